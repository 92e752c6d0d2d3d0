/** Which highlights lie where: looked up by paragraph, changed by id. */
import { paragraphsIn, type Doc } from './blocks'
import { leading } from './spans'
import type { Highlight } from './types'

/** What a change touches: paragraphs to draw again, blocks whose margin to draw again. */
export interface Touched {
  paragraphs: Set<number>
  blocks: Set<number>
}

export class Marks {
  private readonly byId = new Map<string, Highlight>()
  private readonly byParagraph: Highlight[][]
  private readonly sorted: Highlight[]

  constructor(
    private readonly doc: Doc,
    highlights: readonly Highlight[],
  ) {
    this.byParagraph = doc.paragraphs.map(() => [])
    this.sorted = [...highlights].sort(inOrder)
    for (const h of this.sorted) {
      this.byId.set(h.id, h)
      const [first, last] = paragraphsIn(doc, h)
      for (let p = first; p < last; p++) this.byParagraph[p]!.push(h)
    }
  }

  get(id: string): Highlight | undefined {
    return this.byId.get(id)
  }

  /** All highlights in the order of the document. */
  inOrder(): readonly Highlight[] {
    return this.sorted
  }

  /** The nearest wanted highlight after or before one, or else after or before a position. */
  beside(id: string | null, position: number, direction: 1 | -1, wanted: (h: Highlight) => boolean = () => true): Highlight | undefined {
    const all = this.inOrder()
    const one = id === null ? undefined : this.byId.get(id)
    const at = leading(all, (h) => (one ? inOrder(h, one) < 0 : h.start < position))
    let i = direction > 0 ? (one ? at + 1 : at) : at - 1
    while (all[i] && !wanted(all[i]!)) i += direction
    return all[i]
  }

  /** The first highlight that ends beyond a position, or one after it, of which something holds; few are asked. */
  firstFrom(position: number, holds: (h: Highlight) => boolean): Highlight | undefined {
    const all = this.inOrder()
    let i = leading(all, (h) => h.start < position)
    while (all[i] && !holds(all[i]!)) i++
    return all[i]
  }

  inParagraph(p: number): readonly Highlight[] {
    return this.byParagraph[p] ?? []
  }

  /** Those that touch a block, in the order of the document. */
  inBlock(b: number): Highlight[] {
    const block = this.doc.blocks[b]!
    const found = new Set<Highlight>()
    for (let p = block.first; p < block.last; p++) this.byParagraph[p]!.forEach((h) => found.add(h))
    return [...found]
  }

  /** What differs from a whole new list. */
  diff(highlights: readonly Highlight[]): { changed: Highlight[]; removed: string[] } {
    const changed = highlights.filter((h) => !equal(this.byId.get(h.id), h))
    if (highlights.length - changed.length === this.byId.size) return { changed, removed: [] }
    const kept = new Set(highlights.map((h) => h.id))
    return { changed, removed: [...this.byId.keys()].filter((id) => !kept.has(id)) }
  }

  put(changed: readonly Highlight[], removed: readonly string[]): Touched {
    const touched: Touched = { paragraphs: new Set(), blocks: new Set() }
    for (const id of removed) this.take(id, touched, true)
    for (const h of changed) {
      const before = this.byId.get(h.id)
      if (equal(before, h)) continue
      const redraw = !before || !looksAlike(before, h)
      this.take(h.id, touched, redraw)
      this.add(h, touched, redraw)
    }
    return touched
  }

  private take(id: string, touched: Touched, redraw: boolean): void {
    const h = this.byId.get(id)
    if (!h) return
    this.byId.delete(id)
    this.sorted.splice(this.sorted.indexOf(h), 1)
    this.each(h, touched, redraw, (list) => list.splice(list.indexOf(h), 1))
  }

  private add(h: Highlight, touched: Touched, redraw: boolean): void {
    this.byId.set(h.id, h)
    insert(this.sorted, h)
    this.each(h, touched, redraw, (list) => insert(list, h))
  }

  private each(h: Highlight, touched: Touched, redraw: boolean, act: (list: Highlight[]) => void): void {
    const [first, last] = paragraphsIn(this.doc, h)
    for (let p = first; p < last; p++) {
      act(this.byParagraph[p]!)
      if (redraw) touched.paragraphs.add(p)
      touched.blocks.add(this.doc.paragraphs[p]!.block)
    }
  }
}

/** The order of the document; of two that start together the longer first. */
export const inOrder = (a: Highlight, b: Highlight): number =>
  a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function insert(list: Highlight[], h: Highlight): void {
  list.splice(leading(list, (other) => inOrder(other, h) < 0), 0, h)
}

const equal = (a: Highlight | undefined, b: Highlight): boolean =>
  a === b || (!!a && a.note === b.note && looksAlike(a, b))

const looksAlike = (a: Highlight, b: Highlight): boolean =>
  a.start === b.start &&
  a.end === b.end &&
  a.tagIds.length === b.tagIds.length &&
  a.tagIds.every((id, i) => id === b.tagIds[i])
