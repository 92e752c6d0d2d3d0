// The project as signals. The functions that load it and apply are the only writers.
import { batch, computed, signal } from '@preact/signals'
import type { Change, History, Notice, RecentFile, State, Transcript } from '../api'
import { changed, fromState, nothing, type Data } from './data'

const data = signal<Data>(nothing)
const opened = signal<Transcript | null>(null)
const recentFiles = signal<readonly RecentFile[]>([])
const palette = signal<readonly string[]>([])
const given = signal<readonly Notice[]>([])

export const project = computed(() => data.value.project)
export const transcripts = computed(() => data.value.transcripts)
export const speakers = computed(() => data.value.speakers)
export const tags = computed(() => data.value.tags)
export const memos = computed(() => data.value.memos)
export const history = computed(() => data.value.history)
export const revision = computed(() => data.value.revision)
export const openId = computed(() => data.value.openId)
/** The open transcript's words and turns. Its highlights are saved, not transcript.highlights. */
export const transcript = computed(() => opened.value)
/** The highlights of the open transcript that are on disk. */
export const saved = computed(() => data.value.highlights)
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
    opened.value = null
    recentFiles.value = state.recent
    palette.value = state.palette
    given.value = state.notices
  })
}

/** Takes in the history after an act on it, which changes nothing else. */
export function loadHistory(history: History): void {
  data.value = { ...data.value, history }
}

/** Takes in a transcript that has been opened. */
export function loadTranscript(t: Transcript): void {
  batch(() => {
    opened.value = t
    data.value = { ...data.value, openId: t.id, highlights: t.highlights }
  })
}

/** Takes in what a write, an undo or a redo did. */
export function apply(change: Change): void {
  batch(() => {
    data.value = changed(data.value, change)
    if (data.value.openId === '') opened.value = null
  })
}
