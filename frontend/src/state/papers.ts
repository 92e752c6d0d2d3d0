// The transcripts as a table, and as the list on the left.
import { batch, computed, signal } from '@preact/signals'
import type { ListItem } from '../api'
import { folders, openId, transcripts } from './apply'
import { showExcerptsOfTranscripts } from './excerpts-of'
import { plain } from './folding'
import { hasBeenOpened, progressOf } from './reading'
import { filtered, sorted, type Column, type Sort } from './rows'
import { attributesOf } from './tables'

export type Status = 'unread' | 'reading' | 'done'

export const statuses = [
  { value: 'unread', label: 'Unread' },
  { value: 'reading', label: 'Reading' },
  { value: 'done', label: 'Done' },
  { value: '', label: 'As it is read' },
] as const

/** How far one is with a transcript: as was said, or else as its reading tells. */
export function statusOf(t: ListItem): Status {
  if (t.status === 'unread' || t.status === 'reading' || t.status === 'done') return t.status
  return t.opened || t.id === openId.value || hasBeenOpened(t.id) ? 'reading' : 'unread'
}

export const statusName = (status: Status): string => statuses.find((s) => s.value === status)?.label ?? ''

const folderNames = computed(() => new Map(folders.value.map((f) => [f.id, f.name])))
export const folderName = (id: string): string => folderNames.value.get(id) ?? ''

export const paperColumns = computed<readonly Column<ListItem>[]>(() => [
  { id: 'title', label: 'Title', width: 230, value: (t) => t.title, editable: true },
  { id: 'status', label: 'Status', width: 98, value: (t) => statusName(statusOf(t)), written: (t) => t.status, choices: () => statuses, editable: true },
  { id: 'date', label: 'Date', width: 104, value: (t) => t.date, editable: true },
  { id: 'place', label: 'Place', width: 130, value: (t) => t.place, editable: true },
  { id: 'folder', label: 'Folder', width: 120, value: (t) => folderName(t.folderId), written: (t) => t.folderId, choices: folderChoices, editable: true },
  { id: 'words', label: 'Words', width: 80, number: true, value: (t) => t.words, editable: false },
  { id: 'turns', label: 'Turns', width: 68, number: true, value: (t) => t.turns, editable: false },
  { id: 'speakers', label: 'Speakers', width: 82, number: true, value: (t) => t.speakers, editable: false },
  { id: 'highlights', label: 'Highlights', width: 90, number: true, value: (t) => t.highlights, editable: false, follow: (t) => showExcerptsOfTranscripts([t.id]) },
  { id: 'progress', label: 'Read', width: 66, number: true, value: (t) => progressOf(t.id, t.progress), editable: false },
  ...attributesOf('transcript').map((a): Column<ListItem> => ({ id: a.id, label: a.name, width: 130, value: (t) => t.values[a.id] ?? '', editable: true })),
])

export function folderChoices() {
  return [...folders.value.map((f) => ({ value: f.id, label: f.name })), { value: '', label: 'No folder' }]
}

export const paperFilter = signal('')
export const paperSort = signal<Sort | null>(null)
export const byFolder = signal(false)
export const chosenPapers = signal<ReadonlySet<string>>(new Set())
/** The folders that are closed, in the table and on the left; '' is that of the transcripts in none. */
export const closedFolders = signal<ReadonlySet<string>>(new Set())

export const shownPapers = computed(() => sorted(filtered(transcripts.value, paperColumns.value, paperFilter.value), paperColumns.value, paperSort.value))
export const chosenOnes = computed(() => shownPapers.value.filter((t) => chosenPapers.value.has(t.id)))

export function toggleFolder(id: string): void {
  const next = new Set(closedFolders.value)
  if (!next.delete(id)) next.add(id)
  closedFolders.value = next
}

export interface Drawer {
  /** Empty for the transcripts that are in no folder. */
  readonly id: string
  readonly name: string
  readonly items: readonly ListItem[]
}

/** Transcripts by their folders, in the order of those, and last what is in none. */
export function inFolders(items: readonly ListItem[], all: readonly { id: string; name: string }[]): readonly Drawer[] {
  const held = new Map<string, ListItem[]>(all.map((f) => [f.id, []]))
  const loose: ListItem[] = []
  for (const item of items) (held.get(item.folderId) ?? loose).push(item)
  const drawers = all.map((f) => ({ id: f.id, name: f.name, items: held.get(f.id) ?? [] }))
  return loose.length > 0 || all.length === 0 ? [...drawers, { id: '', name: 'No folder', items: loose }] : drawers
}

/** What the list on the left is looked through for. */
export const listFilter = signal('')

export const listed = computed(() => {
  const wanted = plain(listFilter.value).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return transcripts.value
  return transcripts.value.filter((t) => {
    const title = plain(t.title)
    return wanted.every((word) => title.includes(word))
  })
})

/** Leaves the transcripts of the last project behind. */
export function forgetPapers(): void {
  batch(() => {
    chosenPapers.value = new Set()
    closedFolders.value = new Set()
    paperFilter.value = ''
    listFilter.value = ''
  })
}
