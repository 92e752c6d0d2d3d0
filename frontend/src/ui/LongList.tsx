import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { stretch, topsOf } from './heights'
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
export function LongList<T>({ label, items, idOf, guess, render, shownId, hereId = null, memory, gap = usualGap, onDrawn }: LongListProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  const own = useRef(noMemory())
  const kept = memory ?? own.current
  const [view, setView] = useState({ top: kept.top, height: 900 })
  const [measures, remeasured] = useState(0)
  const [widths, rewidened] = useState(0)

  // Of a long list only what is measured anew is looked at again: the sums alone are made each time.
  const heights = useMemo(() => Float64Array.from(items, (item) => kept.heights.get(idOf(item)) ?? guess(item) + gap), [items, kept, widths])
  const tops = useMemo(() => topsOf(heights), [heights, measures])
  const { first, last, above, below } = stretch(tops, view.top - spare, view.top + view.height + spare)
  const drawn = items.slice(first, last)

  useLayoutEffect(() => {
    const el = box.current
    if (!el) return
    const watch = new ResizeObserver(() => {
      if (el.clientWidth !== kept.width) {
        kept.heights.clear()
        kept.width = el.clientWidth
        rewidened((n) => n + 1)
      }
      setView({ top: el.scrollTop, height: el.clientHeight })
    })
    watch.observe(el)
    return () => watch.disconnect()
  }, [kept])

  // Another list is another place, be it the top or where one was.
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = kept.top
  }, [kept])

  useEffect(() => onDrawn?.(drawn), [items, first, last])

  // Rows drawn for the first time are measured; the view stays on the row it was on.
  useLayoutEffect(() => {
    const el = box.current
    if (!el) return
    let shifted = 0
    let changed = false
    drawn.forEach((item, i) => {
      const height = (el.children[i + 1] as HTMLElement | undefined)?.offsetHeight ?? 0
      const known = heights[first + i] ?? 0
      if (height === 0 || Math.abs(height + gap - known) < 1) return
      kept.heights.set(idOf(item), height + gap)
      heights[first + i] = height + gap
      changed = true
      if ((tops[first + i + 1] ?? 0) <= el.scrollTop) shifted += height + gap - known
    })
    if (shifted !== 0) el.scrollTop += shifted
    if (changed) remeasured((n) => n + 1)
  })

  const index = useMemo(() => new Map(items.map((item, i) => [idOf(item), i])), [items])
  const shown = shownId === null ? undefined : index.get(shownId)
  // Its height is news too: a row that is shown may open, and its lower half is wanted as well.
  useEffect(() => bringIntoView(box.current, tops, shown, gap), [shownId, items, shown === undefined ? 0 : heights[shown]])
  useEffect(() => keepInStep(box.current, tops, hereId === null ? undefined : index.get(hereId), shown), [hereId])

  return (
    <div
      ref={box} class="long-list" role="list" aria-label={label}
      onScroll={(e) => {
        kept.top = e.currentTarget.scrollTop
        setView({ top: e.currentTarget.scrollTop, height: e.currentTarget.clientHeight })
      }}
    >
      <div class="room" role="presentation" style={{ height: `${above}px` }} />
      {drawn.map((item, i) => (
        <div key={idOf(item)} class="long-row" role="listitem" aria-setsize={items.length} aria-posinset={first + i + 1}>
          {render(item, first + i)}
        </div>
      ))}
      <div class="room" role="presentation" style={{ height: `${below}px` }} />
    </div>
  )
}

function bringIntoView(el: HTMLElement | null, tops: ArrayLike<number>, row: number | undefined, gap: number): void {
  if (!el || row === undefined) return
  const top = tops[row] ?? 0
  const bottom = tops[row + 1] ?? top
  if (top < el.scrollTop) el.scrollTop = Math.max(0, top - gap)
  else if (bottom > el.scrollTop + el.clientHeight) el.scrollTop = bottom - el.clientHeight + gap
}

/** How much of the row before is left to be seen. */
const before = 22

/** Brings a row to the top, unless somebody is busy with the list; one that is shown near it stays in view. */
function keepInStep(el: HTMLElement | null, tops: ArrayLike<number>, row: number | undefined, shown: number | undefined): void {
  if (!el || row === undefined || el.matches(':hover, :focus-within')) return
  const top = tops[row] ?? 0
  el.scrollTop = Math.max(0, top - before)
  const near = shown !== undefined && shown >= row && (tops[shown] ?? 0) < top + 2 * el.clientHeight
  if (near) bringIntoView(el, tops, shown, usualGap)
}
