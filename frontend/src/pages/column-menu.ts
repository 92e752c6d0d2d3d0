import type { Signal } from '@preact/signals'
import type { Attribute, TableOf } from '../api'
import { readOnly } from '../state/apply'
import type { Column, Sort } from '../state/rows'
import { askToRename, attributesOf, moveColumn, removeColumn } from '../state/tables'
import type { MenuItem } from '../ui/Menu'

/** What can be done to a column: sorted by, and one's own renamed, moved and removed. */
export function columnMenu<R>(column: Column<R>, sort: Signal<Sort | null>, a: Attribute | undefined): MenuItem[] {
  const by = (down: boolean): MenuItem => ({
    kind: 'do', label: column.number ? (down ? 'Largest first' : 'Smallest first') : down ? 'Z to A' : 'A to Z', run: () => (sort.value = { id: column.id, down }),
  })
  const sorting: MenuItem[] = [by(column.number === true), by(column.number !== true), { kind: 'do', label: 'As they came', run: () => (sort.value = null) }]
  if (!a || readOnly.value) return sorting
  const all = attributesOf(a.of as TableOf)
  const place = all.indexOf(a)
  return [
    ...sorting,
    { kind: 'line' },
    { kind: 'do', label: 'Rename…', run: () => askToRename(a) },
    ...(place > 0 ? [{ kind: 'do', label: 'Move left', run: () => moveColumn(a, -1) } as const] : []),
    ...(place < all.length - 1 ? [{ kind: 'do', label: 'Move right', run: () => moveColumn(a, 1) } as const] : []),
    { kind: 'line' },
    { kind: 'do', label: 'Remove column', danger: true, run: () => void removeColumn(a) },
  ]
}
