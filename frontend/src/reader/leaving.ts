/** Takes what is no longer shown off the page piece by piece: thousands of turns at once would keep the next transcript waiting. */
import { afterPaint, lull } from './painted'

/** How long a piece of work takes, and how long the page has to itself between two, in milliseconds. */
const share = 10
const pause = 30
/** So many pieces go at once: that takes less than a frame. */
const few = 12

export class Leaving {
  private sheets: HTMLElement[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  /** Puts a sheet out of sight at once, and takes it away when there is time. */
  go(sheet: HTMLElement): void {
    if (sheet.childElementCount <= few) return sheet.remove()
    sheet.style.setProperty('width', `${sheet.offsetWidth}px`) // else its words would be laid out anew
    sheet.classList.add('gone')
    sheet.setAttribute('aria-hidden', 'true')
    this.sheets.push(sheet)
    if (this.sheets.length === 1) afterPaint(() => this.work(), lull)
  }

  stop(): void {
    clearTimeout(this.timer)
    this.sheets = []
  }

  private work(): void {
    const begun = performance.now()
    while (this.sheets[0] && performance.now() - begun < share) this.takeSome(this.sheets[0])
    if (this.sheets.length) this.timer = setTimeout(() => this.work(), pause)
  }

  private takeSome(sheet: HTMLElement): void {
    sheet.lastElementChild?.remove()
    if (sheet.childElementCount) return
    sheet.remove()
    this.sheets.shift()
  }
}
