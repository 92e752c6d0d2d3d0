// Highlights stand in document order: by start; of two that start together the longer first.
import type { Highlight } from '../api'

type Placed = Pick<Highlight, 'id' | 'start' | 'end'>

export function inDocumentOrder(a: Placed, b: Placed): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The ordered list without the highlights named gone and with these put in or put in place of their old selves. */
export function withHighlights<H extends Placed>(list: readonly H[], put: readonly H[], gone: ReadonlySet<string>): readonly H[] {
  if (put.length === 0 && gone.size === 0) return list
  const replaced = new Set(put.map((h) => h.id))
  const kept = list.filter((h) => !gone.has(h.id) && !replaced.has(h.id))
  return merged(kept, [...put].sort(inDocumentOrder))
}

function merged<H extends Placed>(a: readonly H[], b: readonly H[]): H[] {
  const out: H[] = []
  let j = 0
  for (const h of a) {
    for (let next = b[j]; next && inDocumentOrder(next, h) < 0; next = b[++j]) out.push(next)
    out.push(h)
  }
  return out.concat(b.slice(j))
}
