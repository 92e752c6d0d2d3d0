// The history as a list one can walk.
import { computed, effect } from '@preact/signals'
import { keeping, type Step } from '../api'
import { history, loadHistory } from './apply'
import { Listing } from './listing'
import { announce, beside, putAwayOffers, question } from './screen'
import { change, keepSettings } from './settings'
import { sweep } from './sweep'
import { drafts, inTurn, submit } from './writes'

/** A moment of the history: the one after a step, or the one before the first. */
export interface Moment {
  /** That of its step; 0 at the beginning. */
  readonly id: number
  readonly label: string
  /** When the step was done; empty at the beginning. */
  readonly at: string
  readonly undone: boolean
}

const beginning: Moment = { id: 0, label: 'Beginning', at: '', undone: false }

export const steps = new Listing<Step>(keeping.steps)

/** All moments, the latest first. Those of undone steps come before the one where the project stands. */
export const moments = computed<readonly Moment[]>(() => [...(steps.items.value ?? []), beginning])
export const standsAt = computed(() => moments.value.find((m) => !m.undone)?.id ?? 0)

export function openHistory(): void {
  drafts.flushAll()
  steps.fault.value = null
  beside.value = 'history'
  document.querySelector<HTMLElement>('[data-moments]')?.focus()
}

export function toggleHistory(): void {
  if (beside.value === 'history') beside.value = 'tabs'
  else openHistory()
}

/** Where the project is about to stand; a second click on the same moment is no second journey. */
let headedFor: number | undefined

/** Undoes or does again all that lies between now and a moment. */
export async function goTo({ id, label }: Moment): Promise<void> {
  if (id === (headedFor ?? standsAt.value)) return
  drafts.flushAll()
  headedFor = id
  const change = await submit({ run: () => keeping.goTo(id), many: true, complain: (fault) => steps.complain(fault) })
  if (change) {
    steps.fault.value = null
    announce(id === 0 ? 'Back at the beginning' : `The project stands after: ${label}`)
  }
  await steps.load()
  if (headedFor === id) headedFor = undefined
}

export function askToClear(): void {
  question.value = {
    title: 'Clear the history?',
    words: ['What was done until now can then no longer be undone, and what was undone can no longer be done again. The project stays as it is now.', 'This can’t be undone.'],
    act: 'Clear history', final: true,
    run: () => void clear(),
  }
}

/** Bounds the history; where steps would go that could be undone now, it asks first. */
export function keepSteps(most: number): void {
  const done = moments.value.filter((m) => !m.undone).length - 1
  if (done <= most) return void bound(most)
  question.value = {
    title: `Keep the last ${most.toLocaleString('en')} steps?`,
    words: [`The ${(done - most).toLocaleString('en')} before them can then no longer be undone. The project stays as it is now.`, 'This can’t be undone.'],
    act: 'Keep fewer steps', final: true,
    run: () => void bound(most),
  }
}

async function bound(most: number): Promise<void> {
  change({ historySteps: most })
  await keepSettings()
  await steps.load()
}

function clear(): Promise<void> {
  return steps.attempt(async () => {
    loadHistory(await inTurn(keeping.clearHistory))
    putAwayOffers()
    await sweep((done) => steps.say(`Erasing what was searched: ${done}`))
    announce('History cleared')
    return ''
  })
}

// While the panel is open it follows the project: each change brings a history of its own.
effect(() => {
  void history.value
  if (beside.value === 'history') void steps.load()
})
