// Which places are still to be tagged.
import type { Highlight, Span } from '../api'

/** The places, in their order, that no highlight with all these tags touches. Highlights are in document order. */
export function uncovered(places: readonly Span[], highlights: readonly Highlight[], tagIds: readonly string[]): readonly Span[] {
  const tagged = highlights.filter((h) => tagIds.every((id) => h.tagIds.includes(id)))
  let first = 0
  let reach = 0 // how far the tagged passages go that begin before the place ends
  return places.filter(({ start, end }) => {
    for (let h = tagged[first]; h && h.start < end; h = tagged[++first]) reach = Math.max(reach, h.end)
    return reach <= start
  })
}
