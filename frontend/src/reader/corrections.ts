/**
 * The same words in two readings of a transcript. Both know what was imported where they read otherwise, so every place
 * in one is a place in the imported text, and that a place in the other.
 */
import { leading } from './spans'
import type { Correction, Span } from './types'

type Edge = 'start' | 'end'

/** A text and what was corrected in it, in order. */
export interface Reading {
  text: string
  corrections: readonly Correction[]
}

/** A place of one reading in another. Within words that read otherwise a start is where they begin, an end where they end. */
export function moved(position: number, edge: Edge, from: Reading, to: Reading): number {
  return place(place(position, edge, stretches(from)), edge, stretches(to).map(turned))
}

/** The stretch of a paragraph in which a reading is another than before; null if it is not, or in more than one paragraph. */
export function reworded(from: Reading, to: Reading): Span | null {
  const [before, now] = [keyed(from), keyed(to)]
  const other = [...[...before].filter(([key]) => !now.has(key)), ...[...now].filter(([key]) => !before.has(key))].map(([, { to }]) => to)
  if (other.length === 0) return null
  const stretched = stretches(to).map(turned)
  const start = place(Math.min(...other.map((span) => span.start)), 'start', stretched)
  const end = place(Math.max(...other.map((span) => span.end)), 'end', stretched)
  return to.text.slice(start, end).includes('\n') ? null : { start, end }
}

/** The corrections that touch a span; of words that were taken out, those within it or at its start. */
export function correctionsIn(corrections: readonly Correction[], { start, end }: Span): readonly Correction[] {
  const first = leading(corrections, (c) => c.end < start || (c.end === start && c.start < start))
  const last = leading(corrections, (c) => c.start < end)
  return first < last ? corrections.slice(first, last) : []
}

/** What stands in one text at a span, and in the other at another. */
interface Stretch {
  from: Span
  to: Span
}

const turned = ({ from, to }: Stretch): Stretch => ({ from: to, to: from })

/** Each correction's words, and where their words stood in the imported text. */
function stretches({ corrections }: Reading): Stretch[] {
  let shift = 0
  return corrections.map(({ start, end, was }) => {
    const to = { start: start + shift, end: start + shift + was.length }
    shift += was.length - (end - start)
    return { from: { start, end }, to }
  })
}

function keyed(reading: Reading): Map<string, Stretch> {
  return new Map(stretches(reading).map((s) => [`${s.to.start} ${s.to.end} ${reading.text.slice(s.from.start, s.from.end)}`, s]))
}

function place(position: number, edge: Edge, all: readonly Stretch[]): number {
  const passed = leading(all, ({ from }) => (edge === 'start' ? from.end <= position : from.end < position))
  const within = all[passed]
  if (within && (edge === 'start' ? within.from.start <= position : within.from.start < position)) return within.to[edge]
  const last = all[passed - 1]
  return last ? last.to.end + position - last.from.end : position
}
