// The reader as the rest of the window may use it. The pane that makes it puts it here.
import type { Look, Reader } from '../reader/reader'
import { speakers, tags } from './apply'
import { picked } from './screen'

export const pane: { reader: Reader | null; root: HTMLElement | null } = { reader: null, root: null }

/** How tags and speakers look now. */
export const look: Look = {
  tag: (id) => tags.value.get(id),
  speaker: (id) => speakers.value.get(id),
}

/** Picks a highlight and brings it into view. */
export function pickAndShow(id: string): void {
  picked.value = id
  pane.reader?.setPicked(id, { scroll: true })
}

/** Where a highlight is on the screen: the box of its last piece, or of the pane if none is drawn. */
export function boxOf(highlightId: string): DOMRect {
  const pieces = pane.root?.querySelectorAll(`mark[data-ids~="${CSS.escape(highlightId)}"]`) ?? []
  const last = pieces[pieces.length - 1]
  return (last ?? pane.root ?? document.body).getBoundingClientRect()
}

export function focusReader(): void {
  pane.reader?.focus()
}
