// The split view: two transcripts, or a transcript and the excerpts of a tag, side by side.
import { batch, computed, signal } from '@preact/signals'
import { codebook, faultFrom, type Change, type Excerpts } from '../api'
import { aside, asideId, closeAside, exchange, openId, tags, transcript } from './apply'
import { focusReader, pane } from './reader-pane'
import { loading, openAside } from './reading'
import { palette, picked, selection, side, toast, type Side } from './screen'
import { change, rightHidden } from './settings'
import { afterChange } from './writes'

/** The tag whose excerpts stand beside the transcript; empty for none. */
export const excerptsOf = signal('')
export const excerpts = signal<Excerpts | null>(null)

export const split = computed(() => asideId.value !== '' || excerptsOf.value !== '')

/** How many excerpts come at a time. */
const atATime = 200
/** In a window narrower than this, two panes need the room of the right panel, in pixels. */
const roomy = 1240

/** Whether the right panel has made room for the second pane. */
let madeRoom = false

function makeRoom(): void {
  if (rightHidden.value || innerWidth >= roomy) return
  madeRoom = true
  change({ rightHidden: true })
}

function giveRoomBack(): void {
  if (madeRoom) change({ rightHidden: false })
  madeRoom = false
}

export function transcriptAt(s: Side): typeof transcript.value {
  return s === side.value ? transcript.value : aside.value
}

/** Works in a pane from now on. */
export function workIn(s: Side): void {
  if (s === side.value || asideId.value === '' || loading.value !== '') return
  pane.reader?.setSelection(null)
  batch(() => {
    selection.value = null
    picked.value = null
    palette.value = null
    side.value = s
    exchange()
  })
}

/** Works in the other pane, from the keyboard. */
export function goToSide(s: Side): void {
  workIn(s)
  focusReader()
}

/** Opens a transcript beside the one that is worked on. */
export async function openBeside(id: string): Promise<void> {
  excerptsOf.value = ''
  makeRoom()
  await openAside(id)
}

/** Splits the view, with the same transcript twice to begin with, or makes it one again. */
export function toggleSplit(): void {
  if (split.value) closeOther()
  else if (openId.value !== '') void openBeside(openId.value)
}

/** Closes a pane; what is in the other one stays. */
export function closeSide(s: Side): void {
  if (s === side.value) workIn(s === 0 ? 1 : 0)
  closeOther()
}

function closeOther(): void {
  giveRoomBack()
  batch(() => {
    excerptsOf.value = ''
    excerpts.value = null
    closeAside()
  })
  focusReader()
}

/** Shows the excerpts of a tag beside the transcript. */
export function showExcerpts(tagId: string): void {
  makeRoom()
  batch(() => {
    closeAside()
    excerptsOf.value = tagId
    excerpts.value = null
  })
  void readExcerpts(atATime)
}

export function showMoreExcerpts(): void {
  void readExcerpts((excerpts.value?.quotes.length ?? 0) + atATime)
}

async function readExcerpts(limit: number): Promise<void> {
  const tagId = excerptsOf.value
  try {
    const found = await codebook.excerpts(tagId, limit)
    if (excerptsOf.value === tagId) excerpts.value = found
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

/** Keeps the excerpts in step with the project. */
function follow(news: Change): void {
  const tagId = excerptsOf.value
  if (tagId === '') return
  if (!tags.value.has(tagId)) closeOther()
  else if (mayHaveChanged(news, tagId)) void readExcerpts(Math.max(atATime, excerpts.value?.quotes.length ?? 0))
}

function mayHaveChanged({ highlights, removed, tags, transcripts }: Change, tagId: string): boolean {
  const shown = new Set(excerpts.value?.quotes.map((q) => q.highlightId))
  return (
    highlights.some((h) => h.tagIds.includes(tagId) || shown.has(h.id)) ||
    removed.highlights.some((id) => shown.has(id)) ||
    tags.length + removed.tags.length + transcripts.length + removed.transcripts.length > 0
  )
}

afterChange(follow)
