/** The window onto the page: what is in view, and how to bring something there. */
import { blockAt } from './blocks'
import { make } from './dom'
import type { Opened } from './opened'
import { leading } from './spans'
import type { Span } from './types'

/** Space left above a position that is brought to the top, in pixels. */
const headroom = 24
/** A selection nearer than this to an edge of the view is brought further in. */
const rim = 64
/** From this width the margin is at its narrowest with names, and below it grows no smaller. */
const roomy = 878
/** Scrolling has settled when it has paused for this long, in milliseconds. */
const pause = 160

export class View {
  readonly scroller = make('article', 'reader-scroll')
  readonly page = make('div', 'page')
  private timer: ReturnType<typeof setTimeout> | undefined
  private framed = false
  private size = ''
  private readonly watch: ResizeObserver

  constructor(private readonly root: HTMLElement, on: { scroll(): void; settle(): void; resize(): void }) {
    this.scroller.tabIndex = 0
    this.scroller.append(this.page)
    this.scroller.addEventListener('scroll', () => {
      clearTimeout(this.timer)
      this.timer = setTimeout(on.settle, pause)
      if (this.framed) return
      this.framed = true
      requestAnimationFrame(() => {
        this.framed = false
        on.scroll()
      })
    })
    this.watch = new ResizeObserver(() => {
      this.fit()
      if (this.size === (this.size = this.measured())) return
      on.resize()
    })
    this.watch.observe(this.page)
    this.watch.observe(this.scroller)
  }

  /** Shares the width out. Container queries would do, but make each layout of a long page cost 50 ms. */
  fit(): void {
    const width = this.scroller.clientWidth
    this.root.dataset['room'] = width > 860 ? 'full' : width > 700 ? 'less' : width > 520 ? 'stripes' : 'column'
    const margin = Math.min(230, Math.max(104, 104 + (width - roomy) / 2))
    this.page.style.setProperty('--room', `${Math.round(margin)}px`)
  }

  /** The page has just been laid out and measured: only a later change of size is news. */
  settled(): void {
    this.size = this.measured()
  }

  destroy(): void {
    clearTimeout(this.timer)
    this.watch.disconnect()
  }

  get top(): number {
    return this.scroller.scrollTop
  }

  get bottom(): number {
    return this.scroller.scrollTop + this.scroller.clientHeight
  }

  /** The first position that is wholly in view. */
  first({ drawn, offsets, geometry, doc }: Opened): number {
    const edge = this.scroller.getBoundingClientRect().top
    const [block] = geometry.between(this.top, this.top)
    const near = drawn.slice(doc.blocks[block]?.first, (doc.blocks[block + 1] ?? doc.blocks[block])?.last)
    const paragraph = near[leading(near, ({ element }) => element.getBoundingClientRect().bottom <= edge)]
    if (!paragraph) return near[near.length - 1]?.start ?? 0
    let low = paragraph.start
    let high = paragraph.end
    while (low < high) {
      const middle = (low + high) >> 1
      if ((offsets.caret(middle, 'start')?.top ?? edge) < edge) low = middle + 1
      else high = middle
    }
    return low < paragraph.end ? low : paragraph.start
  }

  /** Whether any of a span is in view. */
  shows({ geometry, doc }: Opened, { start, end }: Span): boolean {
    const height = (position: number): number => geometry.heightOf(blockAt(doc, position), position)
    return height(end) > this.top && height(start) < this.bottom
  }

  /** Brings a position to the top or the middle of the view. */
  bring({ offsets }: Opened, position: number, block: 'start' | 'center'): void {
    const box = offsets.caret(position, 'start')
    if (!box) return
    const edge = this.scroller.getBoundingClientRect().top
    const above = block === 'start' ? headroom : (this.scroller.clientHeight - box.height) / 2
    this.scroller.scrollTop += box.top - edge - above
  }

  /** Moves the page by some pixels, where it is more than a part of one. */
  scroll(by: number): void {
    if (Math.abs(by) >= 1) this.scroller.scrollTop += by
  }

  /**
   * Brings a position into view, if it is not there, by no more than is needed to read on. Who goes on
   * downwards (or upwards) needs no room at the other edge.
   */
  reveal(opened: Opened, position: number, way?: 1 | -1): void {
    const box = opened.offsets.caret(position, 'start')
    if (!box) return
    const { top, bottom } = this.scroller.getBoundingClientRect()
    const above = way === 1 ? 0 : rim
    const below = way === -1 ? 0 : rim
    if (box.top < top + above || box.bottom > bottom - below) this.bring(opened, position, 'center')
  }

  private measured(): string {
    return [this.page.clientWidth, this.page.offsetHeight, this.scroller.clientHeight].join()
  }
}
