/**
 * Lays a long transcript out piece by piece: what is in view at once, the rest while the person
 * reads, until the whole page is laid out and exact. The words of a chunk still waiting are in the
 * page, but bare and not displayed; it has the height that their number suggests. (`content-visibility`
 * leaves too much to do: WebKit styles what it skips, and lays it out when asked for its height.)
 */
import type { Block } from './blocks'
import { make } from './dom'

/** About two screens of words, or of short turns. */
const chunkLength = 4_000
const chunkBlocks = 50
/** How long the page has to itself between two chunks, in milliseconds: a frame, and time for what comes in. */
const pause = 24
/** And how long after the person has done something. */
const rest = 300
const doings = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const

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
  private frame = 0
  private cursor = 0
  private busy = 0 // until when the page is the person's
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
      if (!chunk || chunk.length >= chunkLength || chunk.last - chunk.first >= chunkBlocks) {
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
    for (const name of doings) this.scroller.addEventListener(name, this.wait, { passive: true })
    // What is in view is painted first.
    this.frame = requestAnimationFrame(() => (this.frame = requestAnimationFrame(() => this.proceed())))
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
    cancelAnimationFrame(this.frame)
    for (const name of doings) this.scroller.removeEventListener(name, this.wait)
  }

  private readonly wait = (): void => {
    this.busy = performance.now() + rest
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
    if (!this.chunks.some(({ waiting }) => waiting)) {
      this.stop()
      return this.done(true)
    }
    const left = this.busy - performance.now()
    this.timer = setTimeout(() => {
      if (performance.now() >= this.busy) {
        this.keepingPlace(() => this.lay(this.nearestWaiting()))
        this.done(false)
      }
      this.proceed()
    }, Math.max(pause, left))
  }

  private nearestWaiting(): Chunk[] {
    const distance = (i: number): number => (this.chunks[i]!.waiting ? Math.abs(i - this.cursor) : Infinity)
    const nearest = this.chunks.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0)
    return [this.chunks[nearest]!]
  }
}
