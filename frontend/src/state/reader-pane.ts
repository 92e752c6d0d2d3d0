// The reader that is worked in, as the rest of the window may use it. The panes that make readers put them here.
import type { Span } from '../api'
import type { Look, Reader } from '../reader/reader'
import type { Passage } from '../ui/floating'
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

/** Something to stand beside: words of the transcript, wherever they are scrolled to. */
export function passageAt(span: Span): Passage {
  const { reader, root } = pane
  return { getBoundingClientRect: () => reader?.boxOf(span) ?? new DOMRect(), contextElement: root?.querySelector('.page') ?? document.body }
}

export function focusReader(): void {
  pane.reader?.focus()
}
