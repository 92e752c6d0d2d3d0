// The one door to Go: every call by name, every rejection a Fault.
import { whole } from './whole'
import * as Codebook from '../../wailsjs/go/app/Codebook'
import * as Files from '../../wailsjs/go/app/Files'
import * as Keeping from '../../wailsjs/go/app/Keeping'
import * as Library from '../../wailsjs/go/app/Library'
import * as Tables from '../../wailsjs/go/app/Tables'
import * as Reading from '../../wailsjs/go/app/Reading'
import { EventsOn } from '../../wailsjs/runtime/runtime'
import { faultFrom } from './fault'
import type { Attribute, Cell, ExportOptions, Folder, ImportChoices, ImportRequest, MemoSubject, Menu, NewHighlight, NewTag, Settings, Speaker, TableChoices, TableOf, Tag } from './types'

export * from './fault'
export type * from './types'

async function call<R>(ask: () => Promise<R>): Promise<R> {
  try {
    return await ask()
  } catch (reason) {
    const fault = faultFrom(reason)
    if (fault.code === 'damaged') for (const tell of followers) tell()
    throw fault
  }
}

const followers: (() => void)[] = []

export const library = {
  state: () => call(() => Library.State()),
  newProject: () => call(() => Library.NewProject()),
  openProject: () => call(() => Library.OpenProject()),
  openHanded: () => call(() => Library.OpenHanded()),
  openRecent: (key: string) => call(() => Library.OpenRecent(key)),
  saveCopy: () => call(() => Library.SaveCopy()),
  renameProject: (name: string) => call(() => Library.RenameProject(name)),
  undo: () => call(() => Library.Undo()),
  redo: () => call(() => Library.Redo()),
  saveSettings: (settings: Settings) => call(() => Library.SaveSettings(settings)),
  search: (query: string) => call(() => Library.Search(query)),
  setMenus: (menus: Menu[]) => call(() => Library.SetMenus(menus)),
  flushed: () => call(() => Library.Flushed()),
}

export const reading = {
  open: async (id: string, beside: string) => whole(await call(() => Reading.OpenTranscript(id, beside))),
  keepPlace: (id: string, position: number, progress: number) =>
    call(() => Reading.KeepPlace(id, position, progress)),
  placeOfTime: (id: string, ms: number) => call(() => Reading.PlaceOfTime(id, ms)),
  describe: (t: { id: string; title: string; date: string; place: string }) =>
    call(() => Reading.DescribeTranscript(t.id, t.title, t.date, t.place)),
  remove: (id: string) => call(() => Reading.RemoveTranscript(id)),
  describeSpeaker: (s: Pick<Speaker, 'id' | 'name' | 'role'>) =>
    call(() => Reading.DescribeSpeaker(s.id, s.name, s.role)),
  addHighlight: (h: NewHighlight) => call(() => Reading.AddHighlight(h)),
  setNote: (id: string, note: string) => call(() => Reading.SetNote(id, note)),
  setTags: (id: string, tagIds: readonly string[], newTags: readonly NewTag[]) =>
    call(() => Reading.SetTags(id, [...tagIds], [...newTags])),
  moveHighlight: (id: string, transcriptId: string, start: number, end: number) => call(() => Reading.MoveHighlight(id, transcriptId, start, end)),
  removeHighlights: (ids: readonly string[]) => call(() => Reading.RemoveHighlights([...ids])),
  writeMemo: (subject: MemoSubject, subjectId: string, body: string) =>
    call(() => Reading.WriteMemo(subject, subjectId, body)),
}

export const codebook = {
  add: (tag: NewTag) => call(() => Codebook.AddTag(tag)),
  describe: (tag: Tag) => call(() => Codebook.DescribeTag(tag)),
  merge: (from: string, into: string) => call(() => Codebook.MergeTags(from, into)),
  remove: (id: string) => call(() => Codebook.RemoveTag(id)),
  excerpts: (tagId: string, limit: number) => call(() => Codebook.Excerpts(tagId, limit)),
  lastQuotes: (tagId: string, exceptId: string) => call(() => Codebook.LastQuotes(tagId, exceptId)),
}

