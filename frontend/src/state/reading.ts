// Opening transcripts and keeping the place in them.
import { batch, computed, signal } from '@preact/signals'
import { Fault, faultFrom, files, reading, type Change, type Transcript } from '../api'
import { asideId, loadTranscript, openedTranscript, openId, readOnly, reloadTranscript, revision, transcript, transcripts } from './apply'
import { leaveExcerpts } from './excerpts'
import { lit } from './lit'
import { page } from './pages'
import { forgetTrail, leave } from './places'
import { focusReader, pane } from './reader-pane'
import { beside, dialog, onlyTag, onlyVoice, palette, picked, putAwayOffers, question, selection, side, toast, type Offer, type Side } from './screen'
import { afterChange, drafts, submit } from './writes'

export interface Opening {
  readonly at?: number
  /** A position to bring into view and light up for a moment, as after a search. */
  readonly flash?: number
}

/** The id of a transcript on its way in; empty when none is. */
export const loading = signal('')
export const openFault = signal<Fault | null>(null)
/** The positions at the top of the page, in each pane. */
const placesBySide = signal<Readonly<Record<Side, number>>>({ 0: 0, 1: 0 })
export const place = computed(() => placesBySide.value[side.value])
/** How much has been read of transcripts since the project was opened, where it is more than the project says. */
const readSince = signal<ReadonlyMap<string, number>>(new Map())

export const turnAtPlace = computed(() => turnAt(place.value))

export function progressOf(id: string, known: number): number {
  return Math.max(known, readSince.value.get(id) ?? 0)
}

/** Whether a transcript was opened since the project was. */
export const hasBeenOpened = (id: string): boolean => readSince.value.has(id)

/** The number of the turn at a position, counted from 1; of the next turn if the position is before one. */
export function turnAt(position: number): number {
  const turns = transcript.value?.turns ?? []
  const turn = turns.find((t) => t.end > position) ?? turns[turns.length - 1]
  return turn?.number ?? 0
}

/**
 * Opens a transcript at the place it was left at, or at a given one. The keyboard comes along from
 * where this was asked for, unless it has gone elsewhere meanwhile.
 */
export async function openTranscript(id: string, opening: Opening = {}): Promise<void> {
  const asker = document.activeElement
  if (page.value !== null || id !== openId.value || opening.flash !== undefined) leave()
  await arrive(id, opening)
  const now = document.activeElement
  if (asker !== document.body && (now === asker || now === document.body)) focusReader()
}

/** The same on the way back or forward, where no place is left. */
export async function arrive(id: string, { at, flash }: Opening): Promise<void> {
  page.value = null
  if (id !== openId.value) await bring(id, at)
  else if (at !== undefined && flash === undefined) bringTo(at, { block: 'start' })
  if (id === openId.value && flash !== undefined) bringTo(flash, { flash: true })
}

/** The transcripts that are being read anew, or could not be: then they are not what is on disk until they are opened again. */
const rereading = new Map<string, Promise<void>>()

/** Reads an open transcript anew, where it stands. Of several answers the one asked for last counts. */
function reread(id: string): void {
  const isLast = () => rereading.get(id) === mine
  const mine: Promise<void> = readAnew(id, isLast)
  rereading.set(id, mine)
  mine.then(
    () => isLast() && rereading.delete(id),
    (reason) => isLast() && toast(faultFrom(reason).sentence, { bad: true }),
  )
}

/** A change that comes while it is on its way may be in it or not: then it is asked for again. */
async function readAnew(id: string, isLast: () => boolean): Promise<void> {
  for (let asked = -1; asked !== revision.value; ) {
    asked = revision.value
    const t = await fetched(id, id === openId.value ? asideId.value : openId.value)
    if (!isLast()) return rereading.get(id)
    const shown = openedTranscript(id)
    if (!shown) return
    if (asked !== revision.value) continue
    if (lit.value?.transcriptId === id && shown.text !== t.text) lit.value = null
    reloadTranscript(t)
  }
}

/** Waits until all that is open reads as it does on disk, as far as it can be read. */
export async function readThrough(): Promise<void> {
  await Promise.allSettled(rereading.values())
}

/**
 * A write about a place in the words of a transcript. Its turn may come after a change to these words:
 * then it is not made, as the place would be another.
 */
export function inWords(id: string, write: () => Promise<Change>): () => Promise<Change> {
  const text = openedTranscript(id)?.text
  return async () => {
    await rereading.get(id)
    const now = openedTranscript(id)?.text
    if (now !== undefined && now !== text) throw new Fault('conflict', 'The words were corrected meanwhile.', 'Select them again.')
    return write()
  }
}

/** The transcript on its way, so that asking twice fetches once. */
let coming: { readonly id: string; readonly done: Promise<void> } | undefined

function bring(id: string, at?: number): Promise<void> {
  if (coming && coming.id === id && loading.value === id && at === undefined) return coming.done
  coming = { id, done: load(id, at) }
  return coming.done
}

