// The project as a whole: starting, opening, renaming, copying.
import { batch, signal } from '@preact/signals'
import { Fault, faultFrom, keeping, library, type Backup, type State } from '../api'
import { load, project } from './apply'
import { forgetMemos } from './memo-page'
import { forgetPapers } from './papers'
import { forgetPeople } from './people'
import { leaveProject, openTranscript } from './reading'
import { lookAtDamage, mending } from './recovery'
import { announce, dialog, putAwayBad, toast } from './screen'
import { loadSettings } from './settings'
import { drafts, refused, settled, submit } from './writes'
import { momentOf } from './wording'

export type Start = 'starting' | 'ready' | Fault

/** Whether the window has a project to show. */
export const start = signal<Start>('starting')

/** Shows the project that Go has open. */
export async function begin(): Promise<void> {
  start.value = 'starting'
  try {
    show(await library.state())
  } catch (reason) {
    fail(reason)
  }
}

/** Looks whether the project that the window shows is still open. */
export async function lookAgain(): Promise<void> {
  if (start.value !== 'ready') return
  try {
    await library.state()
  } catch (reason) {
    if (start.value === 'ready') fail(reason)
  }
}

/** Shows why there is no project, and looks at what can be done. */
function fail(reason: unknown): void {
  start.value = faultFrom(reason)
  void lookAtDamage()
}

/** Opens the project that could not be opened, in case it can be now. */
export async function tryAgain(): Promise<void> {
  await mend(keeping.tryAgain)
}

/** Has the damaged project repaired; a notice says what came of it. */
export async function repairProject(): Promise<void> {
  if (await mend(keeping.repair)) toast('Repaired')
}

/** Puts a backup in the place of the project that could not be opened. */
export async function recoverFrom(backup: Backup): Promise<void> {
  if (await mend(() => keeping.recover(backup.key))) toast(`Restored the backup of ${momentOf(backup.taken, new Date(), 'today, ')}`)
}

/** Answers whether a project is open then. */
async function mend(ask: () => Promise<State>): Promise<boolean> {
  mending.value = true
  try {
    show(await ask())
    dialog.value = null
    return true
  } catch (reason) {
    if (start.value === 'ready') complain(reason)
    else fail(reason)
    return false
  } finally {
    mending.value = false
  }
}

export const newProject = () => change(library.newProject)
export const openProject = () => change(library.openProject)
/** Opens the project that a second start of the program was asked for. */
export const openHanded = () => change(library.openHanded)
export const openRecent = (key: string) => change(() => library.openRecent(key))

/** Saves a copy of what is on disk. It waits for no write that the disk refuses: where one stands, a copy elsewhere is the way out. */
export async function saveCopy(): Promise<void> {
  if (refused.value.length > 0) drafts.flushAll()
  else await settled()
  try {
    const path = await library.saveCopy()
    if (path === '') return
    const missing = refused.value.length > 0 ? '. What could not be saved is not in it' : ''
    toast(`Saved a copy as ${path.split(/[\\/]/).pop()}${missing}`)
  } catch (reason) {
    complain(reason)
  }
}

export async function renameProject(name: string): Promise<void> {
  dialog.value = null
  if (name.trim() === '' || name.trim() === project.value.name) return
  if (await submit({ run: () => library.renameProject(name.trim()) })) announce(`Project renamed ${name.trim()}`)
}

/** Puts a backup in the project's place. Whatever becomes of it, the window shows what is there then. */
export async function restoreBackup(backup: Backup): Promise<void> {
  dialog.value = null
  await settled()
  if (refused.value.length > 0) {
    return toast('Some work is not saved yet. Save it or give it up before restoring a backup.', { bad: true })
  }
  try {
    show(await keeping.restore(backup.key))
    toast(`Restored the backup of ${momentOf(backup.taken, new Date(), 'today, ')}`)
  } catch (reason) {
    await begin()
    complain(reason)
  }
}

async function change(ask: () => Promise<State>): Promise<void> {
  await settled()
  if (refused.value.length > 0) {
    return toast('Some work is not saved yet. Save it or give it up before opening another project.', { bad: true })
  }
  try {
    const state = await ask()
    // A canceled dialog gives the same file back; what is open then stays as it is.
    const { file, folder } = project.value
    if (start.value !== 'ready' || state.project.file !== file || state.project.folder !== folder) show(state)
  } catch (reason) {
    if (faultFrom(reason).code !== 'damaged') return complain(reason)
    dialog.value = { kind: 'recovery' }
    void lookAtDamage()
  }
}

/** Says that the open file has gone from its place, or that it is back. */
export function sayGone(words: string): void {
  putAwayBad()
  if (words === '') toast('The project’s file is back in its place')
  else toast(words, { bad: true, action: { label: 'Save a copy…', run: () => void saveCopy() } })
}

function show(state: State): void {
  batch(() => {
    leaveProject()
    forgetPeople()
    forgetPapers()
    forgetMemos()
    load(state)
    loadSettings(state.settings)
    start.value = 'ready'
  })
  const last = state.transcripts.some((t) => t.id === state.open) ? state.open : state.transcripts[0]?.id
  if (last) void openTranscript(last)
}

function complain(reason: unknown): void {
  const fault = faultFrom(reason)
  if (!fault.canceled) toast(fault.sentence, { bad: true })
}
