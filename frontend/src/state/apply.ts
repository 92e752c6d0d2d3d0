// The project as signals. The functions that load it and apply are the only writers.
import { batch, computed, signal } from '@preact/signals'
import type { Change, Highlight, History, Notice, RecentFile, State, Transcript } from '../api'
import { changed, fromState, nothing, type Data } from './data'

const data = signal<Data>(nothing)
const opened = signal<ReadonlyMap<string, Transcript>>(new Map())
const recentFiles = signal<readonly RecentFile[]>([])
const palette = signal<readonly string[]>([])
const given = signal<readonly Notice[]>([])

export const project = computed(() => data.value.project)
export const transcripts = computed(() => data.value.transcripts)
/** The titles of the transcripts, by their ids. */
export const titles = computed<ReadonlyMap<string, string>>(() => new Map(data.value.transcripts.map(({ id, title }) => [id, title])))
export const speakers = computed(() => data.value.speakers)
export const tags = computed(() => data.value.tags)
export const memos = computed(() => data.value.memos)
export const filters = computed(() => data.value.filters)
export const pseudonyms = computed(() => data.value.pseudonyms)
/** Choices of exports that have a name. */
export const presets = computed(() => data.value.presets)
export const folders = computed(() => data.value.folders)
export const attributes = computed(() => data.value.attributes)
export const history = computed(() => data.value.history)
export const revision = computed(() => data.value.revision)
export const openId = computed(() => data.value.openId)
export const asideId = computed(() => data.value.asideId)
/** The open transcript's words and turns. Its highlights are savedIn, not transcript.highlights. */
export const transcript = computed(() => opened.value.get(openId.value) ?? null)
/** The transcript in the other pane of a split view. */
export const aside = computed(() => opened.value.get(asideId.value) ?? null)
/** The colours a tag can be given with one click, in the order new tags take them. */
export const tagColours = computed(() => palette.value)
/** What Go had to say when it gave the project. */
export const notices = computed(() => given.value)
export const recent = computed(() => recentFiles.value)
export const readOnly = computed(() => data.value.project.readOnly)

/** Takes in a whole project. */
export function load(state: State): void {
  batch(() => {
    data.value = fromState(state)
    opened.value = new Map()
    recentFiles.value = state.recent
    palette.value = state.palette
    given.value = state.notices
  })
}

/** Takes in the history after an act on it, which changes nothing else. */
export function loadHistory(history: History): void {
  data.value = { ...data.value, history }
}

/** A transcript that is open, in either pane. */
export function openedTranscript(id: string): Transcript | undefined {
  return opened.value.get(id)
}

/** The highlights of an open transcript that are on disk. */
export function savedIn(id: string): readonly Highlight[] {
  return data.value.highlights.get(id) ?? []
}

/** Takes in a transcript that has been opened, to be worked on or in the other pane. */
export function loadTranscript(t: Transcript, where: 'openId' | 'asideId' = 'openId'): void {
  batch(() => {
    opened.value = new Map(opened.value).set(t.id, t)
    data.value = { ...data.value, [where]: t.id, highlights: new Map(data.value.highlights).set(t.id, t.highlights) }
    forgetClosed()
  })
}

/** Takes in a transcript that has been read anew, wherever it is open. */
export function reloadTranscript(t: Transcript): void {
  const { openId, asideId, highlights } = data.value
  if (t.id !== openId && t.id !== asideId) return
  batch(() => {
    opened.value = new Map(opened.value).set(t.id, t)
    data.value = { ...data.value, highlights: new Map(highlights).set(t.id, t.highlights) }
  })
}

/** Works on the transcript in the other pane, which then has this one. */
export function exchange(): void {
  data.value = { ...data.value, openId: data.value.asideId, asideId: data.value.openId }
}

/** Shows one transcript again. */
export function closeAside(): void {
  batch(() => {
    data.value = { ...data.value, asideId: '' }
    forgetClosed()
  })
}

function forgetClosed(): void {
  const { openId, asideId, highlights } = data.value
  const open = <T>(all: ReadonlyMap<string, T>) => new Map([...all].filter(([id]) => id === openId || id === asideId))
  opened.value = open(opened.value)
  data.value = { ...data.value, highlights: open(highlights) }
}

/** Takes in what a write, an undo or a redo did. */
export function apply(change: Change): void {

  batch(() => {
    data.value = changed(data.value, change)
    forgetClosed()
  })
}
