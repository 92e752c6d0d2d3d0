/** Moves a selection by units, with the keyboard, as an anchor that stays and a focus that goes. */
import type { Doc } from './blocks'
import { same } from './spans'
import type { Span } from './types'
import { around, larger, next, previous, smaller, type Unit } from './units'

/** A selection with a direction: start <= end; backward when its focus is the start. */
export interface Walk extends Span {
  backward: boolean
}

/** The next or previous unit as a new selection; from nowhere, the unit at `from`. */
export function go(doc: Doc, walk: Walk | null, unit: Unit, direction: 1 | -1, from: number): Walk | null {
  if (!walk) return forward(next(doc, unit, from) ?? previous(doc, unit, from))
  return forward(direction > 0 ? next(doc, unit, walk.end) : previous(doc, unit, walk.start))
}

/**
 * The selection with its focus moved by a unit. Moved back over its own last unit, the focus
 * crosses to the other side, so that the unit it began with stays selected.
 */
export function extend(doc: Doc, walk: Walk, unit: Unit, direction: 1 | -1): Walk {
  const { start, end } = walk
  const away = walk.backward ? -1 : 1
  if (direction !== away) {
    const kept = direction < 0 ? previous(doc, unit, end - 1)?.end : next(doc, unit, start + 1)?.start
    if (kept !== undefined && start < kept && kept < end) return direction < 0 ? { ...walk, end: kept } : { ...walk, start: kept }
  }
  if (direction > 0) return { start, end: endAfter(doc, unit, end) ?? end, backward: false }
  return { start: startBefore(doc, unit, start) ?? start, end, backward: true }
}

function endAfter(doc: Doc, unit: Unit, position: number): number | null {
  const here = around(doc, unit, position)
  return here && here.end > position ? here.end : null
}

function startBefore(doc: Doc, unit: Unit, position: number): number | null {
  const here = around(doc, unit, position)
  return here && here.start < position ? here.start : (previous(doc, unit, position)?.start ?? null)
}

const forward = (span: Span | null): Walk | null => span && { ...span, backward: false }

/** Grows a selection by units, and shrinks it back the way it grew. */
export class Growth {
  private steps: { from: Walk; to: Walk }[] = []

  grow(doc: Doc, walk: Walk): Walk | null {
    const span = larger(doc, walk)
    if (!span) return null
    if (!same(this.steps.at(-1)?.to ?? null, walk)) this.steps = []
    const to = { ...span, backward: walk.backward }
    this.steps.push({ from: walk, to })
    return to
  }

  shrink(doc: Doc, walk: Walk): Walk | null {
    const last = this.steps.pop()
    if (last && same(last.to, walk)) return last.from
    this.steps = []
    const span = smaller(doc, walk)
    return span && { ...span, backward: walk.backward }
  }
}
