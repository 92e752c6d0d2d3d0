// Every write to the project goes through here: one after the other, each answered by a
// change that is applied. A write about a highlight or a note shows at once, and if the
// disk refuses it, it stays on the screen, marked, until it is tried again or given up.
import { batch, computed, effect, signal } from '@preact/signals'
import { Fault, faultFrom, keeping, type Change, type Highlight } from '../api'
import { apply, openId, readOnly, savedIn } from './apply'
import { Drafts } from './drafts'
import { begun, ended, overlaid, type Expected, type Pending } from './pending'
import { Queue } from './queue'
import { putAwayBad, putAwayOffers, toast } from './screen'

/** What a write asks of Go, and what it will leave of the highlights it concerns. */
export interface Write {
  readonly run: () => Promise<Change>
  /** By highlight id. A write that expects nothing is a plain command: refused, it is only reported. */
  readonly expects?: ReadonlyMap<string, Expected>
  /** Typed words must not be lost either, though no highlight shows them. */
  readonly keep?: boolean
  /** Of many things at once: it can be stopped, and nothing of it is kept then. */
  readonly many?: boolean
  /** Where to say that it was refused, if not in a message. */
  readonly complain?: (fault: Fault) => void
}

interface Refused {
  readonly write: Write
  readonly fault: Fault
}

const queue = new Queue()
const onTheWay = signal(0)
const manyOnTheWay = signal(0)
const typing = signal(0)
const pending = signal<Pending>(new Map())
const followers: ((change: Change) => void)[] = []

/** Writes the disk refused and that wait to be tried again. */
export const refused = signal<readonly Refused[]>([])

/** Words being typed into notes and memos. */
export const drafts = new Drafts(400, (count) => (typing.value = count))

/** The highlights of the open transcript as the person has made them, on disk or not yet. */
export const highlights = computed(() => highlightsIn(openId.value))
export const highlightsById = computed(() => new Map(highlights.value.map((h) => [h.id, h])))

/** The same of any transcript that is open. */
export function highlightsIn(id: string): readonly Highlight[] {
  return overlaid(savedIn(id), pending.value, id)
}

export const saveState = computed<'saved' | 'saving' | 'refused'>(() => {
  if (refused.value.length > 0) return 'refused'
  return onTheWay.value + typing.value > 0 ? 'saving' : 'saved'
})

/** Whether something is being written that can be stopped. */
export const stoppable = computed(() => manyOnTheWay.value > 0)

/** Stops it; who asked for it is told nothing more than that it was not done. */
export function stopWriting(): void {
  void keeping.stopWriting()
}

/** How each highlight stands that is not on disk as it is shown. */
export const unsaved = computed<ReadonlyMap<string, 'pending' | 'refused'>>(
  () => new Map([...pending.value.keys()].map((id) => [id, refusedIds.value.has(id) ? 'refused' : 'pending'] as const)),
)

const refusedIds = computed(() => new Set(refused.value.flatMap((r) => [...(r.write.expects?.keys() ?? [])])))

export function isRefused(highlightId: string): boolean {
  return refusedIds.value.has(highlightId)
}

/** Calls back after each change has been applied. */
export function afterChange(follow: (change: Change) => void): void {
  followers.push(follow)
}

/** Takes in a change that came of no write from here. */
export function take(change: Change): void {
  putAwayOffers()
  takeIn(change)
}

function takeIn(change: Change): void {
  apply(change)
  for (const follow of followers) follow(change)
}

/** Whether anything can be written; if not, the person is told. */
export function mayWrite(): boolean {
  if (readOnly.value) toast('This project is open for reading only.', { bad: true })
  return !readOnly.value
}

/** Writes, in its turn. Answers the change, or undefined if it was refused: the person has been told then. */
export function submit(write: Write): Promise<Change | undefined> {
  if (!mayWrite()) return Promise.resolve(undefined)
  putAwayOffers()
  batch(() => {
    for (const [id, expected] of write.expects ?? []) pending.value = begun(pending.value, id, expected)
  })
  const behind = refused.value.find((r) => touches(r.write, write))
  if (!behind) return send(write)
  refused.value = [...refused.value, { write, fault: behind.fault }]
  return Promise.resolve(undefined)
}

