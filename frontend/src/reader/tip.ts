/** A small box: beside a stripe what the highlight is tagged with, who says it and who marked it, and when; at corrected words what the file says. */
import { make } from './dom'
import { inked, tagsOf } from './ink'
import type { Opened } from './opened'
import type { Correction, Highlight, Tag } from './types'

/** So that the pointer can reach the box, in milliseconds. */
const grace = 140
const gap = 6
/** Of words that were corrected so much is told. */
const mostTold = 300

export class Tip {
  readonly element = make('div', 'tip')
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly off = new AbortController()

  constructor() {
    const { element } = this
    element.hidden = true
    element.setAttribute('aria-hidden', 'true') // the list beside each turn says the same
    element.addEventListener('pointerenter', () => clearTimeout(this.timer))
    element.addEventListener('pointerleave', () => this.leave())
    document.addEventListener('keydown', (e) => e.key === 'Escape' && this.hide(), { signal: this.off.signal })
  }

  /** Stands beside a stripe. Who marked the passage is told when that is known. */
  show(h: Highlight, stripe: Element, opened: Opened, marked: Promise<string>): void {
    const tags = tagsOf([h], opened.look)
    const source = make('div', 'tip-source', sourceOf(h, opened))
    this.fill(...(tags.length ? tags.map(named) : [make('div', 'tip-tag', 'Untagged')]), source)
    this.beside(stripe)
    void marked.then((words) => {
      if (!words || this.element.hidden || !source.isConnected) return
      this.element.append(make('div', 'tip-source', words))
      this.beside(stripe)
    })
  }

  /** To the right of a stripe, or where there is no room above it or below it: never over its passage. */
  private beside(stripe: Element): void {
    const at = stripe.getBoundingClientRect()
    const { frame, width, height } = this.sizes()
    if (at.right + gap + width < frame.right - gap) this.stand(at.right + gap, Math.min(at.top, frame.bottom - gap - height))
    else this.stand(Math.min(at.right + gap, frame.right - gap) - width, this.clear(at))
  }

  /** Stands above corrected words, or below them. */
  showCorrected({ start, end, was }: Correction, words: Element): void {
    const told = was.length > mostTold ? `${was.slice(0, mostTold)}…` : was
    this.fill(make('div', '', start < end ? 'The file says: ' : 'The file says here: ', make('bdi', 'tip-was', told)))
    const at = words.getClientRects()[0] ?? words.getBoundingClientRect()
    const { frame, width } = this.sizes()
    this.stand(Math.min(at.left, frame.right - gap - width), this.clear(at))
  }

  private fill(...lines: HTMLElement[]): void {
    clearTimeout(this.timer)
    this.element.replaceChildren(...lines)
    this.element.hidden = false
  }

  private sizes(): { frame: DOMRect; width: number; height: number } {
    const { element } = this
    return { frame: element.parentElement!.getBoundingClientRect(), width: element.offsetWidth, height: element.offsetHeight }
  }

  /** The height above something or, where there is no room, below it. */
  private clear(at: DOMRect): number {
    const { frame, height } = this.sizes()
    const above = at.top - gap - height
    return above > frame.top ? above : Math.min(at.bottom + gap, frame.bottom - gap - height)
  }

  private stand(left: number, top: number): void {
    const { frame } = this.sizes()
    this.element.style.setProperty('left', `${Math.max(gap, left - frame.left)}px`)
    this.element.style.setProperty('top', `${Math.max(gap, top - frame.top)}px`)
  }

  /** Goes soon, unless the pointer comes to it. */
  leave(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.hide(), grace)
  }

  hide(): void {
    clearTimeout(this.timer)
    this.element.hidden = true
  }

  destroy(): void {
    this.hide()
    this.off.abort()
  }
}

function named(tag: Tag): HTMLElement {
  const sign = make('span', 'tip-sign')
  sign.style.setProperty('background', inked(tag.colour))
  return make('div', 'tip-tag', sign, make('bdi', '', tag.name))
}

/** "Secretary Kerry · turn 14 · 00:12:40" */
function sourceOf(h: Highlight, { transcript, look }: Opened): string {
  const turn = transcript.turns[h.turn - 1]
  const who = look.speaker(h.speakerId)?.display
  return [who, h.turn > 0 ? `turn ${h.turn}` : 'outside the turns', turn?.time].filter(Boolean).join(' · ')
}
