// The rows of a table: which are shown, in which order, and what of them is copied and pasted.
import { plain } from './folding'

/** A column of a table of R. */
export interface Column<R> {
  /** That of a cell's field, or a name of the page's own. */
  readonly id: string
  readonly label: string
  /** In pixels; the first column takes what is left. */
  readonly width: number
  /** Numbers stand at the end of their cell and begin with the largest when one sorts by them. */
  readonly number?: boolean
  /** What is sorted by, copied, and looked through for the words of the filter. */
  readonly value: (row: R) => string | number
  /** What is edited, where it isn't what is shown. */
  readonly written?: (row: R) => string
  /** What is chosen from; without, it is written. */
  readonly choices?: () => readonly Choice[]
  readonly editable: boolean
  /** Where its number leads: what Enter does on it, and a click. */
  readonly follow?: (row: R) => void
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Sort {
  readonly id: string
  readonly down: boolean
}

/** The rows in which each of the words stands somewhere. */
export function filtered<R>(rows: readonly R[], columns: readonly Column<R>[], words: string): readonly R[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return rows
  return rows.filter((row) => {
    const said = plain(columns.map((column) => column.value(row)).join('\n'))
    return wanted.every((word) => said.includes(word))
  })
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** The rows in the order of a column, what is empty last; those that are the same there stay as they were. */
export function sorted<R>(rows: readonly R[], columns: readonly Column<R>[], sort: Sort | null): readonly R[] {
  const column = columns.find((c) => c.id === sort?.id)
  if (!column || !sort) return rows
  const keyed = rows.map((row) => ({ row, key: column.value(row) }))
  const way = sort.down ? -1 : 1
  const order = (a: string | number, b: string | number): number => {
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
    return way * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)))
  }
  return keyed.sort((a, b) => order(a.key, b.key)).map(({ row }) => row)
}

/** The next order when a column's head is chosen: one way, the other, and as it was. */
export function nextSort<R>(sort: Sort | null, column: Column<R>): Sort | null {
  const first = column.number === true
  if (sort?.id !== column.id) return { id: column.id, down: first }
  return sort.down === first ? { id: column.id, down: !first } : null
}

/** What the clipboard holds as rows of cells: lines, and tabs between; a quoted cell may have either within. */
export function cellsOf(clip: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/gy
  const text = clip.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    rows[rows.length - 1]?.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'))
    if (found[3] === '') break
    if (found[3] === '\n') rows.push([])
  }
  return rows
}

/** Cells for the clipboard, as spreadsheets read them. */
export function clipOf(rows: readonly (readonly (string | number)[])[]): string {
  const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((row) => row.map((cell) => quoted(String(cell))).join('\t')).join('\n')
}

export interface Pasted {
  readonly rowId: string
  readonly columnId: string
  readonly value: string
}

/**
 * Where pasted cells go, from one cell on downwards and to the right. One value alone goes to all that are
 * selected. What can't be edited, and a choice that isn't there, is passed over.
 */
export function pasted<R>(
  cells: readonly (readonly string[])[], rows: readonly R[], columns: readonly Column<R>[],
  from: { row: number; column: number }, idOf: (row: R) => string, selected: readonly R[],
): Pasted[] {
  const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0] : undefined
  const lines = only && selected.length > 0 ? selected.map((row) => ({ row, cells: only })) : cells.map((line, i) => ({ row: rows[from.row + i], cells: line }))
  return lines.flatMap(({ row, cells: line }) =>
    line.flatMap((value, i) => {
      const column = columns[from.column + i]
      const fits = row !== undefined && column?.editable && valueFor(column, value)
      return typeof fits === 'string' && row !== undefined && column ? [{ rowId: idOf(row), columnId: column.id, value: fits }] : []
    }),
  )
}

/** What a column makes of words; undefined where it has no such choice. */
function valueFor<R>(column: Column<R>, words: string): string | undefined {
  const value = words.replace(/\s+/g, ' ').trim()
  if (!column.choices) return value
  return column.choices().find((c) => plain(c.label) === plain(value) || c.value === value)?.value
}
