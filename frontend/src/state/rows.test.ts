import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { cellsOf, clipOf, filtered, nextSort, pasted, sorted, type Column } from './rows'

interface Row { readonly id: string; readonly name: string; readonly n: number }
const name: Column<Row> = { id: 'name', label: 'Name', width: 0, value: (r) => r.name, editable: true }
const n: Column<Row> = { id: 'n', label: 'N', width: 0, number: true, value: (r) => r.n, editable: false }
const role: Column<Row> = { id: 'role', label: 'Role', width: 0, value: () => '', editable: true, choices: () => [{ value: '', label: 'Neither' }, { value: 'asks', label: 'Asks' }] }
const columns = [name, n, role]
const rows: Row[] = [{ id: 'a', name: 'Zoë 2', n: 3 }, { id: 'b', name: '', n: 1 }, { id: 'c', name: 'zoe 10', n: 2 }]
const ids = (list: readonly Row[]) => list.map((r) => r.id).join('')

describe('the rows', () => {
  it('hold every word, without case and accents', () => {
    expect(ids(filtered(rows, columns, 'ZOE'))).toBe('ac')
    expect(ids(filtered(rows, columns, ' zöe  10 '))).toBe('c')
    expect(filtered(rows, columns, ' ')).toBe(rows)
  })
  it('are sorted as people count, what is empty last either way', () => {
    expect(ids(sorted(rows, columns, { id: 'name', down: false }))).toBe('acb')
    expect(ids(sorted(rows, columns, { id: 'name', down: true }))).toBe('cab')
    expect(ids(sorted(rows, columns, { id: 'n', down: true }))).toBe('acb')
    expect(sorted(rows, columns, null)).toBe(rows)
  })
  it('go one way, the other, and back; numbers begin with the largest', () => {
    expect([1, 2, 3].reduce<unknown[]>((all) => [...all, nextSort((all.at(-1) ?? null) as never, n)], [])).toEqual([{ id: 'n', down: true }, { id: 'n', down: false }, null])
    expect(nextSort({ id: 'n', down: true }, name)).toEqual({ id: 'name', down: false })
  })
})

describe('the clipboard', () => {
  it('gives back what was put there', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string().map((s) => s.replaceAll('\r', '')), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (table) => {
      const last = table.at(-1)
      fc.pre(!(last?.length === 1 && last[0] === ''))
      expect(cellsOf(clipOf(table))).toEqual(table)
    }))
  })
  it('reads what spreadsheets write', () => {
    expect(cellsOf('41\r\n\r\n38\r\n')).toEqual([['41'], [''], ['38']])
    expect(cellsOf('a "quote"\t"two\nlines"')).toEqual([['a "quote"', 'two\nlines']])
  })
})

describe('what is pasted', () => {
  const at = (row: number, column: number, cells: string[][], selected: Row[] = []) =>
    pasted(cells, rows, columns, { row, column }, (r) => r.id, selected).map((p) => `${p.rowId}.${p.columnId}=${p.value}`)
  it('goes down and to the right, and ends with the table', () => {
    expect(at(1, 0, [['x', '5', 'asks'], ['y', '6', 'ASKS'], ['z']])).toEqual(['b.name=x', 'b.role=asks', 'c.name=y', 'c.role=asks'])
  })
  it('passes over what can’t be chosen', () => {
    expect(at(0, 2, [['neither'], ['chairs'], ['Asks']])).toEqual(['a.role=', 'c.role=asks'])
  })
  it('goes to all selected rows where it is one value', () => {
    expect(at(0, 0, [['x']], [rows[1]!, rows[2]!])).toEqual(['b.name=x', 'c.name=x'])
    expect(at(0, 0, [['x'], ['y']], [rows[1]!, rows[2]!])).toEqual(['a.name=x', 'b.name=y'])
  })
})
