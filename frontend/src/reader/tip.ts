/** A small box beside a stripe: what the highlight is tagged with, who says it, and when. */
import { make } from './dom'
import { inked, tagsOf } from './ink'
import type { Opened } from './opened'
import type { Highlight, Tag } from './types'

/** So that the pointer can reach the box, in milliseconds. */
const grace = 140
const gap = 6

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

  /** Stands to the right of a stripe, or where there is no room above it or below it: never over its passage. */
  show(h: Highlight, stripe: Element, opened: Opened): void {
    clearTimeout(this.timer)
    const { element } = this
    const tags = tagsOf([h], opened.look)
    element.replaceChildren(...(tags.length ? tags.map(named) : [make('div', 'tip-tag', 'Untagged')]), make('div', 'tip-source', sourceOf(h, opened)))
    element.hidden = false
    const frame = element.parentElement!.getBoundingClientRect()
    const at = stripe.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = element
    const fits = at.right + gap + width < frame.right - gap
    const left = fits ? at.right + gap : Math.min(at.right + gap, frame.right - gap) - width
    const above = at.top - gap - height
    const top = fits ? Math.min(at.top, frame.bottom - gap - height) : above > frame.top ? above : Math.min(at.bottom + gap, frame.bottom - gap - height)
    element.style.setProperty('left', `${Math.max(gap, left - frame.left)}px`)
    element.style.setProperty('top', `${Math.max(gap, top - frame.top)}px`)
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
