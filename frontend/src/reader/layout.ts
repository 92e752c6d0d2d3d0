/** Finds a place for each entry of the margin: beside its passage, never over another. */

export interface Entry {
  top: number // where it would like to be: beside its passage's first line
  heights: readonly number[] // of its forms, from the fullest to the barest; at least one
}

export interface Place {
  top: number
  form: number // index into heights; -1 when there is no room for it
}

export interface Layout {
  places: Place[]
  more: { top: number; count: number } | null // the "+n" for those without a place
}

export interface Room {
  limit: number // nothing reaches below it
  gap: number // between two entries
  reach: number // how far an entry may be pushed down before those above it give way
  more: number // height of the "+n"
}

/**
 * Entries are given in the order of their tops. One is pushed down by those above it, and
 * takes the fullest form that leaves those below it within reach of their passages and the
 * limit. Those that cannot stand above the limit even in their barest form have no place.
 */
export function layout(entries: readonly Entry[], room: Room): Layout {
  const kept = fitting(entries, room)
  const floor = kept < entries.length ? room.limit - room.more - room.gap : room.limit
  const latest = latestBottoms(entries.slice(0, kept), floor, room)

  const places: Place[] = []
  let free = -Infinity
  for (let i = 0; i < kept; i++) {
    const { top: wish, heights } = entries[i]!
    const top = Math.max(wish, free)
    const fits = heights.findIndex((height) => top + height <= latest[i]!)
    const form = fits >= 0 ? fits : heights.length - 1
    places.push({ top, form })
    free = top + heights[form]! + room.gap
  }

  const hidden = entries.slice(kept)
  hidden.forEach(({ top }) => places.push({ top, form: -1 }))
  const more = hidden.length ? { top: Math.max(hidden[0]!.top, free), count: hidden.length } : null
  if (more) more.top = Math.max(free, Math.min(more.top, room.limit - room.more))
  return { places, more }
}

/** How many leading entries stand above the limit in their barest form, with room for "+n" if some do not. */
function fitting(entries: readonly Entry[], room: Room): number {
  const count = standing(entries, room.limit, room.gap)
  return count === entries.length ? count : standing(entries, room.limit - room.more - room.gap, room.gap)
}

function standing(entries: readonly Entry[], limit: number, gap: number): number {
  let free = -Infinity
  for (let i = 0; i < entries.length; i++) {
    const bottom = Math.max(entries[i]!.top, free) + barest(entries[i]!)
    if (bottom > limit) return i
    free = bottom + gap
  }
  return entries.length
}

/** For each entry the lowest bottom that leaves all below it a place. */
function latestBottoms(entries: readonly Entry[], limit: number, { gap, reach }: Room): number[] {
  const latest = new Array<number>(entries.length)
  let below = limit
  for (let i = entries.length - 1; i >= 0; i--) {
    latest[i] = below
    const start = Math.min(below - barest(entries[i]!), entries[i]!.top + reach)
    below = Math.min(below, start - gap)
  }
  return latest
}

const barest = (entry: Entry): number => entry.heights[entry.heights.length - 1]!
