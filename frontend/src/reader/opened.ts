/** The transcript that is open, as data and as drawn. */
import { directionsIn, paragraphsIn, type Doc } from './blocks'
import type { Chunks } from './chunks'
import type { Geometry } from './geometry'
import type { Marks } from './marks'
import type { Drawn, Offsets } from './offsets'
import { drawGutter, fill, idsOf } from './render'
import type { Highlight, Look, Transcript } from './types'

export interface Opened {
  transcript: Transcript
  doc: Doc
  marks: Marks
  look: Look
  drawn: readonly Drawn[] // one for each paragraph of the document
  offsets: Offsets
  chunks: Chunks
  geometry: Geometry
}

/** The paragraphs of a document, each drawn when its element is first asked for. */
export function drawnBy({ blocks, paragraphs }: Doc, chunks: Chunks): Drawn[] {
  return paragraphs.map(({ start, end, block }, p) => ({
    start,
    end,
    get element() {
      return chunks.sheet(block).paragraphs[p - blocks[block]!.first]!
    },
  }))
}

/** The marks that draw a highlight, in order. */
export function marksOf({ doc, drawn }: Opened, h: Highlight): HTMLElement[] {
  const [first, last] = paragraphsIn(doc, h)
  return drawn
    .slice(first, last)
    .flatMap(({ element }) => [...element.querySelectorAll('mark')])
    .filter((mark) => idsOf(mark).includes(h.id))
}

/** The block in whose margin a highlight has its entry: where its first words are. */
export function blockOf({ doc }: Opened, h: Highlight): number {
  return doc.paragraphs[paragraphsIn(doc, h)[0]]?.block ?? -1
}

/** Draws a paragraph's words with the highlights that now lie over them. */
export function redraw({ doc, marks, drawn, look }: Opened, p: number, picked: string | null): void {
  fill(drawn[p]!.element, doc, doc.paragraphs[p]!, marks.inParagraph(p), look, picked)
}

/** Draws who speaks in blocks [first, last), whose words are still bare, and their highlights and directions. */
export function dress(opened: Opened, first: number, last: number, picked: string | null): void {
  const { blocks, paragraphs } = opened.doc
  for (let b = first; b < last; b++) {
    const block = blocks[b]!
    if (block.turn) drawGutter(opened.chunks.sheet(b), block, block.turn, opened.transcript, opened.look)
  }
  for (let p = blocks[first]!.first; p < blocks[last - 1]!.last; p++) {
    const plain = !opened.marks.inParagraph(p).length && !directionsIn(opened.doc, paragraphs[p]!).length
    if (!plain) redraw(opened, p, picked)
  }
}
