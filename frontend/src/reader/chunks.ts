/**
 * Lays a long transcript out piece by piece: what is in view at once, the rest while the person
 * reads, until the whole page is laid out and exact. The words of a chunk still waiting are in the
 * page, but bare and not displayed; it has the height that their number suggests. (`content-visibility`
 * leaves too much to do: WebKit styles what it skips, and lays it out when asked for its height.)
 */
import type { Block } from './blocks'
import { make } from './dom'

/** About six screens of words. */
const chunkLength = 12_000
/** The time given to laying out before the page may answer, in milliseconds. */
const slice = 8

export interface Chunk {
  element: HTMLElement
  first: number // its blocks are [first, last) of the document's
  last: number
  length: number // in UTF-16 units
  waiting: boolean
  guess: number // its height while it waits, in pixels
}

export class Chunks {
  readonly elements: HTMLElement[]
  private readonly chunks: Chunk[] = []
  private readonly of: number[] = [] // the chunk of each block
  private timer: ReturnType<typeof setTimeout> | undefined
  private cursor = 0
  private owed = 0 // what the scroll position could not take, as it may be whole pixels only

  /**
   * `draw` marks the highlights in blocks [first, last), which are about to be displayed. `done`
   * is called when chunks have been laid out later, and once (with true) when all are.
   */
  constructor(
    private readonly scroller: HTMLElement,
    blocks: readonly Block[],
    sheets: readonly { element: HTMLElement }[],
    private readonly draw: (first: number, last: number) => void,
    private readonly done: (all: boolean) => void,
  ) {
    let chunk: Chunk | undefined
    blocks.forEach(({ start, end }, b) => {
      if (!chunk || chunk.length >= chunkLength) {
        chunk = { element: make('div', 'chunk'), first: b, last: b, length: 0, waiting: true, guess: 0 }
        this.chunks.push(chunk)
      }
      chunk.element.append(sheets[b]!.element)
      chunk.last = b + 1
      chunk.length += end - start + 1
      this.of.push(this.chunks.length - 1)
    })
    this.elements = this.chunks.map(({ element }) => element)
    this.chunks.forEach(({ element }) => element.classList.add('waiting'))
  }

  all(): readonly Chunk[] {
    return this.chunks
  }

  isReady(block: number): boolean {
    return this.chunks[this.of[block] ?? -1]?.waiting === false
  }

  /** Once on the page: lays out what surrounds a block, and goes on to the rest when there is time. */
  start(block: number): void {
    this.lay(this.near(block))
    const laid = this.chunks.filter(({ waiting }) => !waiting)
    const length = laid.reduce((sum, chunk) => sum + chunk.length, 0)
    const height = laid.reduce((sum, { element }) => sum + element.offsetHeight, 0)
    for (const chunk of this.chunks) {
      if (!chunk.waiting) continue
      chunk.guess = Math.round((chunk.length * height) / Math.max(1, length))
      chunk.element.style.setProperty('height', `${chunk.guess}px`)
    }
    this.cursor = this.of[block] ?? 0
    this.proceed()
  }

  /** Lays out what surrounds a block, now. Says whether there was anything to do. */
  ready(block: number): boolean {
    const missing = this.near(block).filter(({ waiting }) => waiting)
    if (!missing.length) return false
    this.keepingPlace(() => this.lay(missing))
    this.done(false)
    return true
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private near(block: number): Chunk[] {
    const at = this.of[block] ?? 0
    return this.chunks.slice(Math.max(0, at - 1), at + 2)
  }

  private lay(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      chunk.waiting = false
      this.draw(chunk.first, chunk.last)
      chunk.element.classList.remove('waiting')
      chunk.element.style.removeProperty('height')
    }
  }

  /** What is laid out above the view is not the height it was thought to be: the view must not move. */
  private keepingPlace(act: () => void): void {
    const edge = this.scroller.getBoundingClientRect().top
    const top = ({ element }: Chunk): number => element.getBoundingClientRect().top
    const held = this.chunks.find(({ element, waiting }) => !waiting && element.getBoundingClientRect().bottom > edge)
    const before = held ? top(held) : 0
    act()
    this.owed += held ? top(held) - before : 0
    if (Math.abs(this.owed) < 1) return
    const from = this.scroller.scrollTop
    this.scroller.scrollTop = from + this.owed
    this.owed -= this.scroller.scrollTop - from
  }

  private proceed(): void {
    if (!this.chunks.some(({ waiting }) => waiting)) return this.done(true)
    this.timer = setTimeout(() => {
      const until = performance.now() + slice
      do this.keepingPlace(() => this.lay(this.nearestWaiting()))
      while (performance.now() < until && this.chunks.some(({ waiting }) => waiting))
      this.done(false)
      this.proceed()
    }, 4)
  }

  private nearestWaiting(): Chunk[] {
    const distance = (i: number): number => (this.chunks[i]!.waiting ? Math.abs(i - this.cursor) : Infinity)
    const nearest = this.chunks.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0)
    return [this.chunks[nearest]!]
  }
}
