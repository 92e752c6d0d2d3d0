/** What the pointer does to highlights: picks them, names them, lights them up. */
import { describe } from './ink'
import { marksOf, type Opened } from './opened'
import { idsOf } from './render'
import type { Highlight } from './types'

interface Host {
  opened(): Opened | null
  picked(): string | null
  pick(id: string | null): void
  copyTime(time: string): void
  voice(speakerId: string): void
  lit(id: string, on: boolean): void // in the margin
  corrected(words: HTMLElement): void // are under the pointer
}

export class Pointing {
  private lit: string | null = null

  constructor(
    page: HTMLElement,
    private readonly host: Host,
  ) {
    page.addEventListener('click', (e) => this.click(e))
    page.addEventListener('pointerover', (e) => this.entitle(e))
    page.addEventListener('pointerover', ({ target }) => {
      const words = (target as Element).closest<HTMLElement>('.corrected')
      if (words) this.host.corrected(words)
    })
  }

  /** Lights up the words of a highlight, wherever it was pointed at. */
  light(id: string | null): void {
    const opened = this.host.opened()
    if (!opened || id === this.lit) return
    for (const one of [this.lit, id]) {
      const h = one ? opened.marks.get(one) : undefined
      if (!h) continue
      marksOf(opened, h).forEach((mark) => mark.classList.toggle('lit', one === id))
      this.host.lit(h.id, one === id)
    }
    this.lit = id
  }

  /** Picks the shortest highlight under the pointer; clicked again, the next longer one. */
  private click({ target, detail }: MouseEvent): void {
    const at = target as Element
    const time = at.closest('.time')
    if (time) return this.host.copyTime(time.textContent ?? '')
    const speakerId = at.closest('.who') && at.closest<HTMLElement>('.turn')?.dataset['speaker']
    if (speakerId) return this.host.voice(speakerId)
    if (detail > 1 || at.closest('button, .handle, .stripe, .crowd') || !getSelection()?.isCollapsed) return
    const mark = at.closest<HTMLElement>('mark')
    if (!mark) {
      if (this.host.picked()) this.host.pick(null)
      return
    }
    const over = this.over(mark).sort((a, b) => a.end - a.start - (b.end - b.start))
    const next = over[(over.findIndex((h) => h.id === this.host.picked()) + 1) % over.length]
    if (next) this.host.pick(next.id)
  }

  /** Says what a mark is, once somebody points at it. */
  private entitle({ target }: Event): void {
    const mark = (target as Element).closest<HTMLElement>('mark')
    const opened = this.host.opened()
    if (mark && opened && !mark.title) mark.title = this.over(mark).map((h) => describe(h, opened.look)).join('\n')
  }

  private over(mark: HTMLElement): Highlight[] {
    return idsOf(mark).flatMap((id) => this.host.opened()?.marks.get(id) ?? [])
  }
}
