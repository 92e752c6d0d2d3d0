// Filters that have a name: to be shown again, and exported.
import { signal } from '@preact/signals'
import { v7 as uuid } from 'uuid'
import { excerpts, type KeptFilter } from '../api'
import { list, rowWanted, showKept } from './excerpts'
import { takeBack } from './history'
import { goToPage } from './jumps'
import { toast } from './screen'
import { submit } from './writes'

/** Where the name of the filter that is shown is being asked for; null while it is not. */
export const naming = signal<Element | null>(null)
/** The filter whose name is being changed. */
export const renamingFilter = signal<string | null>(null)

export function askName(beside: Element): void {
  naming.value = beside
}

/** Keeps the filter that is shown, under a name. The keyboard goes to the excerpts: what asked for the name is of no use then. */
export function keepAs(name: string): void {
  naming.value = null
  if (name.trim() === '') return
  const { words, groupBy, sortBy } = list.query.value
  void keep({ id: uuid(), name: name.trim(), words, groupBy, sortBy }).then(() => (rowWanted.value = true))
}

export function rename(filter: KeptFilter, name: string): void {
  renamingFilter.value = null
  if (name.trim() !== '' && name.trim() !== filter.name) void keep({ ...filter, name: name.trim() })
}

/** Has a kept filter choose what is shown now. */
export function keepWhatIsShown(filter: KeptFilter): void {
  const { words, groupBy, sortBy } = list.query.value
  void keep({ ...filter, words, groupBy, sortBy })
}

async function keep(filter: KeptFilter): Promise<void> {
  if (await submit({ run: () => excerpts.keepFilter(filter) })) toast(`Kept the filter “${filter.name}”`)
}

export async function removeKept(filter: KeptFilter): Promise<void> {
  if (!(await submit({ run: () => excerpts.removeFilter(filter.id) }))) return
  toast(`Removed the filter “${filter.name}”; its highlights stay`, { action: takeBack })
}

/** Shows the page with a kept filter. */
export function openKept(id: string): void {
  goToPage('excerpts')
  void showKept(id)
}
