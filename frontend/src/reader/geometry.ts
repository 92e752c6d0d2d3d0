/** Where the blocks stand on the page: measured where the page is laid out, guessed where it still waits. */
import type { Doc } from './blocks'
import type { Chunks } from './chunks'
import { leading } from './spans'

export class Geometry {
  height = 1
  private tops: number[] = []
  private readonly inside = new Map<HTMLElement, number[]>() // the tops of a laid out chunk's blocks, below its own

  constructor(private doc: Doc) {}

  /** The words are others now; where their blocks stand is known when they are measured. */
  reread(doc: Doc): void {
    this.doc = doc
  }

  /** Measures the page; what is within a chunk only once, unless it may have changed. */
  measure(chunks: Chunks, height: number, changed: boolean): void {
    if (changed) this.inside.clear()
    this.height = Math.max(1, height)
    this.tops = []
    for (const { element, first, last, waiting, guess } of chunks.all()) {
      const top = element.offsetTop
      if (waiting) {
        this.guess(top, guess, first, last)
        continue
      }
      let inside = this.inside.get(element)
      if (!inside) {
        inside = Array.from({ length: last - first }, (_, i) => chunks.sheet(first + i).element.offsetTop - top)
        this.inside.set(element, inside)
      }
      for (const below of inside) this.tops.push(top + below)
    }
  }

  top(block: number): number {
    return this.tops[block] ?? this.height
  }

  /** The blocks [first, last) that lie between two heights. */
  between(top: number, bottom: number): [number, number] {
    const first = leading(this.tops, (t) => t <= top) - 1
    return [Math.max(0, first), leading(this.tops, (t) => t < bottom)]
  }

  /** Nearly the height of a position: by share of the words within its block. */
  heightOf(block: number, position: number): number {
    const { start, end } = this.doc.blocks[block]!
    const share = end > start ? Math.min(1, Math.max(0, (position - start) / (end - start))) : 0
    return this.top(block) + share * (this.top(block + 1) - this.top(block))
  }

  private guess(top: number, height: number, first: number, last: number): void {
    const { blocks } = this.doc
    const from = blocks[first]!.start
    const length = Math.max(1, blocks[last - 1]!.end - from)
    for (let b = first; b < last; b++) this.tops.push(top + ((blocks[b]!.start - from) / length) * height)
  }
}
