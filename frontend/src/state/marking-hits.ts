// Highlighting what a search has found: what will come of it, doing it, and how far that is.
import { batch, signal } from '@preact/signals'
import { faultFrom, insist, searching, type Fault, type HitMarking, type HitMarkings } from '../api'
import { takeBack } from './history'
import { named } from './marking'
import { search, ticked } from './search-page'
import { dialog, toast } from './screen'
import { counted } from './wording'
import { submit } from './writes'

export type Extent = 'words' | 'sentence' | 'turn'

const none: readonly string[] = []

export const extent = signal<Extent>('words')
export const tagIds = signal(none)
/** Names of tags that are to be made. */
export const newNames = signal(none)
/** What will come of it; null until that is known. */
export const preview = signal<HitMarkings | null>(null)
export const previewFault = signal<Fault | null>(null)
/** How far it is, from 0 to 1, once it takes long enough to be told. */
export const progress = signal<number | null>(null)
export const marking = signal(false)

const told = 500
const every = 150

export function beginMarking(): void {
  batch(() => {
    extent.value = 'words'
    tagIds.value = none
    newNames.value = none
    preview.value = null
    previewFault.value = null
    progress.value = null
    marking.value = false
  })
}

function asked(): HitMarking {
  const made = newNames.peek().map(named)
  const only = [...ticked.peek()]
  return {
    search: search.request.peek(), all: only.length === 0, only, extent: extent.peek(),
    tagIds: [...tagIds.peek(), ...made.map((tag) => tag.id)], newTags: made,
  }
}

let previews = 0

/** Finds out what will come of it. */
export async function look(): Promise<void> {
  const mine = ++previews
  try {
    const found = await insist(() => mine === previews, () => searching.preview(asked()))
    if (mine !== previews) return
    batch(() => {
      preview.value = found
      previewFault.value = null
    })
  } catch (reason) {
    const fault = faultFrom(reason)
    if (mine === previews && !fault.canceled) previewFault.value = fault
  }
}

/** Does it, in one step. */
export async function highlightHits(): Promise<void> {
  const will = preview.peek()
  if (!will || marking.peek()) return
  marking.value = true
  const stopTelling = tell()
  const change = await submit({ run: () => searching.highlight(asked()), complain: (fault) => (previewFault.value = fault) })
  stopTelling()
  batch(() => {
    marking.value = false
    progress.value = null
  })
  if (!change) return
  dialog.value = null
  ticked.value = new Set()
  toast(`${counted(will.new + will.tagged, 'hit')} highlighted`, { action: takeBack })
}

/** Tells how far it is, if it takes long. */
function tell(): () => void {
  let timer: ReturnType<typeof setTimeout>
  let over = false
  const ask = async () => {
    // How far it is can wait for the next time.
    const so = await searching.marking().catch(() => null)
    if (over) return
    progress.value = so && so.of > 0 ? so.done / so.of : 0
    timer = setTimeout(() => void ask(), every)
  }
  timer = setTimeout(() => void ask(), told)
  return () => {
    over = true
    clearTimeout(timer)
  }
}

/** Gives it up: nothing is highlighted. */
export function stopMarking(): void {
  // Had it been done already, there is nothing to stop.
  void searching.stop(search.request.peek().view, 'marking').catch(() => undefined)
}
