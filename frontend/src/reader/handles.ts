/** The two grips at the ends of the picked highlight: dragged, they take words, with Alt letters. */
import type { Doc } from './blocks'
import { make } from './dom'
import type { Offsets } from './offsets'
import { paint } from './paint'
import { same } from './spans'
import type { Highlight, Span } from './types'
import { snap } from './units'

type End = 'start' | 'end'

export class Handles {
  private doc: Doc | null = null
  private offsets: Offsets | null = null
  private picked: Highlight | null = null
  private drag: (Span & { pointer: number }) | null = null
  private readonly grips: Record<End, HTMLElement> = { start: make('div', 'handle start'), end: make('div', 'handle end') }

  constructor(
    private readonly page: HTMLElement,
    private readonly moved: (id: string, start: number, end: number) => void,
  ) {
    for (const end of ['start', 'end'] as const) {
      const grip = this.grips[end]
      grip.setAttribute('aria-hidden', 'true') // the keyboard has its own way: see Reader.nudge
      grip.addEventListener('pointerdown', (e) => this.press(e, end))
      grip.addEventListener('pointermove', (e) => this.pull(e, end))
      grip.addEventListener('pointerup', () => this.drop(true))
      grip.addEventListener('pointercancel', () => this.drop(false))
      grip.addEventListener('lostpointercapture', () => this.drop(false))
    }
  }

  show(doc: Doc, offsets: Offsets): void {
    this.doc = doc
    this.offsets = offsets
    this.pick(null)
  }

  /** Puts the grips on a highlight, in its colour, or away. */
  pick(h: Highlight | null, colour?: string): void {
    this.picked = h
    this.place()
    for (const grip of Object.values(this.grips)) {
      if (!h) grip.remove()
      else {
        grip.style.setProperty('--c1', colour ?? 'var(--plain)')
        if (!grip.isConnected) this.page.append(grip)
      }
    }
  }

  /** Puts the grips where the ends now are. */
  place(): void {
    const span = this.drag ?? this.picked
    if (!span) return
    const origin = this.page.getBoundingClientRect()
    const boxes = { start: this.offsets?.caret(span.start, 'start'), end: this.offsets?.caret(span.end, 'end') }
    for (const end of ['start', 'end'] as const) {
      const box = boxes[end]
      const { style } = this.grips[end]
      if (!box) continue
      style.setProperty('left', `${box.left - origin.left}px`)
      style.setProperty('top', `${box.top - origin.top}px`)
      style.setProperty('height', `${box.height}px`)
    }
  }

  private press(event: PointerEvent, end: End): void {
    if (event.button !== 0 || !this.picked) return
    event.preventDefault()
    this.grips[end].setPointerCapture(event.pointerId)
    this.drag = { start: this.picked.start, end: this.picked.end, pointer: event.pointerId }
    this.hold(true)
  }

  private pull(event: PointerEvent, end: End): void {
    if (!this.drag || !this.doc || !this.offsets) return
    const under = this.offsets.under(event.clientX, event.clientY)
    if (under === null) return
    const to = event.altKey ? under : snap(this.doc, end, under)
    if (end === 'start' ? to >= this.drag.end : to <= this.drag.start) return
    this.drag[end] = to
    paint('moving', [this.offsets.range(this.drag)])
    this.place()
  }

  private drop(keep: boolean): void {
    const { drag, picked } = this
    if (!drag) return
    this.drag = null
    this.hold(false)
    paint('moving', [])
    this.place()
    if (keep && picked && !same(drag, picked)) this.moved(picked.id, drag.start, drag.end)
  }

  private hold(held: boolean): void {
    for (const grip of Object.values(this.grips)) grip.classList.toggle('held', held)
  }
}
