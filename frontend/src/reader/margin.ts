/**
 * The margin: beside each passage a stripe along its lines, the names of its tags and its note.
 * It takes no room from the text, so it is drawn only near the view, after the words are laid out, and taken away
 * far from it: all of it is positioned, which costs at every layout, scroll and painting, in view or not.
 */
import { make } from './dom'
import { drawEntry, drawStripe, heightsOf, linesOf, shape } from './entry'
import { lanes, type Stretch } from './lanes'
import { layout, type Layout } from './layout'
import { blockOf, marksOf, type Opened } from './opened'
import { idsOf } from './render'
import { leading } from './spans'
import type { Highlight } from './types'

export interface MarginEvents {
  pick(id: string): void
  openNote(id: string): void
  light(id: string | null): void
  /** The pointer is on the stripe of a highlight, or (null) on none. */
  tell(id: string | null, stripe: Element | null): void
}

/** How far outside the view the margin is drawn, in pixels, and how far outside it is taken away again. */
const ahead = 900
const behind = 2500
/** Who scrolls by more than this at once is not looking at margins; they are drawn when the page has been still for a moment, in milliseconds. */
const leap = 700
const still = 60
const room = { gap: 1, reach: 130, more: 18 }

/** A stripe's initials need as many empty lanes beside it. */
const initialsRoom = 3

/** A block's margin on its way to the page. */
interface Sketch {
  block: number
  list: HTMLElement
  stripes: HTMLElement
  over: Highlight[] // all highlights that touch the block
  own: Highlight[] // those that begin in it, which have an entry here
  entries: HTMLElement[]
}

interface Measured {
  stretches: Stretch[]
  lines: number[] // of each entry's note
  result: Layout
}

export class Margin {
  private opened: Opened | null = null
  private readonly fresh = new Set<number>()
  private readonly drawn = new Map<number, HTMLElement[]>()
  private view: [number, number] = [0, 0]
  private timer: ReturnType<typeof setTimeout> | undefined
  private picked: string | null = null

  constructor(page: HTMLElement, events: MarginEvents) {
    const idAt = (e: Event): string | null =>
      (e.target as Element).closest<HTMLElement>('.entry, .stripe, .more, .crowd')?.dataset['id'] ?? null
    page.addEventListener('click', (e) => {
      const id = idAt(e)
      if (!id) return
      if ((e.target as Element).closest('.entry-note')) events.openNote(id)
      else events.pick(id)
    })
    for (const name of ['pointerover', 'focusin']) page.addEventListener(name, (e) => events.light(idAt(e)))
    page.addEventListener('pointerover', (e) => {
      const stripe = (e.target as Element).closest<HTMLElement>('.stripe')
      events.tell(stripe?.dataset['id'] ?? null, stripe)
    })
    page.addEventListener('pointerleave', () => events.tell(null, null))
    for (const name of ['pointerleave', 'focusout']) page.addEventListener(name, () => events.light(null))
  }

  /** Another transcript is drawn: nothing of it stands here until it is laid out and known. */
  show(): void {
    clearTimeout(this.timer)
    this.opened = null
    this.fresh.clear()
    this.drawn.clear()
    this.picked = null
  }

  destroy(): void {
    clearTimeout(this.timer)
  }

  /** The page has scrolled to these heights. */
  scrolled(top: number, bottom: number): void {
    clearTimeout(this.timer)
    const leapt = Math.abs(top - this.view[0]) > leap
    if (leapt) this.timer = setTimeout(() => this.near(top, bottom), still)
    else this.near(top, bottom)
    this.view = [top, bottom]
  }

  /** Draws what is missing near the heights in view, and the nearest entries beyond, so that Tab finds them. */
  near(top: number, bottom: number): void {
    const { opened } = this
    if (!opened) return
    this.view = [top, bottom]
    const [first, last] = opened.geometry.between(top - ahead, bottom + ahead)
    const wanted = Array.from({ length: last - first }, (_, i) => first + i)
    wanted.push(...this.beyond(opened, first, last))
    const missing = wanted.filter((block) => !this.fresh.has(block) && opened.chunks.isReady(block))
    if (missing.length) this.draw(opened, missing)
    this.leave(opened, new Set(wanted))
  }

