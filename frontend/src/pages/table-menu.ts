import type { TableOf } from '../api'
import { readOnly } from '../state/apply'
import { chooseTable, saveTable } from '../state/table-import'
import type { MenuItem } from '../ui/Menu'

/** The table as a spreadsheet: in and out. */
export function tableMenu(of: TableOf): MenuItem[] {
  return [
    ...(readOnly.value ? [] : [{ kind: 'do', label: 'Import columns from CSV or Excel…', run: () => void chooseTable(of) } as const]),
    { kind: 'do', label: 'Save as CSV…', run: () => void saveTable(of, 'csv') },
    { kind: 'do', label: 'Save as Excel…', run: () => void saveTable(of, 'xlsx') },
  ]
}
