// What stands in a sheet besides its cells: the heads of its columns and of its groups.
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from 'lucide'
import type { Column, Sort } from '../state/rows'
import { Icon } from './Icon'
import { showMenuAt, type MenuItem } from './Menu'
import { classes } from './sheet-parts'

/** The head of the lines that follow it. */
export interface GroupHead {
  readonly kind: 'group'
  readonly id: string
  readonly label: string
  readonly count: number
  readonly open: boolean
  readonly toggle: () => void
  readonly menu?: () => readonly MenuItem[]
}

interface ColumnHeadProps<R> {
  id: string
  place: number
  column: Column<R>
  sort: Sort | null
  active: boolean
  onSort: () => void
  onMenu: (at: DOMRect) => void
}

export function ColumnHead<R>({ id, place, column, sort, active, onSort, onMenu }: ColumnHeadProps<R>) {
  const by = sort?.id === column.id ? sort : null
  return (
    <span
      id={id} role="columnheader" aria-colindex={place + 1} aria-sort={by === null ? 'none' : by.down ? 'descending' : 'ascending'} title={column.label}
      class={classes('sheet-cell', column.number && 'number', active && 'active')} onClick={onSort}
      onContextMenu={(e) => {
        e.preventDefault()
        onMenu(new DOMRect(e.clientX, e.clientY, 0, 0))
      }}
    >
      <span class="sheet-words">{column.label}</span>
      {by && <Icon of={by.down ? ArrowDown : ArrowUp} size={12} />}
    </span>
  )
}

interface GroupLineProps {
  line: GroupHead
  index: number
  style: { top: string }
  id: string
  span: number
  active: boolean
  onHere: () => void
}

/** The head of the rows that follow it. */
export function GroupLine({ line, index, style, id, span, active, onHere }: GroupLineProps) {
  return (
    <div role="row" aria-rowindex={index} class="sheet-line sheet-group" style={{ top: style.top }} onContextMenu={(e) => line.menu && showMenuAt(e, line.label, line.menu)}>
      <span
        id={id} role="gridcell" aria-colspan={span} aria-expanded={line.open} class={classes('sheet-cell', active && 'active')}
        onClick={() => {
          onHere()
          line.toggle()
        }}
      >
        <Icon of={line.open ? ChevronDown : ChevronRight} size={14} />
        <b>{line.label}</b> <span class="faint">{line.count.toLocaleString('en')}</span>
      </span>
    </div>
  )
}