  /** Takes away what is drawn far from the view, but for what is wanted, or has the keyboard. */
  private leave(opened: Opened, wanted: ReadonlySet<number>): void {
    const [top, bottom] = this.view
    const [first, last] = opened.geometry.between(top - behind, bottom + behind)
    for (const [block, halves] of this.drawn) {
      const far = (block < first || block >= last) && !wanted.has(block)
      if (far && !halves.some((half) => half.contains(document.activeElement))) this.drop(opened, block)
    }
  }

  private drop(opened: Opened, block: number): void {
    this.fresh.delete(block)
    this.drawn.get(block)?.forEach((half) => half.remove())
    this.drawn.delete(block)
    opened.chunks.sheet(block).element.classList.remove('margined')
  }

  /** Draws these blocks again, and those above them whose room has changed. */
  touch(blocks: ReadonlySet<number>): void {
    const { opened } = this
    if (!opened) return
    for (const block of blocks) {
      this.fresh.delete(block)
      this.fresh.delete(this.before(opened, block))
    }
    this.near(...this.view)
  }

  /** Draws everything again as it comes near: the transcript, the width or the look is another. */
  stale(opened: Opened, top: number, bottom: number): void {
    this.opened = opened
    this.fresh.clear()
    this.near(top, bottom)
  }

  pick(id: string | null): void {
    const before = this.picked
    this.picked = id
    for (const one of [before, id]) {
      this.partsOf(one).forEach((part) => part.classList.toggle('picked', one === id))
    }
  }

  light(id: string, on: boolean): void {
    this.partsOf(id).forEach((part) => part.classList.toggle('lit', on))
  }

  private partsOf(id: string | null): HTMLElement[] {
    const h = id ? this.opened?.marks.get(id) : undefined
    if (!h || !this.opened) return []
    const first = blockOf(this.opened, h)
    const parts: HTMLElement[] = []
    for (let block = first; block >= 0 && (this.opened.doc.blocks[block]?.start ?? Infinity) < h.end; block++) {
      for (const half of this.drawn.get(block) ?? []) {
        parts.push(...[...half.children].filter((part): part is HTMLElement => part instanceof HTMLElement && part.dataset['id'] === h.id))
      }
    }
    return parts
  }

  private beyond(opened: Opened, first: number, last: number): number[] {
    const all = opened.marks.inOrder()
    const start = opened.doc.blocks[last]?.start ?? Infinity
    const next = all[leading(all, (h) => h.start < start)]
    const found = [this.before(opened, first), next ? blockOf(opened, next) : -1]
    return found.filter((block) => block >= 0 && (block < first || block >= last))
  }

  /** The last block above a block that has an entry; -1 for none. */
  private before(opened: Opened, block: number): number {
    const all = opened.marks.inOrder()
    const start = opened.doc.blocks[block]?.start ?? 0
    const last = all[leading(all, (h) => h.start < start) - 1]
    return last ? blockOf(opened, last) : -1
  }

  /** Writes all, then reads all, then writes all, so that the page is laid out once. */
  private draw(opened: Opened, blocks: readonly number[]): void {
    const sketches = blocks.map((block) => this.sketch(opened, block)).filter((sketch) => sketch !== null)
    const measured = sketches.map((sketch) => this.measure(opened, sketch))
    sketches.forEach((sketch, i) => this.place(sketch, measured[i]!))
  }

  private sketch(opened: Opened, block: number): Sketch | null {
    this.drop(opened, block)
    this.fresh.add(block)
    const over = opened.marks.inBlock(block)
    const own = over.filter((h) => blockOf(opened, h) === block)
    const { element } = opened.chunks.sheet(block)
    element.classList.toggle('margined', over.length > 0)
    if (!over.length) return null

    const entries = own.map((h) => drawEntry(h, opened.look))
    const list = make('ul', 'margin', ...entries)
    const turn = opened.doc.blocks[block]!.turn
    list.setAttribute('aria-label', turn ? `Highlights in turn ${turn.number}` : 'Highlights')
    const stripes = make('div', 'stripes', ...over.map((h) => drawStripe(h, opened.look)))
    stripes.setAttribute('aria-hidden', 'true')
    const halves = own.length ? [stripes, list] : [stripes]
    element.append(...halves)
    this.drawn.set(block, halves)
    return { block, list, stripes, over, own, entries }
  }

