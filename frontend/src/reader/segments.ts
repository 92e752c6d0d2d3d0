/** Cuts a stretch of text at the ends of everything that lies over it. */
import type { Span } from './types'

export interface Ranged extends Span {
  id: string
}

/** A piece of text that one set of highlights covers from end to end. */
export interface Segment extends Span {
  ids: readonly string[] // of the highlights over it, in the order given
  direction: boolean // part of a "(Laughter.)"
}

interface Edge {
  at: number
  opens: boolean
  index: number // of the highlight; -1 for a direction
}

const none: readonly string[] = []

/**
 * The segments of [start, end) in order: they follow one another without a gap, and
 * neighbours differ. One sweep over the sorted ends.
 */
export function segments(
  { start, end }: Span,
  highlights: readonly Ranged[],
  directions: readonly Span[],
): Segment[] {
  const edges = [...edgesOf(highlights, start, end, false), ...edgesOf(directions, start, end, true)]
  edges.sort((a, b) => a.at - b.at)

  const out: Segment[] = []
  const open = new Set<number>()
  let depth = 0
  let ids = none
  let at = start
  let next = 0
  while (at < end) {
    let changed = false
    for (let edge = edges[next]; edge && edge.at === at; edge = edges[++next]) {
      if (edge.index < 0) depth += edge.opens ? 1 : -1
      else {
        changed = true
        if (edge.opens) open.add(edge.index)
        else open.delete(edge.index)
      }
    }
    if (changed) ids = open.size ? [...open].sort((a, b) => a - b).map((i) => highlights[i]!.id) : none
    const to = edges[next]?.at ?? end
    add(out, { start: at, end: to, ids, direction: depth > 0 })
    at = to
  }
  return out
}

function edgesOf(spans: readonly Span[], start: number, end: number, direction: boolean): Edge[] {
  const edges: Edge[] = []
  spans.forEach((span, i) => {
    const from = Math.max(span.start, start)
    const to = Math.min(span.end, end)
    if (from >= to) return
    const index = direction ? -1 : i
    edges.push({ at: from, opens: true, index }, { at: to, opens: false, index })
  })
  return edges
}

function add(out: Segment[], segment: Segment): void {
  const last = out[out.length - 1]
  const alike =
    last &&
    last.direction === segment.direction &&
    last.ids.length === segment.ids.length &&
    last.ids.every((id, i) => id === segment.ids[i])
  if (alike) last.end = segment.end
  else out.push(segment)
}
