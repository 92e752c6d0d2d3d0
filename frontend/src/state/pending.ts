// Highlights as the person has just made them, while the disk catches up. They lie over
// the saved ones and go when the last write that concerns them is acknowledged.
import type { Highlight } from '../api'
import { withHighlights } from './order'

/** What a write will leave of a highlight: its new self, or null for none. */
export type Expected = Highlight | null

export interface Overlay {
  readonly expected: Expected
  /** Writes on their way that concern it. */
  readonly writes: number
}

export type Pending = ReadonlyMap<string, Overlay>

/** One more write is on its way, after which the highlight will be this. */
export function begun(pending: Pending, id: string, expected: Expected): Pending {
  return new Map(pending).set(id, { expected, writes: (pending.get(id)?.writes ?? 0) + 1 })
}

/** One write was acknowledged or given up. */
export function ended(pending: Pending, id: string): Pending {
  const overlay = pending.get(id)
  if (!overlay) return pending
  const next = new Map(pending)
  if (overlay.writes > 1) next.set(id, { ...overlay, writes: overlay.writes - 1 })
  else next.delete(id)
  return next
}

/** The saved highlights of a transcript with the pending ones over them. */
export function overlaid(saved: readonly Highlight[], pending: Pending, transcriptId: string): readonly Highlight[] {
  const put: Highlight[] = []
  const gone = new Set<string>()
  for (const [id, { expected }] of pending) {
    if (expected === null) gone.add(id)
    else if (expected.transcriptId === transcriptId) put.push(expected)
  }
  return withHighlights(saved, put, gone)
}