export const tables = {
  edit: (of: TableOf, cells: readonly Cell[], newAttributes: readonly Attribute[] = []) =>
    call(() => Tables.Edit(of, [...cells], [...newAttributes])),
  addAttribute: (a: Attribute) => call(() => Tables.AddAttribute(a)),
  renameAttribute: (id: string, name: string) => call(() => Tables.RenameAttribute(id, name)),
  moveAttribute: (id: string, to: number) => call(() => Tables.MoveAttribute(id, to)),
  removeAttribute: (id: string) => call(() => Tables.RemoveAttribute(id)),
  addFolder: (folder: Folder, transcriptIds: readonly string[]) => call(() => Tables.AddFolder(folder, [...transcriptIds])),
  renameFolder: (id: string, name: string) => call(() => Tables.RenameFolder(id, name)),
  moveFolder: (id: string, to: number) => call(() => Tables.MoveFolder(id, to)),
  removeFolder: (id: string) => call(() => Tables.RemoveFolder(id)),
  removeTranscripts: (ids: readonly string[]) => call(() => Tables.RemoveTranscripts([...ids])),
  mergeSpeakers: (from: readonly string[], into: string) => call(() => Tables.MergeSpeakers([...from], into)),
  speakerCounts: () => call(() => Tables.SpeakerCounts()),
  alike: () => call(() => Tables.Alike()),
  choose: (of: TableOf) => call(() => Tables.ChooseTable(of)),
  preview: (choices: TableChoices) => call(() => Tables.PreviewTable(choices)),
  import: (choices: TableChoices) => call(() => Tables.ImportTable(choices)),
  save: (of: TableOf, format: 'csv' | 'xlsx') => call(() => Tables.SaveTable(of, format)),
  linkToTurn: (transcriptId: string, turn: number) => call(() => Tables.LinkToTurn(transcriptId, turn)),
  linkToHighlight: (id: string) => call(() => Tables.LinkToHighlight(id)),
  linked: (refs: readonly string[]) => call(() => Tables.Linked([...refs])),
}

export const files = {
  prepareImport: () => call(() => Files.PrepareImport()),
  prepareFolder: () => call(() => Files.PrepareFolder()),
  prepareDropped: () => call(() => Files.PrepareDropped()),
  importStatus: (since: number) => call(() => Files.ImportStatus(since)),
  readNext: (key: string) => call(() => Files.ReadNext(key)),
  previewFile: (key: string, choices: ImportChoices) => call(() => Files.PreviewFile(key, choices)),
  retryImport: () => call(() => Files.RetryImport()),
  commitImport: (request: ImportRequest) => call(() => Files.CommitImport(request)),
  importSample: () => call(() => Files.ImportSample()),
  cancelImport: () => call(() => Files.CancelImport()),
  saveOriginal: (transcriptId: string) => call(() => Files.SaveOriginal(transcriptId)),
  previewExport: (options: ExportOptions) => call(() => Files.PreviewExport(options)),
  saveExport: (options: ExportOptions) => call(() => Files.SaveExport(options)),
  copyExport: (options: ExportOptions) => call(() => Files.CopyExport(options)),
  copyText: (text: string) => call(() => Files.CopyText(text)),
}

export const keeping = {
  steps: () => call(() => Keeping.Steps()),
  goTo: (stepId: number) => call(() => Keeping.GoTo(stepId)),
  clearHistory: () => call(() => Keeping.ClearHistory()),
  trash: () => call(() => Keeping.Trash()),
  bringBack: (id: string) => call(() => Keeping.BringBack(id)),
  deleteForGood: (ids: readonly string[]) => call(() => Keeping.DeleteForGood([...ids])),
  backups: () => call(() => Keeping.Backups()),
  backUpNow: () => call(() => Keeping.BackUpNow()),
  restore: (key: string) => call(() => Keeping.Restore(key)),
  recovery: () => call(() => Keeping.Recovery()),
  repair: () => call(() => Keeping.Repair()),
  recover: (key: string) => call(() => Keeping.Recover(key)),
  tryAgain: () => call(() => Keeping.TryAgain()),
  beat: () => call(() => Keeping.Beat()),
}

/** Calls back when the window is about to close; it waits a moment to hear that all has been sent. */
export function onClosing(then: () => void): void {
  EventsOn('closing', then)
}

/** Calls back with an action's name when it was chosen in the system's menu bar. */
export function onCommand(then: (id: string) => void): void {
  EventsOn('command', then)
}

/** Calls back when another start of the program was asked to open a project. */
export function onHanded(then: () => void): void {
  EventsOn('handed', then)
}

/** Calls back when a project turned out to be damaged: the open one, which is closed then, or another. */
export function onDamaged(then: () => void): void {
  followers.push(then)
  EventsOn('damaged', then)
}

/** Calls back when the open file is no longer in its place, with a sentence, and when it is again, with none. */
export function onGone(then: (words: string) => void): void {
  EventsOn('gone', then)
}

/** Calls back whenever files are dropped on the window; Go keeps their paths to itself. */
export function onDropped(then: () => void): void {
  EventsOn('dropped', then)
}
