/**
 * A transcript as it is printed: title block, speakers, turns, and beside each highlight its
 * tags and its note. A page of its own, as the one on the screen stands on measured heights
 * that paper does not have, and draws what is far from view later.
 */
import { cut, paragraphsIn, type Doc } from './blocks'
import { make } from './dom'
import { inked, tagsOf } from './ink'
import { Marks } from './marks'
import { drawBlock, drawGutter, drawTitle, fill, idsOf } from './render'
import type { Highlight, Look, Transcript } from './types'

export function drawPrint(t: Transcript, highlights: readonly Highlight[], look: Look): HTMLElement {
  const doc = cut(t, Infinity)
  const marks = new Marks(doc, highlights)
  const sheets = doc.blocks.map((block) => {
    const sheet = drawBlock(doc, block, t, look)
    if (block.turn) drawGutter(sheet, block, block.turn, t, look)
    return sheet
  })
  sheets.flatMap(({ paragraphs }) => paragraphs).forEach((element, p) => {
    fill(element, doc, doc.paragraphs[p]!, marks.inParagraph(p), look, null)
    for (const h of marks.inParagraph(p)) if (paragraphsIn(doc, h)[0] === p) annotate(element, doc, h, look)
  })
  const page = make('article', 'print', ...(t.frontEnd > 0 ? [] : [drawTitle(t, look)]), ...sheets.map(({ element }) => element))
  page.dataset['theme'] = 'light' // paper is
  return page
}

/** Puts what a highlight says beside the line it begins in. */
function annotate(paragraph: HTMLElement, { text }: Doc, h: Highlight, look: Look): void {
  const start = [...paragraph.querySelectorAll('mark')].find((mark) => idsOf(mark).includes(h.id))
  if (!start || text.slice(h.start, h.end).trim() === '') return
  const tags = tagsOf([h], look).map((tag) => {
    const name = make('bdi', 'print-tag', tag.name)
    name.style.setProperty('--ink-of-tag', inked(tag.colour))
    return name
  })
  const note = make('span', 'print-note', ...(tags.length || h.note ? tags : [make('span', 'print-tag', 'Highlight')]))
  if (h.note) {
    const words = make('span', 'print-words', h.note)
    words.dir = 'auto'
    note.append(words)
  }
  start.before(note)
}
