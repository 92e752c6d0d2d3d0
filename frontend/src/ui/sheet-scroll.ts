// How large the parts of a sheet are, and where it is scrolled to.
import type { Column } from '../state/rows'

export const lineHeight = 34
export const headHeight = 32
export const tickWidth = 54

/** Brings a line under the head and beside the first column, which both stay where they are. */
export function bringIntoView<R>(el: HTMLElement | null, line: number | undefined, fixed: number, columns: readonly Column<R>[], column: number): void {
  if (!el) return
  if (line !== undefined) {
    const top = line * lineHeight
    if (top < el.scrollTop) el.scrollTop = top
    else if (top + lineHeight + headHeight > el.scrollTop + el.clientHeight) el.scrollTop = top + lineHeight + headHeight - el.clientHeight
  }
  if (column === 0) return
  const extra = Math.max(0, el.clientWidth - tickWidth - columns.reduce((sum, c) => sum + c.width, 0))
  const left = tickWidth + extra + columns.slice(0, column).reduce((sum, c) => sum + c.width, 0)
  const right = left + (columns[column]?.width ?? 0)
  if (left < el.scrollLeft + fixed) el.scrollLeft = left - fixed
  else if (right > el.scrollLeft + el.clientWidth) el.scrollLeft = right - el.clientWidth
}
