/** A band that follows the line one reads: where the pointer is, or what the keyboard has selected. */
import { make } from './dom'

export class Ruler {
  readonly element = make('div', 'ruler')
  private on = false

  constructor(
    private readonly root: HTMLElement,
    page: HTMLElement,
    /** The box of the line at a point of the window. */
    private readonly lineAt: (x: number, y: number) => DOMRect | null,
  ) {
    this.element.hidden = true
    this.element.setAttribute('aria-hidden', 'true')
    page.addEventListener('pointermove', ({ clientX, clientY }) => this.on && this.follow(this.lineAt(clientX, clientY)))
  }

  set(on: boolean): void {
    this.on = on
    if (!on) this.element.hidden = true
  }

  /** Lies over a line; where there is none it stays. */
  follow(line: DOMRect | null): void {
    if (!this.on || !line) return
    const { style } = this.element
    this.element.hidden = false
    style.setProperty('top', `${line.top - this.root.getBoundingClientRect().top}px`)
    style.setProperty('height', `${line.height}px`)
  }

  /** The page has moved away under it. */
  lift(): void {
    this.element.hidden = true
  }
}
