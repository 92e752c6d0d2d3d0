// A spreadsheet about transcripts or speakers on its way in, and the table on its way out.
import { signal } from '@preact/signals'
import { faultFrom, tables, type Fault, type TableChoices, type TableOf, type TablePreview } from '../api'
import { takeBack } from './history'
import { dialog, toast } from './screen'
import { counted } from './wording'
import { submit } from './writes'

/** What taking the chosen spreadsheet in would change; null with none chosen. */
export const incoming = signal<TablePreview | null>(null)
export const incomingFault = signal<Fault | null>(null)

const complain = (reason: unknown): void => toast(faultFrom(reason).sentence, { bad: true })

export async function chooseTable(of: TableOf): Promise<void> {
  try {
    const preview = await tables.choose(of)
    if (preview.file === '') return
    incoming.value = preview
    incomingFault.value = null
    dialog.value = { kind: 'import-table' }
  } catch (reason) {
    complain(reason)
  }
}

let asked = 0

/** Looks at the spreadsheet anew, read in another way. */
export async function readAs(choices: TableChoices): Promise<void> {
  const mine = ++asked
  try {
    const preview = await tables.preview(choices)
    if (mine === asked && incoming.value) incoming.value = preview
  } catch (reason) {
    if (mine === asked) incomingFault.value = faultFrom(reason)
  }
}

/** Sends a column of the spreadsheet somewhere else. One alone says whose row it is. */
export function send(preview: TablePreview, column: number, target: string): void {
  const targets = preview.choices.targets.map((was, i) => (i === column ? target : was === target && target !== 'new column' ? '' : was))
  void readAs({ ...preview.choices, targets })
}

export async function importTable(preview: TablePreview): Promise<void> {
  dialog.value = null
  const done = await submit({ run: () => tables.import(preview.choices) })
  if (done) toast(`Changed ${counted(preview.changed, 'cell')} by ${preview.file}`, { action: takeBack })
}

export async function saveTable(of: TableOf, format: 'csv' | 'xlsx'): Promise<void> {
  try {
    const path = await tables.save(of, format)
    if (path !== '') toast(`Saved as ${path.split(/[\\/]/).pop() ?? ''}`)
  } catch (reason) {
    complain(reason)
  }
}
