// The page of excerpts: which are shown, where the keyboard is among them, which are chosen.
import { batch, computed, effect, signal } from '@preact/signals'
import { excerpts, type Change, type ExcerptRow } from '../api'
import { filters } from './apply'
import { ExcerptList } from './excerpt-list'
import { offered } from './filter-words'
import type { Filtering } from './filtering'
import { page } from './pages'
import { announce } from './screen'
import { counted } from './wording'
import { afterChange } from './writes'

export const list = new ExcerptList()
/** Whether the question before each answer is shown. */
export const withQuestions = signal(true)
/** The place of the row that has the keyboard. */
export const cursor = signal(0)
/** The highlights chosen beside it, or in its place. */
export const selected = signal<ReadonlySet<string>>(new Set())
/** The place that Shift selects from. */
let anchor = 0
/** Whether the row at the cursor is to take the keyboard as soon as it is there; or only if nothing else has it then. */
export const rowWanted = signal<boolean | 'if idle'>(false)
/** The row whose surroundings are shown. */
export const expanded = signal<string | null>(null)

export const atCursor = computed(() => list.rows.value.get(cursor.value))
/** What a key works on: what is selected, or the row with the keyboard. */
export const chosen = computed<readonly string[]>(() => {
  if (selected.value.size > 0) return [...selected.value]
  return atCursor.value?.id ? [atCursor.value.id] : []
})

/** The rows of highlights, as far as they have come, in the order they are shown and each once. */
export function rowsOf(ids: readonly string[]): readonly ExcerptRow[] {
  const wanted = new Set(ids)
  const rows = [...list.rows.value].filter(([, { id }]) => wanted.has(id)).sort(([a], [b]) => a - b)
  return [...new Map(rows.map(([, row]) => [row.id, row])).values()]
}

/** The filter that is shown, if it has a name. */
export const kept = computed(() => {
  const { words, groupBy, sortBy } = list.query.value
  const same = filters.value.filter((f) => f.words === words && words !== '')
  return same.find((f) => f.groupBy === groupBy && f.sortBy === sortBy) ?? same[0]
})

/** Shows what other words let through; says whether they could be read. */
export async function filterBy(words: string): Promise<boolean> {
  if (!(await list.ask({ words }))) return false
  settle()
  return true
}

export async function arrange(more: { groupBy?: string; sortBy?: string }): Promise<void> {
  if (await list.ask(more)) settle()
}

/** Shows the excerpts of a filter that was kept. */
export async function showKept(id: string): Promise<void> {
  const f = filters.value.find((one) => one.id === id)
  if (!f) return
  if (await list.ask({ words: f.words, groupBy: f.groupBy || 'tag', sortBy: f.sortBy || 'place' })) settle()
}

function settle(): void {
  batch(() => {
    cursor.value = 0
    anchor = 0
    selected.value = new Set()
    expanded.value = null
  })
}

/** The filter of the page. */
export const filtering: Filtering = {
  label: 'Filter', hint: 'Type words of the quotes, or tag:, speaker:, date:…', clear: 'Show all highlights',
  withNote: 'Highlights with a note.', withoutNote: 'Highlights without a note.',
  keys: offered,
  terms: computed(() => list.view.value?.terms ?? []),
  words: computed(() => list.view.value?.words ?? ''),
  fault: list.fault,
  apply: filterBy,
  choices: excerpts.choices,
  leave: () => (rowWanted.value = true),
}

/** Moves the keyboard to a row. With extend, all up to it are selected. */
export async function moveTo(at: number, extend = false): Promise<void> {
  const to = Math.max(0, Math.min(list.count.value - 1, at))
  batch(() => {
    cursor.value = to
    rowWanted.value = true
    if (!extend) selected.value = new Set()
  })
  if (!extend) anchor = to
  else await select(Math.min(anchor, to), Math.max(anchor, to) + 1)
}

/** Selects the row at the cursor beside what is selected, or no longer. */
export function toggleSelected(at: number, id: string): void {
  batch(() => {
    const next = new Set(selected.value.size > 0 || at === cursor.value ? selected.value : chosen.value)
    if (!next.delete(id)) next.add(id)
    selected.value = next
    cursor.value = at
    rowWanted.value = true
  })
  anchor = at
}

export async function selectAll(): Promise<void> {
  await select(0, list.count.value)
  announce(`${counted(selected.value.size, 'excerpt')} selected`)
}

async function select(from: number, to: number): Promise<void> {
  const ids = await list.ids(from, to)
  selected.value = new Set(ids.filter(Boolean))
}

/** Takes back what is selected, or else shown around a row. Says whether there was any. */
export function stepBackInRows(): boolean {
  if (selected.value.size > 0) selected.value = new Set()
  else if (expanded.value !== null) expanded.value = null
  else return false
  rowWanted.value = true
  return true
}

// What is shown follows the project; what is not is asked for when it is shown again.
let stale = true

effect(() => {
  if (page.value !== 'excerpts' || !stale) return
  stale = false
  void list.ask()
})

function follow({ removed }: Change): void {
  const gone = removed.highlights.filter((id) => selected.value.has(id))
  if (gone.length > 0) selected.value = new Set([...selected.value].filter((id) => !gone.includes(id)))
  if (page.value === 'excerpts') list.askSoon()
  else stale = true
}

afterChange(follow)

/** Leaves everything about the last project behind. */
export function leaveExcerpts(): void {
  stale = true
  list.reset()
  batch(() => {
    cursor.value = 0
    selected.value = new Set()
    expanded.value = null
  })
}

export const around = excerpts.around