  private measure(opened: Opened, { block, over, own, entries }: Sketch): Measured {
    const { element } = opened.chunks.sheet(block)
    const origin = element.getBoundingClientRect().top
    const passages = passagesIn(element, origin)
    const line = (h: Highlight): Stretch => passages.get(h.id) ?? { top: 0, bottom: 0 }
    const wishes = own.map((h, i) => ({ top: line(h).top, heights: heightsOf(entries[i]!) }))
    const limit = this.limit(opened, block) - origin - room.gap
    return { stretches: over.map(line), lines: entries.map(linesOf), result: layout(wishes, { ...room, limit }) }
  }

  /** The height in the window above which a block's entries stay: where the next block's begin, or what else reaches into the margin. */
  private limit(opened: Opened, block: number): number {
    const chips = opened.chunks.sheet(block).element.querySelector('.chips')
    if (chips) return chips.getBoundingClientRect().top
    const all = opened.marks.inOrder()
    const { end } = opened.doc.blocks[block]!
    const next = all[leading(all, (h) => h.start < end)]
    const mark = next && opened.chunks.isReady(blockOf(opened, next)) && marksOf(opened, next)[0]
    return mark ? mark.getBoundingClientRect().top : Infinity
  }

  private place({ list, stripes, over, own, entries }: Sketch, { stretches, lines, result }: Measured): void {
    const { lane, free, crowds } = lanes(stretches)
    const parts = [...stripes.children] as HTMLElement[]
    parts.forEach((stripe, i) => {
      const { top, bottom } = stretches[i]!
      stripe.hidden = lane[i]! < 0
      stand(stripe, top, bottom - top)
      stripe.style.setProperty('--lane', String(lane[i]))
      stripe.classList.toggle('roomy', free[i]! >= initialsRoom)
      stripe.classList.toggle('continued', !own.includes(over[i]!))
      if (stripe.dataset['id'] === this.picked) stripe.classList.add('picked')
    })
    for (const { top, count, first } of crowds) {
      const crowd = make('span', 'crowd', `+${count}`)
      crowd.title = `${count} more highlight${count === 1 ? '' : 's'} here`
      crowd.dataset['id'] = over[first]!.id
      stand(crowd, top)
      stripes.append(crowd)
    }
    entries.forEach((entry, i) => {
      const { top, form } = result.places[i]!
      stand(entry, form < 0 ? (result.more?.top ?? top) : top)
      shape(entry, form, lines[i]!)
      if (entry.dataset['id'] === this.picked) entry.classList.add('picked')
    })
    if (result.more) list.append(this.more(result.more, own))
  }

  private more({ top, count }: { top: number; count: number }, own: readonly Highlight[]): HTMLElement {
    const button = make('button', '', `+${count}`)
    button.type = 'button'
    button.title = `${count} more highlight${count === 1 ? '' : 's'} here`
    const more = make('li', 'more', button)
    more.dataset['id'] = own[own.length - count]!.id
    stand(more, top)
    return more
  }
}

/** From the first line to the last of each highlight in a block, below the block's top. */
function passagesIn(block: HTMLElement, origin: number): Map<string, Stretch> {
  const lines = new Map<string, Stretch>()
  for (const mark of block.querySelectorAll('mark')) {
    const box = mark.getBoundingClientRect()
    const top = box.top - origin
    const bottom = box.bottom - origin
    for (const id of idsOf(mark)) {
      const line = lines.get(id)
      if (line) line.bottom = Math.max(line.bottom, bottom)
      else lines.set(id, { top, bottom })
    }
  }
  return lines
}

function stand({ style }: HTMLElement, top: number, height?: number): void {
  style.setProperty('top', `${top}px`)
  if (height !== undefined) style.setProperty('height', `${height}px`)
}
