// Finding words in the open transcript.
import { computed, effect, signal, untracked } from '@preact/signals'
import type { Span, Transcript } from '../api'
import { leading } from '../reader/spans'
import { transcript } from './apply'
import { findAll, fold, type Folded } from './folding'
import { leave } from './places'
import { focusReader, pane } from './reader-pane'
import { announce, selection, toast } from './screen'

const longestTaken = 100
const none: readonly Span[] = []

/** Whether the bar is open. */
export const finding = signal(false)
export const sought = signal('')
export const wholeWords = signal(false)
export const matchCase = signal(false)
const index = signal(0)
/** Where the search began: typing on looks from there anew. */
let origin = 0
/** Whether the place before the first hit has been kept. */
let departed = false

const folds = new WeakMap<Transcript, Map<boolean, Folded>>()

/** The words of a transcript as they are searched; made when they are first searched. */
export function foldOf(t: Transcript, keepCase: boolean): Folded {
  const made = folds.get(t) ?? new Map<boolean, Folded>()
  folds.set(t, made)
  const folded = made.get(keepCase) ?? fold(t.text, keepCase)
  made.set(keepCase, folded)
  return folded
}

export const found = computed<readonly Span[]>(() => {
  const t = transcript.value
  if (!finding.value || !t || sought.value === '') return none
  return findAll(t.text, foldOf(t, matchCase.value), sought.value, { keepCase: matchCase.value, whole: wholeWords.value })
})

export const current = computed(() => found.value[index.value] ?? null)
/** "3 of 37"; "37" where none is the current one yet. */
export const count = computed(() => {
  if (sought.value === '') return ''
  const all = found.value.length.toLocaleString('en')
  if (found.value.length === 0) return 'None'
  return index.value < 0 ? all : `${(index.value + 1).toLocaleString('en')} of ${all}`
})

/** Opens the bar, with the selected words in it if they are few. */
export function openFind(): void {
  const t = transcript.value
  if (!t) return toast('Open a transcript first.')
  if (!finding.value) begin()
  const words = selection.value ? t.text.slice(selection.value.start, selection.value.end) : ''
  if (words !== '' && words.length <= longestTaken && !words.includes('\n')) seek(words)
  const field = document.querySelector<HTMLInputElement>('[data-find]')
  field?.focus()
  field?.select()
}

/** Shows what was sought last where it stands; the page moves only when a hit is asked for. */
function begin(): void {
  origin = selection.value?.start ?? pane.reader?.place ?? 0
  index.value = -1
  departed = false
  finding.value = true
  const t = transcript.value
  // The first letter shall not wait for the folding.
  if (t) setTimeout(() => foldOf(t, matchCase.value))
}

/** Looks for other words, from where the search began. */
export function seek(words: string): void {
  sought.value = words
  seekAgain()
}

/** Looks for the same words otherwise: whole, or with their capitals. */
export function seekOtherwise(toggle: typeof wholeWords): void {
  toggle.value = !toggle.value
  seekAgain()
}

function seekAgain(): void {
  const next = leading(found.value, (span) => span.start < origin)
  index.value = next < found.value.length ? next : 0
  depart()
}

/** Goes to the next or previous hit; after the last comes the first. */
export function stepFound(by: 1 | -1): void {
  if (!transcript.value || sought.value === '') return openFind()
  if (!finding.value) begin()
  const all = found.value.length
  if (all === 0) return
  const next = index.value < 0 ? nearest(by) : index.value + by
  if (next < 0 || next >= all) announce(next < 0 ? 'The last one again' : 'The first one again')
  index.value = (next + all) % all
  origin = current.value?.start ?? origin
  depart()
}

/** The first hit after the selection or the top of the view, or the last before it. */
function nearest(by: 1 | -1): number {
  const from = selection.value?.end ?? pane.reader?.place ?? 0
  const after = leading(found.value, (span) => span.start < from)
  const to = selection.value?.start ?? from
  return by > 0 ? after : leading(found.value, (span) => span.end <= to) - 1
}

function depart(): void {
  if (departed || !current.value) return
  leave()
  departed = true
}

/** Puts the bar away. The hit it is on stays selected, to be marked with the next key, unless something else is. */
export function closeFind(selecting = true): void {
  const span = selecting ? current.value : null
  finding.value = false
  focusReader()
  if (span) pane.reader?.select(span)
}

// Another transcript opens where it was left, and stays there until a hit is asked for.
effect(() => {
  void transcript.value
  untracked(() => {
    origin = 0
    index.value = -1
    departed = false
  })
})
