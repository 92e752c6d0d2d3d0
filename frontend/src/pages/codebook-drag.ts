// Dragging tags with the pointer. Not the browser's own dragging: files are let fall on the
// window too, and WebKitGTK can't tell the two apart everywhere.
import { signal } from '@preact/signals'
import { tags } from '../state/apply'
import { chosen, goTo, put, rows, sortBy } from '../state/codebook'
import { dropOf, type Place, type Side } from '../state/codebook-rows'
import { rowHeight } from './CodebookTree'

interface Drag {
  readonly ids: ReadonlySet<string>
  readonly over: { readonly id: string; readonly side: Side } | null
}

/** What is being dragged, and over which row; null for nothing. */
export const dragging = signal<Drag | null>(null)

/** How far the pointer goes before a press becomes a drag, and how near the edge the list scrolls, in pixels. */
const slack = 5
const edge = 40

/** Follows the pointer from a press on a tag's row until it is let go. */
export function grab(event: PointerEvent, id: string): void {
  const grid = (event.currentTarget as HTMLElement).closest<HTMLElement>('.codebook-grid')
  if (event.button !== 0 || !grid || (event.target as Element).closest('button, input')) return
  const from = { x: event.clientX, y: event.clientY }
  let at = from
  let place: Place | null = null
  const scrolling = setInterval(() => scroll(), 30)

  function scroll(): void {
    if (!dragging.value) return
    const box = grid!.getBoundingClientRect()
    if (at.y < box.top + edge + rowHeight) grid!.scrollTop -= 10
    else if (at.y > box.bottom - edge) grid!.scrollTop += 10
    else return
    follow()
  }
  function follow(): void {
    const ids = dragging.value?.ids ?? (chosen.value.has(id) ? chosen.value : new Set([id]))
    if (!dragging.value) {
      if (Math.hypot(at.x - from.x, at.y - from.y) < slack) return
      if (!chosen.value.has(id)) goTo(id)
    }
    const box = grid!.getBoundingClientRect()
    const y = (at.y - box.top + grid!.scrollTop - rowHeight) / rowHeight
    const row = rows.value[Math.floor(y)]
    const share = y - Math.floor(y)
    const side: Side = share < 0.28 ? 'before' : share > 0.72 ? 'after' : 'in'
    place = row ? dropOf(ids, row, side, tags.value, sortBy.value === 'hand') : y >= rows.value.length ? { parentId: '', beforeId: '' } : null
    dragging.value = { ids, over: row && place ? { id: row.tag.id, side } : null }
  }
  function onMove(e: PointerEvent): void {
    at = { x: e.clientX, y: e.clientY }
    follow()
  }
  function end(): void {
    clearInterval(scrolling)
    removeEventListener('pointermove', onMove)
    removeEventListener('pointerup', onUp)
    removeEventListener('pointercancel', end)
    removeEventListener('keydown', onKey, true)
    dragging.value = null
  }
  function onUp(): void {
    const drag = dragging.value
    end()
    if (!drag) return
    // The click that may follow the drag is none.
    const swallow = (e: Event) => e.stopPropagation()
    addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => removeEventListener('click', swallow, true))
    if (place) void put([...drag.ids], place)
  }
  function onKey(e: KeyboardEvent): void {
    if (e.key !== 'Escape' || !dragging.value) return
    e.preventDefault()
    e.stopPropagation()
    end()
  }
  addEventListener('pointermove', onMove)
  addEventListener('pointerup', onUp)
  addEventListener('pointercancel', end)
  addEventListener('keydown', onKey, true)
}
