import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { clipOf, type Column, type Pasted, type Sort } from '../state/rows'
import { closeMenu, showMenu, showMenuAt, type MenuItem } from './Menu'
import { ColumnHead, GroupLine, type GroupHead } from './sheet-heads'
import { Catcher, CellField, CellWords, classes, Tick } from './sheet-parts'
import { bringIntoView, headHeight, lineHeight, tickWidth } from './sheet-scroll'

/** A line of a sheet: a row, or the head of those that follow it. */
export type Line<R> =
  | { readonly kind: 'row'; readonly id: string; readonly row: R }
  | GroupHead

interface SheetProps<R> {
  label: string
  lines: readonly Line<R>[]
  columns: readonly Column<R>[]
  sort: Sort | null
  onSort: (column: Column<R>) => void
  selected: ReadonlySet<string>
  onSelect: (ids: ReadonlySet<string>) => void
  /** What is drawn in a cell, where it is more than its value. */
  draw?: (row: R, column: Column<R>) => ComponentChildren
  /** What Enter does on the first column, and a double click; without it both edit. */
  onOpen?: (row: R) => void
  onEdit: (cells: readonly Pasted[]) => void
  /** What of the clipboard comes in, from a cell on. */
  onPaste: (clip: string, rows: readonly R[], from: { row: number; column: number }) => void
  onCopy: (clip: string) => void
  onDelete?: () => void
  columnMenu: (column: Column<R>) => readonly MenuItem[]
  rowMenu: (row: R) => readonly MenuItem[]
  /** A line to bring into view when it changes. */
  shownId?: string
}

const spare = 12 // lines drawn beyond the view

interface Here {
  /** Of a line; empty for the head. */
  readonly id: string
  readonly column: number
}

interface Editing extends Here {
  /** What was typed to begin with; undefined to begin with what is there. */
  readonly typed: string | undefined
}

/**
 * A table of any length that is read and written like a spreadsheet. It has one place for the keyboard: the sheet
 * keeps the focus and says which cell is active, since cells far from the view are not drawn.
 */
