/**
 * Draws and lays out a long transcript piece by piece: what is in view at once, the rest while the
 * person reads, until the whole page is there and exact. A chunk still waiting is empty, and has the
 * height that the number of its words suggests. (`content-visibility` leaves too much to do: WebKit
 * styles what it skips, and lays it out when asked for its height.)
 */
import type { Block } from './blocks'
import { make } from './dom'
import type { Sheet } from './render'

/** About two screens of words, or of short turns. */
const chunkLength = 4_000
const chunkBlocks = 50
/** How long the page has to itself between two pieces of work, in milliseconds: a frame, and time for what comes in. */
const pause = 24
/** And how long after the person has done something. */
const rest = 300
/** How long a piece of work should take. */
const share = 20
const doings = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const

export interface Chunk {
  element: HTMLElement
  first: number // its blocks are [first, last) of the document's
  last: number
  length: number // in UTF-16 units
  sheets: Sheet[] | null // null until they are drawn
  waiting: boolean // until it is laid out
  guess: number // its height while it waits, in pixels
}

interface Drawing {
  /** Draws a block's bare words. */
  bare(block: number): Sheet
  /** Draws who speaks and what is marked in blocks [first, last), which are about to be laid out. */
  dress(first: number, last: number): void
  /** Chunks have been laid out later, and (true) now all are. */
  done(all: boolean): void
}

export class Chunks {
  readonly elements: HTMLElement[]
  private readonly chunks: Chunk[] = []
  private readonly of: number[] = [] // the chunk of each block
  private timer: ReturnType<typeof setTimeout> | undefined
  private frame = 0
  private cursor = 0
  private many = 1 // chunks in a piece of work
  private busy = 0 // until when the page is the person's
  private owed = 0 // what the scroll position could not take, as it may be whole pixels only

  constructor(
    private readonly scroller: HTMLElement,
    blocks: readonly Block[],
    private readonly drawing: Drawing,
  ) {
    let chunk: Chunk | undefined
    blocks.forEach(({ start, end }, b) => {
      if (!chunk || chunk.length >= chunkLength || chunk.last - chunk.first >= chunkBlocks) {
        chunk = { element: make('div', 'chunk waiting'), first: b, last: b, length: 0, sheets: null, waiting: true, guess: 0 }
        this.chunks.push(chunk)
      }
      chunk.last = b + 1
      chunk.length += end - start + 1
      this.of.push(this.chunks.length - 1)
    })
    this.elements = this.chunks.map(({ element }) => element)
  }

  all(): readonly Chunk[] {
    return this.chunks
  }

  isReady(block: number): boolean {
    return this.chunks[this.of[block] ?? -1]?.waiting === false
  }

  isDrawn(block: number): boolean {
    return Boolean(this.chunks[this.of[block] ?? -1]?.sheets)
  }

  /** A block as drawn; where it still waits its words are drawn now, without being laid out. */
  sheet(block: number): Sheet {
    const chunk = this.chunks[this.of[block]!]!
    return this.drawn(chunk)[block - chunk.first]!
  }

  /** Once on the page: lays out what surrounds a block, and then the rest, beginning near it, when there is time. */
  start(block: number): void {
    this.lay(this.near(block))
    const laid = this.chunks.filter(({ waiting }) => !waiting)
    const length = laid.reduce((sum, chunk) => sum + chunk.length, 0)
    const height = laid.reduce((sum, { element }) => sum + element.offsetHeight, 0)
    for (const chunk of this.chunks) {
      if (chunk.waiting) this.hold(chunk, Math.round((chunk.length * height) / Math.max(1, length)))
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
    this.drawing.done(false)
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

  private drawn(chunk: Chunk): Sheet[] {
    if (!chunk.sheets) {
      chunk.sheets = Array.from({ length: chunk.last - chunk.first }, (_, i) => this.drawing.bare(chunk.first + i))
      chunk.element.append(...chunk.sheets.map(({ element }) => element))
    }
    return chunk.sheets
  }

  private hold(chunk: Chunk, height: number): void {
    chunk.guess = height
    chunk.element.style.setProperty('height', `${height}px`)
  }

  private lay(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      chunk.waiting = false
      this.drawn(chunk)
      this.drawing.dress(chunk.first, chunk.last)
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
      return this.drawing.done(true)
    }
    const left = this.busy - performance.now()
    this.timer = setTimeout(() => {
      if (performance.now() >= this.busy) this.work()
      this.proceed()
    }, Math.max(pause, left))
  }

  /** Lays out as many chunks as are likely to take their share of the time: most of it the page takes for any. */
  private work(): void {
    const begun = performance.now()
    this.keepingPlace(() => this.lay(this.nearestWaiting()))
    this.drawing.done(false)
    const took = performance.now() - begun
    this.many = took < share ? this.many + 1 : Math.max(1, this.many >> 1)
  }

  private nearestWaiting(): Chunk[] {
    const distance = (chunk: Chunk): number => Math.abs(this.of[chunk.first]! - this.cursor)
    const waiting = this.chunks.filter((chunk) => chunk.waiting)
    return waiting.sort((a, b) => distance(a) - distance(b)).slice(0, this.many)
  }
}
