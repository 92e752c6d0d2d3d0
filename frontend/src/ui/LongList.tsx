import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { afterPaint } from '../reader/painted'
import { Heights } from './heights'
import { noMemory, type ListMemory } from './list-memory'

interface LongListProps<T> {
  label: string
  items: readonly T[]
  idOf: (item: T) => string
  /** A guess of a row's height in pixels, until it has been drawn. */
  guess: (item: T) => number
  render: (item: T, index: number) => ComponentChildren
  /** The row to bring into view when it changes. */
  shownId: string | null
  /** Where that row is, if it is known: to look for it takes the longer the longer the list is. */
  shownAt?: number
  /** The row that the list keeps in view as one reads elsewhere. */
  hereId?: string | null
  /** What it remembers of the last time it was shown; kept up to date. */
  memory?: ListMemory
  /** The room between two rows, as the style sheet has it. */
  gap?: number
  /** Called with the items that are drawn, whenever they are others. */
  onDrawn?: (items: readonly T[]) => void
}

const spare = 900
const usualGap = 10

/** A scrolling list of any length. Only the rows near the view are drawn; the rest is room. */
export function LongList<T>({ label, items, idOf, guess, render, shownId, shownAt, hereId = null, memory, gap = usualGap, onDrawn }: LongListProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  const own = useRef(noMemory())
  const kept = memory ?? own.current
  const view = useRef({ of: kept, top: kept.top, height: 900 })
  if (view.current.of !== kept) view.current = { of: kept, top: kept.top, height: view.current.height }
  const [, drawAgain] = useState(0)
  const [widths, rewidened] = useState(0)

  // Of a long list only what is measured anew is looked at again.
  const heights = useMemo(() => new Heights(eachOf(items, (item) => (kept.heights.size > 0 ? kept.heights.get(idOf(item)) : undefined) ?? guess(item) + gap)), [items, kept, widths])
  const whole = useRef<ListMemory | null>(null) // the list of which more is drawn than the view
  const near = () => {
    const { top, height } = view.current
    const beyond = whole.current === kept ? spare : 0
    return heights.stretch(top - beyond, top + height + beyond)
  }
  const { first, last } = near()
  const drawn = items.slice(first, last)
  const shown = useMemo(() => (shownId === null ? undefined : (shownAt ?? placeOf(items, idOf, shownId))), [items, shownId, shownAt])
  const here = useMemo(() => placeOf(items, idOf, hereId), [items, hereId])

  /** Draws the rows near the view, where those are others by now. */
  const look = (top: number, height: number) => {
    kept.top = top
    view.current = { of: kept, top, height }
    const now = near()
    if (now.first !== first || now.last !== last) drawAgain((n) => n + 1)
  }
  // The room is made past the framework: it changes with what is measured, and nothing else is drawn again for that.
  const makeRoom = (el: HTMLElement) => {
    ;(el.firstElementChild as HTMLElement).style.height = `${heights.top(first)}px`
    ;(el.lastElementChild as HTMLElement).style.height = `${heights.top(items.length) - heights.top(last)}px`
  }
  useLayoutEffect(() => {
    if (box.current) makeRoom(box.current)
  })

  useLayoutEffect(() => {
    const el = box.current
    if (!el) return
    const watch = new ResizeObserver(() => {
      if (el.clientWidth !== kept.width) {
        kept.heights.clear()
        kept.width = el.clientWidth
        rewidened((n) => n + 1)
      }
      view.current = { of: kept, top: el.scrollTop, height: el.clientHeight }
      drawAgain((n) => n + 1)
    })
    watch.observe(el)
    return () => watch.disconnect()
  }, [kept])

  // Another list is another place, be it the top or where one was.
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = kept.top
  }, [kept])

  useEffect(() => onDrawn?.(drawn), [items, first, last])

  // What one sees of another list comes first, and what one would scroll to after it.
  useEffect(() => {
    let left = false
    afterPaint(() => {
      if (left) return
      whole.current = kept
      drawAgain((n) => n + 1)
    })
    return () => void (left = true)
  }, [kept])

  // Rows drawn for the first time are measured; the view stays on the row it was on.
  useLayoutEffect(() => {
    const el = box.current
    if (!el) return
    const { scrollTop: top, clientHeight } = el // before anything is written, as the page would be laid out once more
    let shifted = 0
    const changed = new Set<number>()
    drawn.forEach((item, i) => {
      const row = first + i
      const height = (el.children[i + 1] as HTMLElement | undefined)?.offsetHeight ?? 0
      const more = height + gap - heights.of(row)
      if (height === 0 || Math.abs(more) < 1) return
      const bottom = heights.top(row + 1) - shifted // where it was thought to end
      kept.heights.set(idOf(item), height + gap)
      heights.set(row, height + gap)
      changed.add(row)
      if (bottom <= top) shifted += more
    })
    if (changed.size === 0) return
    makeRoom(el)
    if (shifted !== 0) el.scrollTop += shifted
    if (shown !== undefined && changed.has(shown)) drawAgain((n) => n + 1)
    else look(top + shifted, clientHeight)
  })

  // Its height is news too: a row that is shown may open, and its lower half is wanted as well.
  useEffect(() => bringIntoView(box.current, heights, shown, gap), [shownId, items, shown === undefined ? 0 : heights.of(shown)])
  useEffect(() => keepInStep(box.current, heights, here, shown), [hereId])

  return (
    <div
      ref={box} class="long-list" role="list" aria-label={label}
      onScroll={({ currentTarget: el }) => look(el.scrollTop, el.clientHeight)}
    >
      <div class="room" role="presentation" />
      {drawn.map((item, i) => (
        <div key={idOf(item)} class="long-row" role="listitem" aria-setsize={items.length} aria-posinset={first + i + 1}>
          {render(item, first + i)}
        </div>
      ))}
      <div class="room" role="presentation" />
    </div>
  )
}

function eachOf<T>(items: readonly T[], heightOf: (item: T) => number): Float64Array {
  const heights = new Float64Array(items.length)
  for (let i = 0; i < items.length; i++) heights[i] = heightOf(items[i]!)
  return heights
}

function placeOf<T>(items: readonly T[], idOf: (item: T) => string, id: string | null): number | undefined {
  const place = id === null ? -1 : items.findIndex((item) => idOf(item) === id)
  return place < 0 ? undefined : place
}

function bringIntoView(el: HTMLElement | null, heights: Heights, row: number | undefined, gap: number): void {
  if (!el || row === undefined) return
  const top = heights.top(row)
  const bottom = heights.top(row + 1)
  if (top < el.scrollTop) el.scrollTop = Math.max(0, top - gap)
  else if (bottom > el.scrollTop + el.clientHeight) el.scrollTop = bottom - el.clientHeight + gap
}

/** How much of the row before is left to be seen. */
const before = 22

/** Brings a row to the top, unless somebody is busy with the list; one that is shown near it stays in view. */
function keepInStep(el: HTMLElement | null, heights: Heights, row: number | undefined, shown: number | undefined): void {
  if (!el || row === undefined || el.matches(':hover, :focus-within')) return
  const top = heights.top(row)
  el.scrollTop = Math.max(0, top - before)
  const near = shown !== undefined && shown >= row && heights.top(shown) < top + 2 * el.clientHeight
  if (near) bringIntoView(el, heights, shown, usualGap)
}