export function Sheet<R>(props: SheetProps<R>) {
  const { label, lines, columns, sort, selected } = props
  const box = useRef<HTMLDivElement>(null)
  const catcher = useRef<HTMLTextAreaElement>(null)
  const [view, setView] = useState({ top: 0, height: 700 })
  const [here, setHere] = useState<Here | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const anchor = useRef<string | null>(null)

  const index = useMemo(() => new Map(lines.map((line, i) => [line.id, i])), [lines])
  const rows = useMemo(() => lines.flatMap((line) => (line.kind === 'row' ? [line] : [])), [lines])
  const at: Here = here && (here.id === '' || index.has(here.id)) ? { ...here, column: Math.min(here.column, columns.length - 1) } : { id: rows[0]?.id ?? '', column: 0 }
  const first = Math.max(0, Math.floor((view.top - headHeight) / lineHeight) - spare)
  const last = Math.min(lines.length, Math.ceil((view.top + view.height) / lineHeight) + spare)
  const template = `${tickWidth}px minmax(${columns[0]?.width ?? 200}px, 1fr) ${columns.slice(1).map((c) => `${c.width}px`).join(' ')}`
  const width = tickWidth + columns.reduce((sum, c) => sum + c.width, 0)

  useLayoutEffect(() => {
    const el = box.current
    if (!el) return
    const watch = new ResizeObserver(() => setView({ top: el.scrollTop, height: el.clientHeight }))
    watch.observe(el)
    el.focus({ preventScroll: true })
    return () => watch.disconnect()
  }, [])
  useLayoutEffect(() => {
    if (props.shownId) go({ id: props.shownId, column: 0 })
  }, [props.shownId])

  const idOfCell = (id: string, column: number) => `${label}-${id || 'head'}-${column}`.replaceAll(' ', '-')
  const lineAt = (id: string) => lines[index.get(id) ?? -1]
  const rowAt = (id: string) => {
    const line = lineAt(id)
    return line?.kind === 'row' ? line.row : undefined
  }

  const go = (to: Here) => {
    setHere(to)
    bringIntoView(box.current, index.get(to.id), tickWidth + (columns[0]?.width ?? 0), columns, to.column)
  }
  const by = (lineStep: number, columnStep: number, from = at) => {
    const i = from.id === '' ? -1 : (index.get(from.id) ?? 0)
    const next = Math.max(-1, Math.min(lines.length - 1, i + lineStep))
    go({ id: lines[next]?.id ?? '', column: Math.max(0, Math.min(columns.length - 1, from.column + columnStep)) })
  }
  const focus = () => box.current?.focus({ preventScroll: true })

  const edit = (to: Here, typed?: string) => {
    const column = columns[to.column]
    const row = rowAt(to.id)
    if (!column?.editable || row === undefined) return false
    setHere(to)
    if (column.choices) choose(row, to, column)
    else setEditing({ ...to, typed })
    return true
  }
  const choose = (row: R, to: Here, column: Column<R>) => {
    const cell = document.getElementById(idOfCell(to.id, to.column))
    const now = column.written?.(row) ?? String(column.value(row))
    focus() // the menu gives the keyboard back to where it came from
    showMenu(cell?.getBoundingClientRect() ?? new DOMRect(), column.label, () =>
      (column.choices?.() ?? []).map(({ value, label }) => ({
        kind: 'one', label, on: value === now,
        run: () => {
          closeMenu()
          if (value !== now) props.onEdit([{ rowId: to.id, columnId: column.id, value }])
        },
      })),
    )
  }
  const done = (value: string | null, lineStep: number, columnStep: number) => {
    const was = editing
    setEditing(null)
    focus()
    if (!was) return
    const column = columns[was.column]
    const row = rowAt(was.id)
    if (value !== null && column && row !== undefined && value.trim() !== (column.written?.(row) ?? String(column.value(row)))) {
      props.onEdit([{ rowId: was.id, columnId: column.id, value: value.trim() }])
    }
    if (lineStep !== 0 || columnStep !== 0) by(lineStep, columnStep, was)
  }

  const toggle = (id: string) => {
    anchor.current = id
    props.onSelect(withToggled(selected, id))
  }
  const selectTo = (id: string) => {
    const from = rows.findIndex((line) => line.id === (anchor.current ?? at.id))
    const to = rows.findIndex((line) => line.id === id)
    if (from < 0 || to < 0) return toggle(id)
    props.onSelect(new Set(rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((line) => line.id)))
  }
  const all = () => props.onSelect(selected.size === rows.length ? new Set() : new Set(rows.map((line) => line.id)))

  const menuHere = () => {
    const column = columns[at.column]
    const rect = document.getElementById(idOfCell(at.id, at.column))?.getBoundingClientRect() ?? new DOMRect()
    const line = lineAt(at.id)
    if (at.id === '' && column) showMenu(rect, column.label, () => props.columnMenu(column))
    else if (line?.kind === 'row') showMenu(rect, 'Row', () => props.rowMenu(line.row))
    else if (line?.kind === 'group' && line.menu) showMenu(rect, line.label, line.menu)
  }
  const enter = () => {
    const line = lineAt(at.id)
    const column = columns[at.column]
    if (at.id === '') return column && props.onSort(column)
    if (line?.kind === 'group') return line.toggle()
    if (line && at.column === 0 && props.onOpen) return props.onOpen(line.row)
    if (line && column?.follow && column.value(line.row) !== 0) return column.follow(line.row)
    edit(at)
  }

  const copy = () => {
    const chosen = selected.size > 0 ? rows.filter((line) => selected.has(line.id)) : rows.filter((line) => line.id === at.id)
    const column = columns[at.column]
    if (column) props.onCopy(clipOf(chosen.map(({ row }) => [column.written && !column.choices ? column.written(row) : column.value(row)])))
  }

  const onKey = (event: KeyboardEvent) => {
    if (event.target !== box.current) return
    const ctrl = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor(view.height / lineHeight) - 2)
    const act: Readonly<Record<string, () => unknown>> = ctrl
      ? {
          Home: () => go({ id: lines[0]?.id ?? '', column: 0 }), End: () => go({ id: lines.at(-1)?.id ?? '', column: columns.length - 1 }),
          a: all, c: copy, ' ': () => rowAt(at.id) !== undefined && toggle(at.id),
        }
      : {
          ArrowDown: () => stepRow(event, 1), ArrowUp: () => stepRow(event, -1),
          ArrowRight: () => by(0, 1), ArrowLeft: () => by(0, -1),
          Home: () => go({ ...at, column: 0 }), End: () => go({ ...at, column: columns.length - 1 }),
          PageDown: () => by(page, 0), PageUp: () => by(-page, 0),
          Enter: enter, F2: () => (at.id === '' ? menuHere() : edit(at)), ' ': () => rowAt(at.id) !== undefined && toggle(at.id),
          ContextMenu: menuHere, Delete: () => clear(),
          ...(event.shiftKey && { F10: menuHere }),
          ...(selected.size > 0 && { Escape: () => props.onSelect(new Set()) }),
        }
    if (ctrl && event.key.toLowerCase() === 'v') return catchPaste()
    const run = event.altKey ? undefined : act[ctrl ? (event.key.length === 1 ? event.key.toLowerCase() : event.key) : event.key]
    const typed = !ctrl && !event.altKey && !run && event.key.length === 1
    if (!run && !(typed && edit(at, event.key))) return
    event.preventDefault()
    event.stopPropagation()
    run?.()
  }
  const stepRow = (event: KeyboardEvent, step: 1 | -1) => {
    by(step, 0)
    const next = lines[(index.get(at.id) ?? 0) + step]
    if (!event.shiftKey || next?.kind !== 'row') return
    anchor.current ??= at.id
    selectTo(next.id)
  }
  const clear = () => {
    const column = columns[at.column]
    if (selected.size > 0 && props.onDelete) return props.onDelete()
    if (column?.editable && !column.choices && at.column > 0 && rowAt(at.id) !== undefined) props.onEdit([{ rowId: at.id, columnId: column.id, value: '' }])
  }
  const catchPaste = () => catcher.current?.focus({ preventScroll: true })
  const onClick = (e: MouseEvent, to: Here, active: boolean, column: Column<R>) => {
    focus()
    if (e.shiftKey) selectTo(to.id)
    else if (e.ctrlKey || e.metaKey) toggle(to.id)
    else if (active && column.choices) edit(to)
    setHere(to)
  }

  const cellOf = (id: string, row: R, column: Column<R>, c: number) => {
    const active = at.id === id && at.column === c
    const open = editing?.id === id && editing.column === c
    return (
      <span
        key={column.id} id={idOfCell(id, c)} role="gridcell" aria-colindex={c + 1} aria-readonly={!column.editable}
        class={classes('sheet-cell', column.number && 'number', active && 'active', open && 'open')}
        onClick={(e) => open || onClick(e, { id, column: c }, active, column)}
        onDblClick={() => (c === 0 && props.onOpen ? props.onOpen(row) : void edit({ id, column: c }))}
      >
        {open
          ? <CellField label={column.label} value={editing.typed ?? column.written?.(row) ?? String(column.value(row))} fresh={editing.typed === undefined} onDone={done} />
          : (props.draw?.(row, column) ?? <CellWords row={row} column={column} />)}
      </span>
    )
  }

  return (
    <div
      ref={box} class="sheet" role="grid" tabIndex={0} aria-label={label} aria-rowcount={lines.length + 1} aria-colcount={columns.length} aria-multiselectable="true"
      aria-activedescendant={idOfCell(at.id, lineAt(at.id)?.kind === 'group' ? 0 : at.column)} data-sheet
      onKeyDown={onKey} onScroll={(e) => setView({ top: e.currentTarget.scrollTop, height: e.currentTarget.clientHeight })}
    >
      <div role="rowgroup" class="sheet-head" style={{ minWidth: `${width}px` }}>
        <div role="row" aria-rowindex={1} class="sheet-line" style={{ gridTemplateColumns: template }}>
          <span role="presentation" class="sheet-tick" onClick={all}><Tick on={selected.size > 0} part={selected.size < rows.length} /></span>
          {columns.map((column, i) => (
            <ColumnHead
              key={column.id} id={idOfCell('', i)} place={i} column={column} sort={sort} active={at.id === '' && at.column === i}
              onSort={() => { setHere({ id: '', column: i }); props.onSort(column) }}
              onMenu={(rect) => { setHere({ id: '', column: i }); showMenu(rect, column.label, () => props.columnMenu(column)) }}
            />
          ))}
        </div>
      </div>
      <div role="rowgroup" class="sheet-body" style={{ height: `${lines.length * lineHeight}px`, minWidth: `${width}px` }}>
        {lines.slice(first, last).map((line, i) => {
          const style = { top: `${(first + i) * lineHeight}px`, gridTemplateColumns: template }
          const index = first + i + 2
          return line.kind === 'group' ? (
            <GroupLine key={line.id} line={line} index={index} style={style} id={idOfCell(line.id, 0)} span={columns.length} active={at.id === line.id} onHere={() => setHere({ id: line.id, column: 0 })} />
          ) : (
            <div
              key={line.id} role="row" aria-rowindex={index} aria-selected={selected.has(line.id)} data-row={line.id} style={style}
              class={classes('sheet-line', selected.has(line.id) && 'selected', at.id === line.id && 'here')}
              onContextMenu={(e) => {
                setHere({ id: line.id, column: 0 })
                focus()
                showMenuAt(e, 'Row', () => props.rowMenu(line.row))
              }}
            >
              <span role="presentation" class="sheet-tick" onClick={(e) => { focus(); if (e.shiftKey) selectTo(line.id); else toggle(line.id) }}><Tick on={selected.has(line.id)} part={false} /></span>
              {columns.map((column, c) => cellOf(line.id, line.row, column, c))}
            </div>
          )
        })}
      </div>
      <Catcher field={catcher} onText={(clip) => {
        focus()
        const row = rows.findIndex((line) => line.id === at.id)
        if (row >= 0) props.onPaste(clip, rows.map((line) => line.row), { row, column: at.column })
      }} onNothing={focus} />
    </div>
  )
}

function withToggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}