/** Writes what is being typed and waits until all that was asked for has been answered. */
export function settled(): Promise<void> {
  return inTurn(() => Promise.resolve())
}

/** Does something that all that was asked for before must not come after. */
export function inTurn<R>(run: () => Promise<R>): Promise<R> {
  drafts.flushAll()
  return queue.add(run)
}

/** Tries the refused writes again, in their order. */
export async function retry(): Promise<void> {
  const again = refused.value
  refused.value = []
  putAwayBad()
  await Promise.all(again.map(({ write }) => send(write)))
}

const retryEvery = 5000
const diskFails = computed(() => refused.value.some(onDisk))
let retrying = false

// A full disk may have room again, an unplugged one may be back: nobody should have to watch for that.
effect(() => {
  if (!diskFails.value) return
  const timer = setInterval(() => void retryQuietly(), retryEvery)
  return () => clearInterval(timer)
})

/** Tries again what the disk refused, in its order and without a word, until it refuses again. */
async function retryQuietly(): Promise<void> {
  if (retrying) return
  retrying = true
  let next = refused.value.find(onDisk)
  while (next && (await tryAgain(next))) next = refused.value.find(onDisk)
  if (refused.value.length === 0) putAwayBad()
  retrying = false
}

/** Answers whether the disk took it. Until then it stands among the refused, and may have been given up meanwhile. */
async function tryAgain(again: Refused): Promise<boolean> {
  try {
    const change = await queue.add(again.write.run)
    batch(() => {
      if (noLongerRefused(again)) settle(again.write)
      takeIn(change)
    })
    return true
  } catch (reason) {
    const fault = faultFrom(reason)
    if (fault.code === 'storage') return false
    if (noLongerRefused(again)) refuse(again.write, fault)
    return true
  }
}

/** Takes it off the list; false if it was off already. */
function noLongerRefused(one: Refused): boolean {
  const stood = refused.value.includes(one)
  refused.value = refused.value.filter((r) => r !== one)
  return stood
}

function onDisk({ fault }: Refused): boolean {
  return fault.code === 'storage'
}

/** Gives the refused writes up: the window shows what is on disk. */
export function giveUp(): void {
  batch(() => {
    for (const { write } of refused.value) settle(write)
    refused.value = []
    putAwayBad()
  })
}

/** A write about a highlight that another, refused one was to make or change has to wait for it. */
function touches(a: Write, b: Write): boolean {
  return [...(b.expects?.keys() ?? [])].some((id) => a.expects?.has(id))
}

async function send(write: Write): Promise<Change | undefined> {
  onTheWay.value++
  if (write.many) manyOnTheWay.value++
  try {
    const change = await queue.add(write.run)
    batch(() => {
      settle(write)
      takeIn(change)
    })
    return change
  } catch (reason) {
    refuse(write, faultFrom(reason))
    return undefined
  } finally {
    onTheWay.value--
    if (write.many) manyOnTheWay.value--
  }
}

function settle(write: Write): void {
  for (const id of write.expects?.keys() ?? []) pending.value = ended(pending.value, id)
}

/** Only a failing disk is worth a second try; what makes no sense to Go never will. */
function refuse(write: Write, fault: Fault): void {
  const lasting = fault.canceled || fault.code === 'invalid' || fault.code === 'not-found' || fault.code === 'conflict'
  const kept = (write.keep || write.expects) && !lasting
  if (kept) refused.value = [...refused.value, { write, fault }]
  else settle(write)
  if (fault.canceled) return write.many ? toast('Stopped: nothing was changed.') : undefined
  if (write.complain) return write.complain(fault)
  toast(fault.sentence, { bad: true, ...(kept && { action: { label: 'Try again', run: () => void retry() } }) })
}
