/** Where nothing is highlighted yet in what the answering voices say. */
import { directionsIn, paragraphAt, type Doc } from './blocks'
import type { Marks } from './marks'
import { overlaps } from './spans'
import type { Look, Span } from './types'
import { within } from './units'

const word = /[\p{L}\p{N}]/u

/** Whether a block is somebody's answer; in a text without turns all that is no front matter is. */
export function isAnswer(doc: Doc, b: number, look: Look): boolean {
  const block = doc.blocks[b]
  if (!block || block.front) return false
  if (!block.turn) return !doc.blocks.some(({ turn }) => turn)
  return look.speaker(block.turn.speakerId)?.role !== 'interviewer'
}

/** The next or previous run of sentences in one paragraph of an answer that no highlight touches. */
export function untagged(doc: Doc, marks: Marks, look: Look, from: number, direction: 1 | -1): Span | null {
  const beyond = (s: Span) => (direction > 0 ? s.start >= from : s.end <= from)
  for (let p = paragraphAt(doc, from); p >= 0 && p < doc.paragraphs.length; p += direction) {
    if (!isAnswer(doc, doc.paragraphs[p]!.block, look)) continue
    const runs = bareRuns(doc, marks, p, beyond)
    const found = direction > 0 ? runs[0] : runs.at(-1)
    if (found) return found
  }
  return null
}

function bareRuns(doc: Doc, marks: Marks, p: number, beyond: (s: Span) => boolean): Span[] {
  const over = marks.inParagraph(p)
  const runs: Span[] = []
  let open: Span | null = null
  for (const sentence of within(doc, 'sentence', p)) {
    if (!beyond(sentence) || over.some((h) => overlaps(h, sentence))) open = null
    else if (open) open.end = sentence.end
    else if (isSpoken(doc, sentence)) runs.push((open = { ...sentence }))
  }
  return runs
}

/** Whether a sentence is more than a direction such as "(Laughter.)". */
function isSpoken(doc: Doc, span: Span): boolean {
  let words = doc.text.slice(span.start, span.end)
  for (const { start, end } of directionsIn(doc, span)) {
    words = words.replace(doc.text.slice(Math.max(start, span.start), Math.min(end, span.end)), '')
  }
  return word.test(words)
}
