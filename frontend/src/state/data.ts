// All the window knows of the project, as one plain value, and the pure step from one such
// value to the next. Nothing else changes it.
import type { Attribute, Change, Folder, Highlight, History, KeptFilter, ListItem, Memo, MemoSubject, Preset, Project, Pseudonym, Speaker, State, Tag } from '../api'
import { withHighlights } from './order'

export interface Data {
  readonly project: Project
  readonly transcripts: readonly ListItem[]
  readonly speakers: ReadonlyMap<string, Speaker>
  readonly tags: ReadonlyMap<string, Tag>
  readonly memos: readonly Memo[]
  /** Filters of excerpts that have a name, in their order. */
  readonly filters: readonly KeptFilter[]
  readonly pseudonyms: readonly Pseudonym[]
  readonly presets: readonly Preset[]
  /** In their order. */
  readonly folders: readonly Folder[]
  /** Those of transcripts, then those of speakers, each in their order. */
  readonly attributes: readonly Attribute[]
  readonly history: History
  readonly revision: number
  /** The transcript that is worked on; empty for none. */
  readonly openId: string
  /** The transcript in the other pane of a split view; empty for none. */
  readonly asideId: string
  /** The highlights of the open transcripts, in document order. */
  readonly highlights: ReadonlyMap<string, readonly Highlight[]>
}

export const nothing: Data = {
  project: { id: '', name: '', file: '', folder: '', readOnly: false },
  transcripts: [],
  speakers: new Map(),
  tags: new Map(),
  memos: [],
  filters: [],
  pseudonyms: [],
  presets: [],
  folders: [],
  attributes: [],
  history: { undo: '', redo: '' },
  revision: 0,
  openId: '',
  asideId: '',
  highlights: new Map(),
}

/** The value a freshly opened project gives. */
export function fromState(state: State): Data {
  return {
    project: state.project,
    transcripts: state.transcripts,
    speakers: byId(state.speakers),
    tags: byId(state.tags),
    memos: state.memos,
    filters: state.filters,
    pseudonyms: state.pseudonyms,
    presets: state.presets,
    folders: state.folders,
    attributes: state.attributes,
    history: state.history,
    revision: state.revision,
    openId: '',
    asideId: '',
    highlights: new Map(),
  }
}

/** The value after a change. Parts the change leaves alone keep their identity. */
export function changed(data: Data, change: Change): Data {
  const gone = change.removed
  const still = (id: string) => (gone.transcripts.includes(id) ? '' : id)
  const late = change.revision < data.revision
  return {
    project: change.project ?? data.project,
    transcripts: listed(data.transcripts, change.transcripts, gone.transcripts),
    speakers: mapped(data.speakers, change.speakers, gone.speakers),
    tags: mapped(data.tags, change.tags, gone.tags),
    filters: change.filters ?? data.filters,
    memos: listed(data.memos, change.memos, gone.memos),
    pseudonyms: change.pseudonyms ?? data.pseudonyms,
    presets: change.presets ?? data.presets,
    folders: change.folders ?? data.folders,
    attributes: change.attributes ?? data.attributes,
    history: late ? data.history : change.history,
    revision: late ? data.revision : change.revision,
    openId: still(data.openId),
    asideId: still(data.asideId),
    highlights: marked(data.highlights, change),
  }
}

/** Of a transcript that is to be read anew they come with its words: until then they lie on the old ones. */
function marked(old: Data['highlights'], change: Change): Data['highlights'] {
  const gone = new Set(change.removed.highlights)
  const open = [...old].filter(([id]) => !change.removed.transcripts.includes(id))
  const next = (id: string, list: readonly Highlight[]) => withHighlights(list, change.highlights.filter((h) => h.transcriptId === id), gone)
  return new Map(open.map(([id, list]) => [id, change.reread.includes(id) ? list : next(id, list)]))
}

/** The memo on a subject; undefined where none was written. */
export function memoOn(memos: readonly Memo[], subject: MemoSubject, subjectId: string): Memo | undefined {
  return memos.find((m) => m.subject === subject && m.subjectId === subjectId)
}

function byId<T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function mapped<T extends { id: string }>(old: ReadonlyMap<string, T>, put: readonly T[], gone: readonly string[]): ReadonlyMap<string, T> {
  if (put.length === 0 && gone.length === 0) return old
  const next = new Map(old)
  for (const id of gone) next.delete(id)
  for (const item of put) next.set(item.id, item)
  return next
}

function listed<T extends { id: string }>(old: readonly T[], put: readonly T[], gone: readonly string[]): readonly T[] {
  if (put.length === 0 && gone.length === 0) return old
  const fresh = new Map(put.map((item) => [item.id, item]))
  const away = new Set(gone)
  const kept = old.filter((item) => !away.has(item.id)).map((item) => fresh.get(item.id) ?? item)
  const known = new Set(kept.map((item) => item.id))
  return [...kept, ...put.filter((item) => !known.has(item.id))]
}
