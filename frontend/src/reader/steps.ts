/** What the keyboard does to the selection: it goes from unit to unit, from where one is, and grows. */
import { paragraphAt } from './blocks'
import type { Opened } from './opened'
import type { Selecting } from './selection'
import type { Highlight } from './types'
import { around, type Unit } from './units'
import type { View } from './view'
import { extend, go, Growth, type Walk } from './walk'

export class Steps {
  private growth = new Growth()
  private arrived: number | null = null // where the last jump led

  constructor(
    private readonly view: View,
    private readonly selecting: Selecting,
    /** Words were selected, and this position is where their end is that goes. */
    private readonly taken: (opened: Opened, position: number, way?: 1 | -1) => void,
  ) {}

  /** The words are others now. */
  begin(): void {
    this.growth = new Growth()
    this.arrived = null
  }

  /** The page has gone to a place that was meant, or (null) elsewhere. */
  jumped(to: number | null): void {
    this.arrived = to
  }

  /** Moves the selection by a unit, or one end of it; see Reader.move. */
  move(opened: Opened, picked: Highlight | undefined, unit: Unit, direction: 1 | -1, extending: boolean): void {
    const { doc } = opened
    const walk = this.from(opened, picked, extending)
    const from = walk ? (walk.backward ? walk.start : walk.end - 1) : this.first(opened, unit)
    const way = unit === 'word' ? onwards(opened, from, direction) : direction
    const moved = extending && walk ? extend(doc, walk, unit, way) : go(doc, walk, unit, way, from)
    if (moved && moved.start < moved.end) this.take(opened, moved, walk ? way : 1)
  }

  /** Grows the selection to the next larger unit, or shrinks it to what it grew from. */
  resize(opened: Opened, grow: boolean): void {
    const walk = this.selecting.current
    if (!walk) return
    const to = grow ? this.growth.grow(opened.doc, walk) : this.growth.shrink(opened.doc, walk)
    if (to) this.take(opened, to)
  }

  /** Selects words, and brings into view the end of them that goes. */
  take(opened: Opened, walk: Walk, way?: 1 | -1): void {
    this.arrived = null
    this.selecting.set(walk, true)
    this.taken(opened, walk.backward ? walk.start : Math.max(walk.start, walk.end - 1), way)
  }

  /** What a step goes on from. What is out of view can be extended, but nobody goes on from there. */
  private from(opened: Opened, picked: Highlight | undefined, extending: boolean): Walk | null {
    const selected = this.selecting.current
    if (selected) return extending || this.view.shows(opened, selected) ? selected : null
    return picked && this.view.shows(opened, picked) ? { start: picked.start, end: picked.end, backward: false } : null
  }

  private first(opened: Opened, unit: Unit): number {
    const { arrived } = this
    if (arrived === null || !this.view.shows(opened, { start: arrived, end: arrived })) return this.view.first(opened)
    return around(opened.doc, unit, arrived)?.start ?? arrived
  }
}

/** What a step to the right is in the text: back, where a paragraph runs from right to left. */
export function onwards({ doc, drawn }: Opened, position: number, right: 1 | -1): 1 | -1 {
  const element = drawn[paragraphAt(doc, position)]?.element
  return element && getComputedStyle(element).direction === 'rtl' ? (right > 0 ? -1 : 1) : right
}
