/** A transcript as the page shows it: blocks (front matter, turns, what lies between) of paragraphs. */
import { sentences, words } from './segmenters'
import { leading, trim } from './spans'
import type { Correction, Span, Transcript, Turn } from './types'

/** A paragraph, or a part of one that is too long to be drawn in one piece. */
export interface Paragraph extends Span {
  block: number
  whole: Span
}

/** A turn or another stretch, or a part of one that is too long. */
export interface Block extends Span {
  turn: Turn | null // null for front matter and for words outside any turn
  front: boolean
  whole: Span
  first: number // its paragraphs are [first, last) of the document's
  last: number
}

export interface Doc {
  text: string
  blocks: Block[]
  paragraphs: Paragraph[]
  directions: readonly Span[]
  corrections: readonly Correction[]
}

/** More letters than this are not drawn in one piece, since with any change to one of them all would be laid out anew. */
const longest = 16_000

/** On paper nothing changes: it takes everything in one piece. */
export function cut(t: Transcript, most = longest): Doc {
  const doc: Doc = { text: t.text, blocks: [], paragraphs: [], directions: t.directions, corrections: t.corrections }
  if (t.frontEnd > 0) add(doc, { start: 0, end: t.frontEnd }, null, true, Infinity)
  let at = t.frontEnd
  for (const turn of t.turns) {
    addLoose(doc, at, turn.start, most)
    add(doc, turn, turn, false, most)
    at = turn.end
  }
  addLoose(doc, at, t.text.length, most)
  return doc
}

/** Whether a block goes on with the turn or the stretch of the one before. */
export const goesOn = ({ start, whole }: Block): boolean => start > whole.start

function addLoose(doc: Doc, start: number, end: number, most: number): void {
  if (start < end && doc.text.slice(start, end).trim()) add(doc, { start, end }, null, false, most)
}

function add(doc: Doc, { start, end }: Span, turn: Turn | null, front: boolean, most: number): void {
  const whole = { start, end }
  const begin = (at: number): Block => {
    const first = doc.paragraphs.length
    const block: Block = { start: at, end, turn, front, whole, first, last: first }
    doc.blocks.push(block)
    return block
  }
  let block = begin(start)
  for (const part of partsOf(doc.text, whole, most)) {
    const full = end - start > most && part.end - block.start > most / 2
    if (full && block.last > block.first) {
      block.end = doc.paragraphs[block.last - 1]!.end
      block = begin(part.start)
    }
    doc.paragraphs.push({ ...part, block: doc.blocks.length - 1 })
    block.last++
  }
}

/** The paragraphs in a stretch, those that are too long in parts. */
function* partsOf(text: string, { start, end }: Span, most: number): Generator<Omit<Paragraph, 'block'>> {
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at)
    const stop = newline < 0 || newline > end ? end : newline
    const whole = { start: at, end: stop }
    while (stop - at > most) {
      const seam = seamIn(text, { start: at + most / 4, end: at + most / 2 })
      const part = trim(text, { start: at, end: seam })
      if (part) yield { ...part, start: at, whole }
      at = seam
    }
    if (text.slice(at, stop).trim()) yield { start: at, end: stop, whole }
    at = stop + 1
  }
}

/** Where a text can be parted within a span: before its last sentence or, without one, its last word. */
function seamIn(text: string, { start, end }: Span): number {
  const within = text.slice(start, end)
  for (const unit of [sentences, words]) {
    const last = [...unit.segment(within)].at(-1)
    if (last && last.index > 0) return start + last.index
  }
  return end
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
