// Going to a turn or a time of the open transcript.
import { signal } from '@preact/signals'
import { reading } from '../api'
import { openId, speakers, transcript } from './apply'
import { goalOf } from './goals'
import { focusReader } from './reader-pane'
import { jumpTo } from './reading'
import { toast } from './screen'

export interface Goal {
  readonly at: number
  readonly speaker: string
  /** "turn 14", "0:12:31"; empty outside the turns. */
  readonly where: string
  readonly words: string
}

/** Whether the field is open. */
export const going = signal(false)
export const goal = signal<Goal | null>(null)
/** Why there is nowhere to go; empty while there is, or nothing is typed. */
export const noGoal = signal('')

const previewed = 110
let asked = 0

export function openGoing(): void {
  if (!transcript.value) return toast('Open a transcript first.')
  look('')
  going.value = true
}

export function closeGoing(): void {
  asked++
  going.value = false
  focusReader()
}

export function go(): void {
  if (!goal.value) return
  const { at } = goal.value
  closeGoing()
  jumpTo(at)
}

/** Shows what is where the typed words lead. */
export function look(typed: string): void {
  const mine = ++asked
  const t = transcript.value
  const wanted = goalOf(typed, t?.turns.length ?? 0)
  if (!t || wanted.kind === 'nothing') return show(null)
  if (wanted.kind === 'wrong') return show(null, wanted.words)
  if (wanted.kind === 'turn') return show(goalAt(t.turns[wanted.number - 1]!.start))
  reading.placeOfTime(openId.value, wanted.ms).then(
    ({ known, position }) => mine === asked && (known ? show(goalAt(position)) : show(null, 'This transcript has no times.')),
    (reason: Error) => mine === asked && show(null, reason.message),
  )
}

function show(found: Goal | null, why = ''): void {
  goal.value = found
  noGoal.value = why
}

function goalAt(at: number): Goal {
  const t = transcript.value!
  const turn = t.turns.find((one) => one.start <= at && at < one.end)
  const to = Math.min(at + previewed, turn?.end ?? t.text.length)
  const words = t.text.slice(at, to).replace(/\s+/g, ' ').trim()
  return {
    at,
    speaker: turn ? (speakers.value.get(turn.speakerId)?.display ?? '') : '',
    where: turn ? [`turn ${turn.number}`, turn.time].filter(Boolean).join(' · ') : '',
    words: to < (turn?.end ?? t.text.length) ? `${words}…` : words,
  }
}
