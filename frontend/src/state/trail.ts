// The way one has come: back and forward, as in a browser.

import type { PageName } from './pages'

export interface Place {
  /** Empty for a page about the whole project. */
  readonly transcriptId: string
  /** The position at the top of the view. */
  readonly at: number
  readonly page?: PageName
}

export interface Trail {
  /** Where one jumped away from, the latest last. */
  readonly past: readonly Place[]
  /** Where one went back from, the nearest last. */
  readonly ahead: readonly Place[]
}

export const noTrail: Trail = { past: [], ahead: [] }
const longest = 100

const same = (a: Place | undefined, b: Place): boolean => a?.transcriptId === b.transcriptId && a.at === b.at && a.page === b.page

/** The trail after a jump away from a place. What was ahead is so no more. */
export function left(trail: Trail, from: Place): Trail {
  const past = same(trail.past.at(-1), from) ? trail.past : [...trail.past, from].slice(-longest)
  return { past, ahead: [] }
}

export interface Turned {
  readonly trail: Trail
  readonly to: Place
}

/** The last place that is another than here and still there, and the trail with here ahead of it; null where there is none. */
export function back({ past, ahead }: Trail, here: Place, there: (place: Place) => boolean): Turned | null {
  const i = past.findLastIndex((place) => there(place) && !same(place, here))
  const to = past[i]
  return to ? { trail: { past: past.slice(0, i), ahead: [...ahead, here].slice(-longest) }, to } : null
}

/** The same the other way. */
export function forward({ past, ahead }: Trail, here: Place, there: (place: Place) => boolean): Turned | null {
  const turned = back({ past: ahead, ahead: past }, here, there)
  return turned && { trail: { past: turned.trail.ahead, ahead: turned.trail.past }, to: turned.to }
}
