/** Words, sentences, paragraphs and turns around a position, in any script. */
import { paragraphAt, type Doc, type Paragraph } from './blocks'
import { letters, sentences, words } from './segmenters'
import { trim } from './spans'
import type { Span } from './types'

export type Unit = 'word' | 'sentence' | 'paragraph' | 'turn'

/** From the smallest to the largest. */
export const units: readonly Unit[] = ['word', 'sentence', 'paragraph', 'turn']

/** A full stop that ends no sentence: after a title, after an initial or between initials ("U.S."). */
const unfinished = /(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|Lt|Col|Sgt|St|Jr|Sr|vs|No|(?:\p{Lu}\.)*(?!I\.)\p{Lu})\.\s*$/u

/** The unit that holds a position; between two units the one after it, or else the one before. */
export function around(doc: Doc, unit: Unit, position: number): Span | null {
  const here = unitsNear(doc, unit, position).find((s) => position < s.end)
  return here ?? previous(doc, unit, position)
}

/** The first unit that starts at a position or after it. */
export function next(doc: Doc, unit: Unit, position: number): Span | null {
  for (let p = paragraphAt(doc, position); p < doc.paragraphs.length; p++) {
    const found = within(doc, unit, p).find((s) => s.start >= position)
    if (found) return found
  }
  return null
}

/** The last unit that ends at a position or before it. */
export function previous(doc: Doc, unit: Unit, position: number): Span | null {
  for (let p = paragraphAt(doc, position); p >= 0; p--) {
    const found = within(doc, unit, p).findLast((s) => s.end <= position)
    if (found) return found
  }
  return null
}

/** The next larger unit that holds the span and more; null when nothing is larger. */
export function larger(doc: Doc, span: Span): Span | null {
  for (const unit of units) {
    const from = around(doc, unit, span.start)
    const to = around(doc, unit, span.end - 1)
    if (!from || !to) continue
    const grown = { start: Math.min(from.start, span.start), end: to.start < span.end ? Math.max(to.end, span.end) : span.end }
    if (grown.start < span.start || grown.end > span.end) return grown
  }
  return null
}

/** The next smaller unit at the start of the span; null when nothing is smaller. */
export function smaller(doc: Doc, span: Span): Span | null {
  for (const unit of [...units].reverse()) {
    const inside = around(doc, unit, span.start)
    if (inside && inside.start >= span.start && inside.end <= span.end && length(inside) < length(span)) return inside
  }
  return null
}

/** The nearest place to a position where an end may snap: the edge of a word, with or without its stops. */
export function snap(doc: Doc, end: 'start' | 'end', position: number): number {
  const near = stopsIn(doc, doc.paragraphs[paragraphAt(doc, position)], end)
  return near.reduce((best, at) => (Math.abs(at - position) < Math.abs(best - position) ? at : best), near[0] ?? position)
}

/** The next place for an end in a direction, by words or by letters as a reader counts them. */
export function step(doc: Doc, end: 'start' | 'end', position: number, direction: 1 | -1, by: 'word' | 'letter'): number | null {
  const beyond = (at: number) => (direction > 0 ? at > position : at < position)
  for (let p = paragraphAt(doc, position); p >= 0 && p < doc.paragraphs.length; p += direction) {
    const paragraph = doc.paragraphs[p]!
    const stops = by === 'word' ? stopsIn(doc, paragraph, end) : lettersIn(doc, paragraph, end)
    const found = direction > 0 ? stops.find(beyond) : stops.findLast(beyond)
    if (found !== undefined) return found
  }
  return null
}

function unitsNear(doc: Doc, unit: Unit, position: number): Span[] {
  const p = paragraphAt(doc, position)
  const here = within(doc, unit, p)
  const last = here[here.length - 1]
  return last && position < last.end ? here : [...here, ...(p + 1 < doc.paragraphs.length ? within(doc, unit, p + 1) : [])]
}

/** The units that a paragraph consists of, or the turn it belongs to. */
export function within(doc: Doc, unit: Unit, p: number): Span[] {
  const paragraph = doc.paragraphs[p]
  if (!paragraph) return []
  if (unit === 'word') return wordsIn(doc, paragraph)
  if (unit === 'sentence') return sentencesIn(doc, paragraph)
  const whole = trim(doc.text, unit === 'turn' ? doc.blocks[paragraph.block]!.whole : paragraph.whole)
  return whole ? [whole] : []
}

function wordsIn(doc: Doc, { start, end }: Paragraph): Span[] {
  const found: Span[] = []
  for (const { segment, index, isWordLike } of words.segment(doc.text.slice(start, end))) {
    if (isWordLike) found.push({ start: start + index, end: start + index + segment.length })
  }
  return found
}

function sentencesIn(doc: Doc, { start, end }: Paragraph): Span[] {
  const found: Span[] = []
  let open: number | null = null
  for (const { segment, index } of sentences.segment(doc.text.slice(start, end))) {
    open ??= start + index
    const to = start + index + segment.length
    if (to < end && unfinished.test(segment)) continue
    const sentence = trim(doc.text, { start: open, end: to })
    if (sentence) found.push(sentence)
    open = null
  }
  return found
}

/** Edges of words, of runs without white space and of sentences, so that a full stop can be taken in or left out, in any script. */
function stopsIn(doc: Doc, paragraph: Paragraph | undefined, end: 'start' | 'end'): number[] {
  if (!paragraph) return []
  const stops = new Set(wordsIn(doc, paragraph).map((word) => word[end]))
  for (const run of doc.text.slice(paragraph.start, paragraph.end).matchAll(/\S+/g)) {
    stops.add(paragraph.start + run.index + (end === 'end' ? run[0].length : 0))
  }
  if (end === 'end') sentencesIn(doc, paragraph).forEach((sentence) => stops.add(sentence.end))
  return [...stops].sort((a, b) => a - b)
}

function lettersIn(doc: Doc, { start, end }: Paragraph, edge: 'start' | 'end'): number[] {
  return [...letters.segment(doc.text.slice(start, end))]
    .filter(({ segment }) => segment.trim())
    .map(({ segment, index }) => start + index + (edge === 'end' ? segment.length : 0))
}

const length = (span: Span): number => span.end - span.start
