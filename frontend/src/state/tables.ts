// What can be done to the tables of transcripts and of speakers: cells, columns, folders.
import { v7 as uuid } from 'uuid'
import { tables, type Attribute, type Cell, type Folder, type TableOf } from '../api'
import { attributes, folders } from './apply'
import { takeBack } from './history'
import type { Pasted } from './rows'
import { announce, dialog, toast } from './screen'
import { counted } from './wording'
import { submit } from './writes'

/** Sets cells in one step. Words are not lost if the disk refuses them. */
export function editCells(of: TableOf, cells: readonly Cell[]): Promise<boolean> {
  if (cells.length === 0) return Promise.resolve(false)
  return submit({ run: () => tables.edit(of, cells), keep: true, many: cells.length > 1 }).then(Boolean)
}

export const cellsFrom = (pasted: readonly Pasted[]): Cell[] => pasted.map(({ rowId, columnId, value }) => ({ subjectId: rowId, field: columnId, value }))

/** Sets one column of many rows. */
export async function setMany(of: TableOf, ids: readonly string[], field: string, value: string): Promise<void> {
  const done = await editCells(of, ids.map((subjectId) => ({ subjectId, field, value })))
  if (done && ids.length > 1) toast(`Changed ${counted(ids.length, of)}`, { action: takeBack })
}

/** Puts what was pasted into its cells, and says how many those are. */
export async function paste(of: TableOf, cells: readonly Pasted[]): Promise<void> {
  if (cells.length === 0) return toast('Nothing of the clipboard fits here.')
  if (!(await editCells(of, cellsFrom(cells)))) return
  if (cells.length > 1) toast(`Filled ${counted(cells.length, 'cell')}`, { action: takeBack })
}

export const attributesOf = (of: TableOf): readonly Attribute[] => attributes.value.filter((a) => a.of === of)

export function askForColumn(of: TableOf): void {
  dialog.value = {
    kind: 'ask', title: 'New column', label: of === 'speaker' ? 'What it says of each speaker, such as age or site' : 'What it says of each transcript, such as site or round',
    value: '', keep: 'Add',
    run: (name) => void submit({ run: () => tables.addAttribute({ id: uuid(), of, name }) }).then((done) => done && announce(`New column ${name}`)),
  }
}

export function askToRename(a: Attribute): void {
  dialog.value = {
    kind: 'ask', title: `Rename “${a.name}”`, label: 'Name of the column', value: a.name, keep: 'Rename',
    run: (name) => void submit({ run: () => tables.renameAttribute(a.id, name) }),
  }
}

export function moveColumn(a: Attribute, by: 1 | -1): void {
  const place = attributesOf(a.of as TableOf).findIndex((other) => other.id === a.id)
  void submit({ run: () => tables.moveAttribute(a.id, place + by) })
}

export async function removeColumn(a: Attribute): Promise<void> {
  if (!(await submit({ run: () => tables.removeAttribute(a.id) }))) return
  toast(`Removed the column “${a.name}” and what stood in it`, { action: takeBack })
}

/** Asks for what a column is to say of many rows. */
export function askForValue(of: TableOf, ids: readonly string[], field: string, name: string): void {
  dialog.value = {
    kind: 'ask', title: `${name} of ${counted(ids.length, of)}`, label: name, value: '', keep: 'Set', empty: 'Nothing takes away what stands there.',
    run: (value) => void setMany(of, ids, field, value),
  }
}

/** Asks for the name of a new folder, for transcripts to be filed in. */
export function askForFolder(transcriptIds: readonly string[] = []): void {
  dialog.value = {
    kind: 'ask', title: 'New folder', label: transcriptIds.length > 0 ? `Name of the folder for ${counted(transcriptIds.length, 'transcript')}` : 'Name of the folder', value: '', keep: 'Make folder',
    run: (name) => void submit({ run: () => tables.addFolder({ id: uuid(), name }, transcriptIds) }).then((done) => done && announce(`New folder ${name}`)),
  }
}

export function askToRenameFolder(f: Folder): void {
  dialog.value = {
    kind: 'ask', title: `Rename “${f.name}”`, label: 'Name of the folder', value: f.name, keep: 'Rename',
    run: (name) => void submit({ run: () => tables.renameFolder(f.id, name) }),
  }
}

export function moveFolder(f: Folder, by: 1 | -1): void {
  void submit({ run: () => tables.moveFolder(f.id, folders.value.indexOf(f) + by) })
}

export async function removeFolder(f: Folder): Promise<void> {
  if (!(await submit({ run: () => tables.removeFolder(f.id) }))) return
  toast(`Removed the folder “${f.name}”; its transcripts stay`, { action: takeBack })
}

export async function fileTranscripts(ids: readonly string[], folderId: string): Promise<void> {
  const name = folders.value.find((f) => f.id === folderId)?.name
  if (await editCells('transcript', ids.map((subjectId) => ({ subjectId, field: 'folder', value: folderId })))) {
    announce(name === undefined ? 'In no folder now' : `Filed in ${name}`)
  }
}

export async function removeTranscripts(ids: readonly string[]): Promise<void> {
  if (!(await submit({ run: () => tables.removeTranscripts(ids), many: ids.length > 1 }))) return
  toast(`Removed ${counted(ids.length, 'transcript')}`, { action: takeBack })
}
