import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

interface FixedListProps<T> {
  label: string
  items: readonly T[]
  idOf: (item: T) => string
  /** Of every row, in pixels. */
  height: number
  render: (item: T) => ComponentChildren
  /** The row to bring into view when it changes. */
  shownId: string
  onKey: (event: KeyboardEvent) => void
}

const spare = 15 // rows drawn beyond the view

/** A scrolling list of rows of one height. Only those near the view are drawn. */
export function FixedList<T>({ label, items, idOf, height, render, shownId, onKey }: FixedListProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  const first = Math.max(0, Math.floor(view.top / height) - spare)
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / height) + spare)
  const look = () => box.current && setView({ top: box.current.scrollTop, height: box.current.clientHeight })

  useLayoutEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(look)
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    const row = items.findIndex((item) => idOf(item) === shownId)
    const el = box.current
    if (!el || row < 0) return
    if (row * height < el.scrollTop) el.scrollTop = row * height
    else if ((row + 1) * height > el.scrollTop + el.clientHeight) el.scrollTop = (row + 1) * height - el.clientHeight
  }, [shownId])

  return (
    <div ref={box} class="fixed-list" role="list" aria-label={label} onScroll={look} onKeyDown={onKey}>
      <div role="presentation" style={{ height: `${first * height}px` }} />
      {items.slice(first, last).map((item, i) => (
        <div key={idOf(item)} role="listitem" aria-setsize={items.length} aria-posinset={first + i + 1} data-line={idOf(item)} style={{ height: `${height}px` }}>{render(item)}</div>
      ))}
      <div role="presentation" style={{ height: `${Math.max(0, items.length - last) * height}px` }} />
    </div>
  )
}
