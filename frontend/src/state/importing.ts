// Bringing transcripts in.
import { signal } from '@preact/signals'
import { faultFrom, files, type ImportedFile, type ImportReport, type Progress } from '../api'
import { readOnly } from './apply'
import { openTranscript } from './reading'
import { dialog, toast } from './screen'
import { take } from './writes'

const quietFor = 400
const askEvery = 150

/** How far a running import is, once it takes long enough to say so. */
export const importing = signal<Progress | null>(null)

export const chooseAndImport = () => bringIn(files.chooseAndImport)
export const importDropped = () => bringIn(files.importDropped)
export const importSample = () => bringIn(files.importSample)

export function cancelImport(): void {
  void files.cancelImport()
}

let running = false

async function bringIn(start: () => Promise<ImportReport>): Promise<void> {
  if (running) return
  if (readOnly.value) return toast('This project is open for reading only.', { bad: true })
  running = true
  const stopWatching = watch()
  try {
    await report(await start())
  } catch (reason) {
    const fault = faultFrom(reason)
    if (!fault.canceled) toast(fault.sentence, { bad: true })
  } finally {
    running = false
    stopWatching()
  }
}

/** Shows how far the import is, if it takes a while. */
function watch(): () => void {
  let timer = setTimeout(ask, quietFor)
  let stopped = false
  async function ask(): Promise<void> {
    const progress = await files.importProgress().catch(() => null)
    if (stopped) return
    importing.value = progress && progress.total > 0 ? progress : null
    timer = setTimeout(ask, askEvery)
  }
  return () => {
    stopped = true
    clearTimeout(timer)
    importing.value = null
  }
}

async function report(done: ImportReport): Promise<void> {
  if (done.change) take(done.change)
  const good = done.files.filter((f) => f.error === '')
  const [first] = good
  if (first) await openTranscript(first.id)
  if (first && done.files.length === 1) say(first)
  else if (done.files.length > 0) dialog.value = { kind: 'import-report', report: done }
}

function say(file: ImportedFile): void {
  toast([`Imported “${file.title}”: ${outcome(file)}`, ...file.warnings].join('. '))
}

/** What an imported file holds: "23 turns, 2 questions unanswered". */
export function outcome(file: ImportedFile): string {
  const turns = file.turns === 1 ? '1 turn' : `${file.turns} turns`
  const words = file.turns === 0 ? `${file.words.toLocaleString('en')} words, no turns found` : turns
  if (file.gaps === 0) return words
  return `${words}, ${file.gaps === 1 ? '1 question' : `${file.gaps} questions`} unanswered`
}
