/** A transcript that has come anew against how it is shown: where it reads otherwise, so that only that is drawn again. */
import { directionsIn, goesOn, type Block, type Doc, type Paragraph } from './blocks'
import { correctionsIn } from './corrections'
import type { Marks } from './marks'
import type { Span } from './types'

export interface Shown {
  doc: Doc
  marks: Marks
}

/** Whether two documents have the same blocks and paragraphs, the same people speak in them, and what stands before them is the same. */
export function builtAlike(a: Doc, b: Doc): boolean {
  return (
    a.blocks.length === b.blocks.length &&
    a.paragraphs.length === b.paragraphs.length &&
    a.blocks.every((block, i) => sameBlock(block, b.blocks[i]!) && (!block.front || wordsOf(a, block) === wordsOf(b, b.blocks[i]!))) &&
    a.paragraphs.every((p, i) => p.block === b.paragraphs[i]!.block && isPart(p) === isPart(b.paragraphs[i]!))
  )
}

/** The paragraphs that look otherwise, of two documents that are built alike. */
export function otherwise(a: Shown, b: Shown): number[] {
  return b.doc.paragraphs.flatMap((_, p) => (wordsOf(a.doc, a.doc.paragraphs[p]!) === wordsOf(b.doc, b.doc.paragraphs[p]!) && over(a, p) === over(b, p) ? [] : [p]))
}

function sameBlock(a: Block, b: Block): boolean {
  const [x, y] = [a.turn, b.turn]
  const spoken = x === y || (!!x && !!y && x.number === y.number && x.speakerId === y.speakerId && x.time === y.time && x.unanswered === y.unanswered)
  return spoken && a.first === b.first && a.last === b.last && a.front === b.front && goesOn(a) === goesOn(b)
}

const isPart = ({ start, whole }: Paragraph): boolean => start > whole.start

const wordsOf = ({ text }: Doc, { start, end }: Span): string => text.slice(start, end)

/** All that lies over a paragraph, and where in it. */
function over({ doc, marks }: Shown, p: number): string {
  const { start, end } = doc.paragraphs[p]!
  const within = (s: Span): string => `${Math.max(s.start, start - 1) - start} ${Math.min(s.end, end + 1) - start}`
  return [
    ...marks.inParagraph(p).map((h) => `${h.id} ${within(h)} ${h.tagIds.join(' ')}`),
    ...directionsIn(doc, { start, end }).map(within),
    ...correctionsIn(doc.corrections, { start, end: end + 1 }).map((c) => `${c.id} ${within(c)}`),
  ].join('\n')
}
