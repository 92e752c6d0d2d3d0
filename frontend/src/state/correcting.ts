// Correcting the words of a transcript. What its file says is kept, and can be put back.
import { effect, signal } from '@preact/signals'
import { v7 as uuid } from 'uuid'
import { reading, type Correction, type Fault, type Span } from '../api'
import { trim } from '../reader/spans'
import { openId, transcript } from './apply'
import { takeBack as offer } from './history'
import { pickedHighlight } from './marking'
import { page } from './pages'
import { focusReader, pane, passageAt } from './reader-pane'
import { inWords, readThrough } from './reading'
import { announce, palette, selection, toast } from './screen'
import { whereTold } from './telling'
import { counted, differing, shortened } from './wording'
import { mayWrite, submit } from './writes'
import type { Anchor } from '../ui/floating'

/** Words that are being corrected, and what the field stands beside. */
export interface Correcting {
  readonly transcriptId: string
  readonly span: Span
  readonly words: string
  readonly at: Anchor
}

export const correcting = signal<Correcting | null>(null)
/** Whether they are on their way to the disk and back. */
export const saving = signal(false)
/** Why they could not be corrected; empty while nothing is wrong. */
export const wrong = signal('')

/** Opens the field for the selected words, or else for those of the picked highlight. */
export function openCorrecting(): void {
  if (!mayWrite()) return
  const t = transcript.value
  if (!t || page.value !== null) return toast('Words are corrected in a transcript: open one first.')
  const on = selection.value ?? pickedHighlight.value
  const span = on ? trim(t.text, on) : null
  if (!span) return toast('Select the words to correct first, or pick a highlight.')
  const words = t.text.slice(span.start, span.end)
  if (words.includes('\n')) return toast('Select words of one paragraph: corrections don’t reach over several.')
  wrong.value = ''
  palette.value = null
  pane.reader?.recall(span)
  correcting.value = { transcriptId: t.id, span, words, at: passageAt(span) }
}

/** Puts the field away; what was selected stays so. */
export function closeCorrecting(): void {
  correcting.value = null
  focusReader()
}

/** Puts other words in place of those being corrected. The field stays until they are read, or as long as they are refused. */
export async function correct(on: Correcting, typed: string): Promise<void> {
  if (saving.value) return
  const words = typed.replace(/\s*\n\s*/g, ' ') // as may be pasted
  if (words === on.words) return closeCorrecting()
  saving.value = true
  wrong.value = ''
  const id = uuid()
  const write = inWords(on.transcriptId, () => reading.correct(on.transcriptId, on.span, words, id))
  const change = await submit({ run: write, complain: (fault: Fault) => (wrong.value = fault.sentence) })
  await readThrough()
  saving.value = false
  if (!change) return
  closeCorrecting()
  announce(change.label === '' ? 'The words are as they were' : corrected(on, words))
}

/** “Corrected “Kery” to “Kerry”, turn 14, Secretary Kerry” */
function corrected({ span, words: before }: Correcting, words: string): string {
  const [was, now] = differing(before, words).map((some) => shortened(some))
  const what = now === '' ? `Took out “${was}”` : was === '' ? `Put in “${now}”` : `Corrected “${was}” to “${now}”`
  return `${what}, ${whereTold(span.start)}`
}

/** Puts back what the file says in the place of corrections. */
export async function takeBack(corrections: readonly Correction[]): Promise<void> {
  const change = await submit({ run: () => reading.takeBackCorrections(corrections.map(({ id }) => id)) })
  if (!change) return
  const [only] = corrections
  const what = corrections.length === 1 && only ? `“${shortened(only.was)}” is back, as the file says` : `${counted(corrections.length, 'correction')} taken back`
  toast(what, { action: offer })
}

// The field goes with the words it stands at.
effect(() => {
  const on = correcting.value
  if (on && (page.value !== null || on.transcriptId !== openId.value)) correcting.value = null
})
