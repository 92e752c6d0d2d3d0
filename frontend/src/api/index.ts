// The one door to Go: every call by name, every rejection a Fault.
import { fetched } from './fetched'
import { whole } from './whole'
import * as Codebook from '../../wailsjs/go/app/Codebook'
import * as Excerpts from '../../wailsjs/go/app/Excerpts'
import * as Files from '../../wailsjs/go/app/Files'
import * as Keeping from '../../wailsjs/go/app/Keeping'
import * as Library from '../../wailsjs/go/app/Library'
import * as Outgoing from '../../wailsjs/go/app/Outgoing'
import * as Tables from '../../wailsjs/go/app/Tables'
import * as Reading from '../../wailsjs/go/app/Reading'
import * as Searching from '../../wailsjs/go/app/Searching'
import type { app } from '../../wailsjs/go/models'
import { EventsOn } from '../../wailsjs/runtime/runtime'
import { faultFrom } from './fault'
import type { Attribute, Cell, CodebookChoices, ExcerptQuery, ExportOptions, Folder, HitMarking, ImportChoices, ImportRequest, KeptFilter, MemoSubject, Menu, NewHighlight, NewTag, Preset, Pseudonym, Removal, SearchCount, SearchRequest, Settings, Span, Speaker, TableChoices, TableOf, Tag, TagPart } from './types'

export * from './fault'
export * from './insisting'
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
  setMenus: (menus: Menu[]) => call(() => Library.SetMenus(menus)),
  flushed: () => call(() => Library.Flushed()),
}

export const searching = {
  hits: (request: SearchRequest, after: number, limit: number) => call(() => Searching.Hits(request, after, limit)),
  count: (request: SearchRequest, so: SearchCount) => call(() => Searching.Count(request, so)),
  writings: (request: SearchRequest, limit: number) => call(() => Searching.Writings(request, limit)),
  places: (request: SearchRequest, passage: number) => call(() => Searching.Places(request, passage)),
  concordance: (request: SearchRequest, order: string) => call(() => Searching.Concordance(request, order)),
  preview: (marking: HitMarking) => call(() => Searching.PreviewMarking(marking)),
  highlight: (marking: HitMarking) => call(() => Searching.HighlightHits(marking)),
  narrow: (words: string) => call(() => Searching.Narrow(words)),
  marking: () => call(() => Searching.Marking()),
  stop: (view: string, part: string) => call(() => Searching.Stop(view, part)),
}

export const reading = {
  open: async (id: string, beside: string) => whole(await call(() => fetched<app.Transcript>('transcript', { id, beside }))),
  keepPlace: (id: string, position: number, progress: number) =>
    call(() => Reading.KeepPlace(id, position, progress)),
  placeOfTime: (id: string, ms: number) => call(() => Reading.PlaceOfTime(id, ms)),
  describe: (t: { id: string; title: string; date: string; place: string }) =>
    call(() => Reading.DescribeTranscript(t.id, t.title, t.date, t.place)),
  remove: (id: string) => call(() => Reading.RemoveTranscript(id)),
  describeSpeaker: (s: Pick<Speaker, 'id' | 'name' | 'role'>) =>
    call(() => Reading.DescribeSpeaker(s.id, s.name, s.role)),
  addHighlight: (h: NewHighlight) => call(() => Reading.AddHighlight(h)),
  markedBy: (id: string) => call(() => Reading.MarkedBy(id)),
  setNote: (id: string, note: string) => call(() => Reading.SetNote(id, note)),
  setTags: (id: string, tagIds: readonly string[], newTags: readonly NewTag[]) =>
    call(() => Reading.SetTags(id, [...tagIds], [...newTags])),
  moveHighlight: (id: string, transcriptId: string, start: number, end: number) => call(() => Reading.MoveHighlight(id, transcriptId, start, end)),
  removeHighlights: (ids: readonly string[]) => call(() => Reading.RemoveHighlights([...ids])),
  correct: (transcriptId: string, { start, end }: Span, words: string, correctionId: string) =>
    call(() => Reading.Correct(transcriptId, start, end, words, correctionId)),
  takeBackCorrections: (ids: readonly string[]) => call(() => Reading.TakeBackCorrections([...ids])),
  writeMemo: (subject: MemoSubject, subjectId: string, body: string) =>
    call(() => Reading.WriteMemo(subject, subjectId, body)),
}

