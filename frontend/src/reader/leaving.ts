/** Takes what is no longer shown off the page piece by piece: thousands of turns at once would keep the next transcript waiting. */
import { afterPaint } from './painted'

/** How long a piece of work takes, and how long the page has to itself between two, in milliseconds. */
const share = 10
const pause = 30
/** So many pieces go at once: that takes less than a frame. */
const few = 12

export class Leaving {
  private leaves: HTMLElement[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  /** Puts a leaf out of sight at once, and takes it away when there is time. */
  go(leaf: HTMLElement): void {
    if (leaf.childElementCount <= few) return leaf.remove()
    leaf.style.setProperty('width', `${leaf.offsetWidth}px`) // else its words would be laid out anew
    leaf.classList.add('gone')
    leaf.setAttribute('aria-hidden', 'true')
    this.leaves.push(leaf)
    if (this.leaves.length === 1) afterPaint(() => this.work())
  }

  stop(): void {
    clearTimeout(this.timer)
    this.leaves = []
  }

  private work(): void {
    const begun = performance.now()
    while (this.leaves[0] && performance.now() - begun < share) this.takeSome(this.leaves[0])
    if (this.leaves.length) this.timer = setTimeout(() => this.work(), pause)
  }

  private takeSome(leaf: HTMLElement): void {
    leaf.lastElementChild?.remove()
    if (leaf.childElementCount) return
    leaf.remove()
    this.leaves.shift()
  }
}
