/** The strip at the right edge: where in the whole the highlights lie, and what is in view. */
import { blockAt } from './blocks'
import { make } from './dom'
import type { Opened } from './opened'
import { leading } from './spans'
import type { Span } from './types'

/** A highlight without tags. */
const plain = '#a4905a'
/** Seen on light and on dark. */
const hitColour = '#cf8a00'
const thinnest = 2.5
const lowest = 3 // rows of a highlight
const width = 12
const delay = 200 // ms: it may wait for the words

export class Minimap {
  readonly element = make('div', 'minimap')
  private readonly canvas = make('canvas')
  private readonly box = make('div', 'minimap-view')
  private family: ReadonlySet<string> | null = null
  private shown: readonly [Opened, readonly Span[]] | null = null
  private timer: ReturnType<typeof setTimeout> | undefined

  /** `begin` is told that a press is about to scroll; `scroll` is asked to bring a share of the page to the middle of the view. */
  constructor(private readonly on: { begin(): void; scroll(share: number): void }) {
    this.element.setAttribute('aria-hidden', 'true')
    this.element.append(this.canvas, this.box)
    this.element.addEventListener('pointerdown', (e) => this.press(e))
    this.element.addEventListener('pointermove', (e) => {
      if (this.element.hasPointerCapture(e.pointerId)) this.go(e)
    })
  }

  /** Draws, a moment later, each highlight at its share of the page, in its first tag's colour, and a line for each hit. */
  draw(opened: Opened, hits: readonly Span[]): void {
    this.shown = [opened, hits]
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.paint(opened, hits), delay)
  }

  /** Shows only the highlights with a tag of these, or all. */
  setFamily(tagIds: ReadonlySet<string> | null): void {
    this.family = tagIds
    if (this.shown) this.draw(...this.shown)
  }

  destroy(): void {
    clearTimeout(this.timer)
  }

  private paint(opened: Opened, hits: readonly Span[]): void {
    const height = this.element.clientHeight
    const scale = devicePixelRatio || 1
    this.canvas.width = width * scale
    this.canvas.height = height * scale
    const pen = this.canvas.getContext('2d')
    if (!pen) return
    pen.scale(scale, scale)
    const rowOf = rows(opened, height)
    const colours = coloured(opened, height, rowOf, this.family)
    for (let top = 0; top < height; ) {
      let bottom = top + 1
      while (bottom < height && colours[bottom] === colours[top]) bottom++
      pen.fillStyle = colours[top] ?? '#0000'
      pen.fillRect(2, top, width - 4, bottom - top)
      top = bottom
    }
    pen.fillStyle = hitColour
    // From row to row: a letter stands in a long transcript a hundred thousand times.
    for (let i = 0; i < hits.length; ) {
      const row = rowOf(hits[i]!.start)
      pen.fillRect(0, Math.min(row, height - thinnest), width, thinnest)
      i = Math.max(i + 1, leading(hits, (hit) => rowOf(hit.start) <= row))
    }
  }

  /** Shows which share of the page is in view. */
  view(top: number, bottom: number): void {
    this.box.style.setProperty('top', `${top * 100}%`)
    this.box.style.setProperty('height', `${Math.min(1, bottom - top) * 100}%`)
    this.box.hidden = bottom - top >= 1
  }

  private press(event: PointerEvent): void {
    if (event.button !== 0) return
    event.preventDefault()
    this.element.setPointerCapture(event.pointerId)
    this.on.begin()
    this.go(event)
  }

  private go({ clientY }: PointerEvent): void {
    const { top, height } = this.element.getBoundingClientRect()
    if (height) this.on.scroll(Math.min(1, Math.max(0, (clientY - top) / height)))
  }
}

/** Tells the row of the strip at which a position stands. */
function rows({ doc, geometry }: Opened, height: number): (position: number) => number {
  return (position) => Math.round((geometry.heightOf(blockAt(doc, position), position) / geometry.height) * height)
}

/** The colour of each row: of several highlights there, of the last. Thousands share a few hundred rows. */
function coloured({ marks, look }: Opened, height: number, rowOf: (position: number) => number, family: ReadonlySet<string> | null): (string | undefined)[] {
  const colours = new Array<string | undefined>(height).fill(undefined)
  for (const { start, end, tagIds } of marks.inOrder()) {
    const first = tagIds.find((id) => look.tag(id) && (!family || family.has(id)))
    if (family && !first) continue
    const top = Math.min(rowOf(start), height - lowest)
    colours.fill((first && look.tag(first)?.colour) ?? plain, top, Math.max(top + lowest, rowOf(end)))
  }
  return colours
}
