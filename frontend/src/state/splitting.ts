// The split view: two transcripts, or a transcript and the excerpts of a tag, side by side.
import { batch, computed, signal } from '@preact/signals'
import type { Change } from '../api'
import { aside, asideId, closeAside, exchange, openId, transcript } from './apply'
import { ExcerptList } from './excerpt-list'
import { focusReader, pane } from './reader-pane'
import { loading, openAside } from './reading'
import { palette, picked, selection, side, type Side } from './screen'
import { change, rightHidden } from './settings'
import { afterChange } from './writes'

/** The tag whose excerpts stand beside the transcript; empty for none. */
export const excerptsOf = signal('')
export const excerpts = new ExcerptList()

export const split = computed(() => asideId.value !== '' || excerptsOf.value !== '')

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
    closeAside()
  })
  focusReader()
}

/** Shows the excerpts of a tag and those below it beside the transcript. */
export function showExcerpts(tagId: string): void {
  makeRoom()
  excerpts.reset()
  batch(() => {
    closeAside()
    excerptsOf.value = tagId
  })
  void excerpts.ask({ words: `tag:{${tagId}}`, groupBy: 'none', sortBy: 'place' })
}

/** Keeps the excerpts in step with the project. */
function follow({ removed }: Change): void {
  if (excerptsOf.value === '') return
  if (removed.tags.includes(excerptsOf.value)) closeOther()
  else excerpts.askSoon()
}

afterChange(follow)