export const codebook = {
  add: (tag: NewTag) => call(() => Codebook.AddTag(tag)),
  describe: (tag: Tag) => call(() => Codebook.DescribeTag(tag)),
  writeAbout: (id: string, part: TagPart, words: string) => call(() => Codebook.WriteAboutTag(id, part, words)),
  move: (ids: readonly string[], parentId: string, beforeId: string) => call(() => Codebook.MoveTags([...ids], parentId, beforeId)),
  arrange: (ids: readonly string[]) => call(() => Codebook.ArrangeTags([...ids])),
  colour: (ids: readonly string[], colour: string) => call(() => Codebook.ColourTags([...ids], colour)),
  archive: (ids: readonly string[], archived: boolean) => call(() => Codebook.ArchiveTags([...ids], archived)),
  merge: (from: readonly string[], into: string) => call(() => Codebook.MergeTags([...from], into)),
  split: (from: string, highlightIds: readonly string[], to: NewTag) => call(() => Codebook.SplitTag(from, [...highlightIds], to)),
  remove: (ids: readonly string[], how: Removal) => call(() => Codebook.RemoveTags([...ids], how)),
  counts: () => call(() => Codebook.Counts()),
  lookalike: (tag: Pick<Tag, 'id' | 'parentId' | 'name'>) => call(() => Codebook.Lookalike(tag.id, tag.parentId, tag.name)),
  carrying: (tagId: string) => call(() => Codebook.Carrying(tagId)),
  exportTable: (format: string) => call(() => Codebook.ExportCodebook(format)),
  choose: () => call(() => Codebook.ChooseCodebook()),
  chooseProject: () => call(() => Codebook.ChooseCodebookProject()),
  preview: (choices: CodebookChoices) => call(() => Codebook.PreviewCodebook(choices)),
  take: (choices: CodebookChoices) => call(() => Codebook.TakeCodebook(choices)),
  lastQuotes: (tagId: string, exceptId: string) => call(() => Codebook.LastQuotes(tagId, exceptId)),
}

export const excerpts = {
  view: (query: ExcerptQuery) => call(() => fetched<app.ExcerptView>('excerpts', { ...query, from: `${query.from}`, count: `${query.count}` })),
  rows: (view: number, from: number, count: number) => call(() => fetched<app.ExcerptRow[]>('excerpt-rows', { number: `${view}`, from: `${from}`, count: `${count}` })),
  whole: (view: number, ids: readonly string[]) => call(() => Excerpts.Whole(view, [...ids])),
  ids: (view: number, from: number, count: number) => call(() => Excerpts.IDs(view, from, count)),
  around: (highlightId: string) => call(() => Excerpts.Around(highlightId)),
  choices: (words: string, key: string, attribute: string) => call(() => Excerpts.Choices(words, key, attribute)),
  tag: (highlightIds: readonly string[], give: readonly string[], take: readonly string[], newTags: readonly NewTag[]) =>
    call(() => Excerpts.Tag([...highlightIds], [...give], [...take], [...newTags])),
  keepFilter: (filter: KeptFilter) => call(() => Excerpts.KeepFilter(filter)),
  removeFilter: (id: string) => call(() => Excerpts.RemoveFilter(id)),
}

export const outgoing = {
  preview: (options: ExportOptions) => call(() => Outgoing.PreviewExport(options)),
  endPreview: () => call(() => Outgoing.EndPreview()),
  page: (options: ExportOptions) => call(() => Outgoing.ExportPage(options)),
  save: (options: ExportOptions) => call(() => Outgoing.SaveExport(options)),
  cancel: () => call(() => Outgoing.CancelExport()),
  progress: () => call(() => Outgoing.Exporting()),
  copy: (options: ExportOptions) => call(() => Outgoing.CopyExport(options)),
  reveal: (path: string) => call(() => Outgoing.RevealExport(path)),
  setPseudonyms: (pseudonyms: readonly Pseudonym[]) => call(() => Outgoing.SetPseudonyms([...pseudonyms])),
  keepPreset: (preset: Preset) => call(() => Outgoing.KeepPreset(preset)),
  removePreset: (id: string) => call(() => Outgoing.RemovePreset(id)),
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
  setApart: (one: string, other: string) => call(() => Tables.SetApart(one, other)),
  choose: (of: TableOf) => call(() => Tables.ChooseTable(of)),
  preview: (choices: TableChoices) => call(() => Tables.PreviewTable(choices)),
  import: (choices: TableChoices) => call(() => Tables.ImportTable(choices)),
  save: (of: TableOf, format: 'csv' | 'xlsx') => call(() => Tables.SaveTable(of, format)),
  linkToTurn: (transcriptId: string, turn: number) => call(() => Tables.LinkToTurn(transcriptId, turn)),
  linkToHighlight: (id: string) => call(() => Tables.LinkToHighlight(id)),
  linked: (refs: readonly string[]) => call(() => Tables.Linked([...refs])),
}

export const files = {
  importAnnotations: () => call(() => Files.ImportAnnotations()),
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
  copyText: (text: string) => call(() => Files.CopyText(text)),
}

export const keeping = {
  steps: () => call(() => Keeping.Steps()),
  goTo: (stepId: number) => call(() => Keeping.GoTo(stepId)),
  clearHistory: () => call(() => Keeping.ClearHistory()),
  trash: () => call(() => Keeping.Trash()),
  bringBack: (id: string) => call(() => Keeping.BringBack(id)),
  stopWriting: () => call(() => Keeping.StopWriting()),
  sweep: () => call(() => Keeping.Sweep()),
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