/** How often a transcript has been asked for: of several answers the one asked for last counts. */
let asked = 0

async function load(id: string, at?: number): Promise<void> {
  const mine = ++asked
  const wanted = () => mine === asked && loading.value === id
  drafts.flushAll()
  loading.value = id
  try {
    const t = await fetched(id, asideId.value)
    if (!wanted()) return
    show(at === undefined ? t : { ...t, readTo: at })
  } catch (reason) {
    if (!wanted()) return
    openFault.value = faultFrom(reason)
  } finally {
    if (wanted()) loading.value = ''
  }
}

async function fetched(id: string, beside: string): Promise<Transcript> {
  const t = await reading.open(id, beside)
  if (t.text.length !== t.length) throw new Fault('internal', `The words of “${t.title}” did not arrive whole.`, 'Open it again.')
  return t
}

/** Opens a transcript in the other pane. */
export async function openAside(id: string): Promise<void> {
  try {
    const t = await fetched(id, openId.value)
    batch(() => {
      setPlace(other(), t.readTo)
      loadTranscript(t, 'asideId')
    })
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

const other = (): Side => (side.value === 0 ? 1 : 0)

function setPlace(of: Side, position: number): void {
  placesBySide.value = { ...placesBySide.value, [of]: position }
}

function show(t: Transcript): void {
  batch(() => {
    openFault.value = null
    setPlace(side.value, t.readTo)
    selection.value = null
    palette.value = null
    picked.value = null
    rereading.delete(t.id)
    if (!readSince.value.has(t.id)) readSince.value = new Map(readSince.value).set(t.id, 0)
    loadTranscript(t)
  })
}

/** Moves the page to a position. */
export function jumpTo(position: number): void {
  leave()
  bringTo(position, { flash: true })
}

/** Scrolls, and lets go of what is selected or picked: nobody should mark what is out of sight. */
function bringTo(position: number, how: { block?: 'start'; flash?: true }): void {
  pane.reader?.setSelection(null)
  batch(() => {
    selection.value = null
    picked.value = null
    palette.value = null
  })
  pane.reader?.scrollTo(position, how)
}

const placeTimers: Partial<Record<Side, ReturnType<typeof setTimeout>>> = {}

/** Remembers where the reader of a pane is; told to Go when the page has rested. */
export function keepPlace(of: Side, position: number, progress: number): void {
  const id = of === side.value ? openId.value : asideId.value
  setPlace(of, position)
  if (progress > (readSince.value.get(id) ?? 0)) readSince.value = new Map(readSince.value).set(id, progress)
  clearTimeout(placeTimers[of])
  if (readOnly.value || id === '') return
  const read = Math.max(progress, transcripts.value.find((t) => t.id === id)?.progress ?? 0)
  // A place that could not be kept costs nothing, and the next scroll keeps another.
  placeTimers[of] = setTimeout(() => reading.keepPlace(id, position, read).catch(() => undefined), 700)
}

export function describeTranscript(t: { id: string; title: string; date: string; place: string }): void {
  void submit({ run: () => reading.describe(t), keep: true })
}

export async function removeTranscript(id: string, takeBack: Offer): Promise<void> {
  const title = transcripts.value.find((t) => t.id === id)?.title ?? ''
  const change = await submit({ run: () => reading.remove(id) })
  if (!change) return
  toast(`Removed “${title}”`, { action: takeBack })
}

export function describeSpeaker(speaker: { id: string; name: string; role: string }): void {
  void submit({ run: () => reading.describeSpeaker(speaker), keep: true })
}

/** Leaves everything about the last project behind. */
export function leaveProject(): void {
  batch(() => {
    loading.value = ''
    openFault.value = null
    readSince.value = new Map()
    rereading.clear()
    forgetTrail()
    leaveExcerpts()
    page.value = null
    picked.value = null
    selection.value = null
    palette.value = null
    onlyTag.value = ''
    onlyVoice.value = ''
    beside.value = 'tabs'
    dialog.value = null
    question.value = null
    putAwayOffers()
  })
}

/** Keeps what is open in step with the project: anew if its words or turns changed, another if it is gone. */
function follow(change: Change): void {
  for (const id of change.reread) if (openedTranscript(id)) reread(id)
  if (openId.value === '' && loading.value === '') openFirst(change)
  const id = picked.value
  if (id !== null && change.removed.highlights.includes(id)) picked.value = null
  if (change.removed.tags.includes(onlyTag.value)) onlyTag.value = ''
}

/** With nothing open: the transcript that has come back, or the first there is. */
function openFirst(change: Change): void {
  const next = change.transcripts[0]?.id ?? transcripts.value[0]?.id
  if (next) void openTranscript(next)
}

afterChange(follow)

/** Saves the file that a transcript was read from, as it was. */
export async function saveOriginal(id: string): Promise<void> {
  try {
    const path = await files.saveOriginal(id)
    if (path !== '') toast(`Saved as ${path.split(/[\\/]/).pop()}`)
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}
