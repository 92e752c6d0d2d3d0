// Bringing transcripts in: the files of a batch, how far it is, and what becomes of them.
import { batch, computed, effect, signal } from '@preact/signals'
import { faultFrom, files, type ImportedFile, type ImportFile, type ImportReport, type ImportStatus } from '../api'
import { takeBack } from './history'
import { common, forgetChoices, own } from './import-preview'
import { openTranscript } from './reading'
import { announce, dialog, toast } from './screen'
import { lookFirst } from './settings'
import { counted } from './wording'
import { mayWrite, settled, take } from './writes'

const askEvery = 150

type Progress = Pick<ImportStatus, 'phase' | 'done' | 'of' | 'left' | 'total'>

const nothing: Progress = { phase: '', done: 0, of: 0, left: -1, total: 0 }

/** How far the batch is; its phase is empty when there is none. */
export const progress = signal<Progress>(nothing)
/** The files of the batch, in their order. */
export const incoming = signal<readonly ImportFile[]>([])
/** The keys of files that the person leaves out, and of those that come in though they are here already. */
export const leftOut = signal<ReadonlySet<string>>(new Set())
export const again = signal<ReadonlySet<string>>(new Set())

/** Whether a file will be imported. One that is still being read will be, if it can. */
export function isIn(file: ImportFile): boolean {
  if (file.state === 'failed' || file.state === 'left out' || leftOut.value.has(file.key)) return false
  return file.again === '' || again.value.has(file.key)
}

export const toImport = computed(() => incoming.value.filter(isIn).length)
export const failures = computed(() => incoming.value.filter((f) => f.state === 'failed').length)
export const isImporting = computed(() => progress.value.phase === 'importing')

export const chooseAndImport = () => prepare(files.prepareImport)
export const chooseFolderAndImport = () => prepare(files.prepareFolder)
export const importDropped = () => prepare(files.prepareDropped)

/** Whether the person puts a file in or leaves it out. */
export function putIn(file: ImportFile, on: boolean): void {
  if (file.again !== '') again.value = withKey(again.value, file.key, on)
  else leftOut.value = withKey(leftOut.value, file.key, !on)
}

function withKey(keys: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(keys)
  if (on) next.add(key)
  else next.delete(key)
  return next
}

async function prepare(start: () => Promise<ImportStatus>): Promise<void> {
  if (isImporting.value) return toast('An import is running.')
  if (!mayWrite()) return
  await complainInstead(async () => {
    const status = await start()
    if (status.batch === '') return
    batch(() => {
      incoming.value = []
      leftOut.value = new Set()
      again.value = new Set()
      forgetChoices()
      follow(status)
      if (lookFirst.value) dialog.value = { kind: 'import' }
    })
    if (!lookFirst.value) await importBatch()
  })
}

/** Imports the sample, without looking at it first. */
export async function importSample(): Promise<void> {
  await complainInstead(async () => report(await files.importSample()))
}

/** Imports the files that are in, as the person has decided. */
export async function importBatch(): Promise<void> {
  if (isImporting.value) return
  await settled() // an import is one step: what is unsent must not come between
  progress.value = { ...progress.value, phase: 'importing', done: 0, of: toImport.value, left: -1 }
  await complainInstead(async () => report(await commit()))
}

async function commit(): Promise<ImportReport> {
  try {
    return await files.commitImport({ leaveOut: [...leftOut.value], again: [...again.value], common: common.value, own: own.value })
  } finally {
    endBatch()
  }
}

/** Stops at once. Files that are only being looked at are let go of; what is imported stays. */
export function cancelImport(): void {
  void files.cancelImport().catch(() => undefined)
  if (!isImporting.value) endBatch()
}

export async function retryFailed(): Promise<void> {
  await complainInstead(async () => {
    await files.retryImport()
    progress.value = { ...progress.value, phase: 'reading' }
  })
}

function endBatch(): void {
  batch(() => {
    progress.value = nothing
    incoming.value = []
    if (dialog.value?.kind === 'import') dialog.value = null
  })
}

async function complainInstead(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (reason) {
    const fault = faultFrom(reason)
    if (!fault.canceled) toast(fault.sentence, { bad: true })
  }
}

let revision = 0

/** Takes in how far the batch is. */
function follow(status: ImportStatus): void {
  const { phase, done, of, left, total } = status
  revision = status.revision
  batch(() => {
    progress.value = { phase: isImporting.value ? 'importing' : phase, done, of, left, total }
    if (status.files.length === 0) return
    const list = [...incoming.value]
    for (const file of status.files) list[Number(file.key)] = file
    incoming.value = list
  })
}

// While there is a batch Go is asked how far it is: what has changed since, and no more.
effect(() => {
  if (['', 'ready'].includes(progress.value.phase)) return
  const timer = setTimeout(async () => {
    const status = await files.importStatus(revision).catch(() => null)
    if (progress.value.phase === '') return
    if (status && status.batch !== '') follow(status)
    else progress.value = { ...progress.value }
  }, askEvery)
  return () => clearTimeout(timer)
})

async function report(done: ImportReport): Promise<void> {
  if (done.change) take(done.change)
  const good = done.files.filter(isGood)
  const [first] = good
  if (first) await openTranscript(first.id)
  if (first && done.files.length === 1) return say(`Imported “${first.title}”: ${outcome(first)}`, first.warnings)
  const smooth = !done.canceled && done.files.every((f) => isGood(f) && f.warnings.length === 0)
  if (smooth && first) say(`Imported ${counted(good.length, 'transcript')}`, [])
  else if (done.files.length > 0 || done.canceled) dialog.value = { kind: 'import-report', report: done }
}

export function isGood(file: ImportedFile): boolean {
  return file.error === '' && file.left === ''
}

function say(words: string, warnings: readonly string[]): void {
  toast([words, ...warnings].join('. '), { action: takeBack })
  announce(words)
}

/** What an imported file holds: "23 turns, 2 questions unanswered, 5 highlights". */
export function outcome(file: Pick<ImportedFile, 'turns' | 'words' | 'gaps' | 'highlights'>): string {
  const parts = file.turns === 0 ? [counted(file.words, 'word'), 'no turns found'] : [counted(file.turns, 'turn')]
  if (file.gaps > 0) parts.push(`${counted(file.gaps, 'question')} unanswered`)
  if (file.highlights > 0) parts.push(counted(file.highlights, 'highlight'))
  return parts.join(', ')
}
