// Where one is in the material, and where one was before the last jumps.
import { signal } from '@preact/signals'
import { openId } from './apply'
import { page } from './pages'
import { pane } from './reader-pane'
import { left, noTrail, type Place } from './trail'

export const trail = signal(noTrail)

/** Where one is; null with nothing open. */
export function here(): Place | null {
  if (page.value !== null) return { transcriptId: '', at: 0, page: page.value }
  return openId.value === '' || !pane.reader ? null : { transcriptId: openId.value, at: pane.reader.place }
}

/** Where the last step of a walk arrived. */
let arrived: Place | null = null

/** Keeps the place one is about to jump away from. */
export function leave(): void {
  const from = here()
  arrived = null
  if (from) trail.value = left(trail.value, from)
}

/** Takes a step of a walk, from highlight to highlight. A walk counts as one jump, from where it began. */
export function walk(step: () => void): void {
  const from = here()
  const walking = from !== null && arrived?.transcriptId === from.transcriptId && arrived.at === from.at
  if (!walking) leave()
  step()
  arrived = here()
}

export function forgetTrail(): void {
  trail.value = noTrail
}
