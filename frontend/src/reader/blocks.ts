/** A transcript as the page shows it: blocks (front matter, turns, what lies between) of paragraphs. */
import { leading } from './spans'
import type { Span, Transcript, Turn } from './types'

export interface Paragraph extends Span {
  block: number
}

export interface Block extends Span {
  turn: Turn | null // null for front matter and for words outside any turn
  front: boolean
  first: number // its paragraphs are [first, last) of the document's
  last: number
}

export interface Doc {
  text: string
  blocks: Block[]
  paragraphs: Paragraph[]
  directions: readonly Span[]
}

export function cut(t: Transcript): Doc {
  const doc: Doc = { text: t.text, blocks: [], paragraphs: [], directions: t.directions }
  if (t.frontEnd > 0) add(doc, 0, t.frontEnd, null, true)
  let at = t.frontEnd
  for (const turn of t.turns) {
    addLoose(doc, at, turn.start)
    add(doc, turn.start, turn.end, turn, false)
    at = turn.end
  }
  addLoose(doc, at, t.text.length)
  return doc
}

function addLoose(doc: Doc, start: number, end: number): void {
  if (start < end && doc.text.slice(start, end).trim()) add(doc, start, end, null, false)
}

function add(doc: Doc, start: number, end: number, turn: Turn | null, front: boolean): void {
  const first = doc.paragraphs.length
  for (let at = start; at < end; ) {
    const newline = doc.text.indexOf('\n', at)
    const stop = newline < 0 || newline > end ? end : newline
    if (doc.text.slice(at, stop).trim()) {
      doc.paragraphs.push({ start: at, end: stop, block: doc.blocks.length })
    }
    at = stop + 1
  }
  doc.blocks.push({ start, end, turn, front, first, last: doc.paragraphs.length })
}

/** The index of the paragraph that holds a position; between two paragraphs the one before. */
export const paragraphAt = (doc: Doc, position: number): number =>
  Math.max(0, leading(doc.paragraphs, (p) => p.start <= position) - 1)

/** The index of the block that holds a position; between two blocks the one before. */
export const blockAt = (doc: Doc, position: number): number =>
  Math.max(0, leading(doc.blocks, (b) => b.start <= position) - 1)

/** The indices [first, last) of the paragraphs that a span touches. */
export function paragraphsIn(doc: Doc, { start, end }: Span): [number, number] {
  const first = leading(doc.paragraphs, (p) => p.end <= start)
  const last = leading(doc.paragraphs, (p) => p.start < end)
  return [first, Math.max(first, last)]
}

/** The directions that touch a span. */
export function directionsIn(doc: Doc, { start, end }: Span): readonly Span[] {
  const first = leading(doc.directions, (d) => d.end <= start)
  const last = leading(doc.directions, (d) => d.start < end)
  return first < last ? doc.directions.slice(first, last) : []
}
