// The reader that is worked in, as the rest of the window may use it. The panes that make readers put them here.
import type { Look, Reader } from '../reader/reader'
import { speakers, tags } from './apply'
import { picked, side } from './screen'
import { unsaved } from './writes'

interface Pane {
  readonly reader: Reader
  readonly root: HTMLElement
}

export const panes: [Pane | null, Pane | null] = [null, null]

export const pane = {
  get reader(): Reader | null {
    return panes[side.peek()]?.reader ?? null
  },
  get root(): HTMLElement | null {
    return panes[side.peek()]?.root ?? null
  },
}

/** How tags, speakers and highlights look now. */
export const look: Look = {
  tag: (id) => tags.value.get(id),
  speaker: (id) => speakers.value.get(id),
  kept: (id) => unsaved.peek().get(id) ?? 'saved',
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
