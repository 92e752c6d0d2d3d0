/**
 * Between positions in the text and points in the page: the only place that knows both.
 *
 * A drawn paragraph's text nodes, joined, are its words to the letter; the newlines between
 * paragraphs are not in the page, and everything that is not in a paragraph (names, numbers,
 * the margin) is not in the text. The rule at edges:
 *  - position to point: at the border of two text nodes a start lies in the later one, an end
 *    in the earlier one, so that a range begins and ends where its words are drawn;
 *  - point to position: a point outside paragraphs stands, as a start, for the start of the
 *    next paragraph and, as an end, for the end of the one before.
 */
import { leading } from './spans'
import type { Span } from './types'

export type Edge = 'start' | 'end'

/** A paragraph as drawn. */
export interface Drawn extends Span {
  readonly element: HTMLElement
}

export class Offsets {
  constructor(private readonly drawn: readonly Drawn[]) {}

  /** The position of a point of the page; null when nothing is drawn. */
  position(node: Node, offset: number, edge: Edge): number | null {
    const inside = this.holding(node)
    if (inside) {
      const before = document.createRange()
      before.selectNodeContents(inside.element)
      before.setEnd(node, offset)
      return inside.start + before.toString().length
    }
    const point = document.createRange()
    point.setStart(node, offset)
    const passed = leading(this.drawn, ({ element }) => point.comparePoint(element, 0) < 0)
    const near = edge === 'start' ? this.drawn[passed] : this.drawn[passed - 1]
    if (near) return near[edge]
    return edge === 'start' ? (this.drawn[passed - 1]?.end ?? null) : (this.drawn[0]?.start ?? null)
  }

  /** The text between two points of the page, in either order. */
  span(range: { startContainer: Node; startOffset: number; endContainer: Node; endOffset: number }): Span | null {
    const start = this.position(range.startContainer, range.startOffset, 'start')
    const end = this.position(range.endContainer, range.endOffset, 'end')
    return start !== null && end !== null && start < end ? { start, end } : null
  }

  /** The point at a position. */
  point(position: number, edge: Edge): [Node, number] | null {
    const paragraph = this.paragraph(position, edge)
    if (!paragraph) return null
    let left = Math.min(Math.max(position, paragraph.start), paragraph.end) - paragraph.start
    const walker = document.createTreeWalker(paragraph.element, NodeFilter.SHOW_TEXT)
    let last: Text | null = null
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (left < node.length || (edge === 'end' && left === node.length)) return [node, left]
      left -= node.length
      last = node
    }
    return last ? [last, last.length] : [paragraph.element, 0]
  }

  range({ start, end }: Span): Range | null {
    const from = this.point(start, 'start')
    const to = this.point(end, 'end')
    if (!from || !to) return null
    const range = document.createRange()
    range.setStart(...from)
    range.setEnd(...to)
    return range
  }

  /** The box of the last line of a span. */
  lastLine({ start, end }: Span): DOMRect {
    const paragraph = this.paragraph(end, 'end')
    const range = this.range({ start: Math.max(start, Math.min(paragraph?.start ?? start, end)), end })
    const boxes = [...(range?.getClientRects() ?? [])].filter((box) => box.width > 0)
    const last = boxes.pop()
    if (!last) return range?.getBoundingClientRect() ?? new DOMRect()
    const line = boxes.filter((box) => box.bottom > last.top + last.height / 2)
    const left = Math.min(last.left, ...line.map((box) => box.left))
    const right = Math.max(last.right, ...line.map((box) => box.right))
    return new DOMRect(left, last.top, right - left, last.height)
  }

  /** The box of one end of a span: a line high and without width. */
  caret(position: number, edge: Edge): DOMRect | null {
    const point = this.point(position, edge)
    if (!point) return null
    const [node, offset] = point
    const letter = document.createRange()
    letter.setStart(node, edge === 'start' ? offset : Math.max(0, offset - 1))
    letter.setEnd(node, edge === 'start' ? Math.min(offset + 1, node.textContent!.length) : offset)
    const boxes = letter.getClientRects()
    const box = edge === 'start' ? boxes[0] : boxes[boxes.length - 1]
    if (!box) return null
    const rightwards = runsRight(letter.toString()) ?? getComputedStyle(letter.startContainer.parentElement!).direction === 'ltr'
    return new DOMRect((edge === 'start') === rightwards ? box.left : box.right, box.top, 0, box.height)
  }

  /** The position nearest to a point of the window; null where no text is. */
  under(x: number, y: number): number | null {
    const caret = document.caretPositionFromPoint?.(x, y)
    if (caret) return this.inText(caret.offsetNode, caret.offset)
    const range = document.caretRangeFromPoint?.(x, y)
    return range ? this.inText(range.startContainer, range.startOffset) : null
  }

  private inText(node: Node, offset: number): number | null {
    return this.holding(node) ? this.position(node, offset, 'start') : null
  }

  private holding(node: Node): Drawn | undefined {
    const element = node instanceof Element ? node : node.parentElement
    const paragraph = element?.closest<HTMLElement>('[data-paragraph]')
    if (!paragraph) return undefined
    const found = this.drawn[Number(paragraph.dataset['paragraph'])]
    return found?.element === paragraph ? found : undefined
  }

  private paragraph(position: number, edge: Edge): Drawn | undefined {
    const before = leading(this.drawn, (p) => (edge === 'start' ? p.start <= position : p.start < position))
    const here = this.drawn[before - 1]
    if (edge === 'start' && here && position >= here.end && this.drawn[before]) return this.drawn[before]
    return here ?? this.drawn[0]
  }
}

const leftwards = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Which way a letter is written, whatever the paragraph around it does; null for one that goes with its neighbours. */
export function runsRight(letter: string): boolean | null {
  if (/\p{N}/u.test(letter)) return true
  if (leftwards.test(letter)) return false
  return /\p{L}/u.test(letter) ? true : null
}
