// One file of the batch as it will read, and what the person decides about it.
import { batch, computed, effect, signal } from '@preact/signals'
import { faultFrom, files, type Fault, type ImportChoices, type ImportPreview, type MarkChoices } from '../api'
import { noChoices, sameChoices, shared, voicesOf } from './import-choices'

/** The file being looked at. */
export const shownKey = signal('')
/** The choices of each file that has its own, and those of all others. */
export const own = signal<Readonly<Record<string, ImportChoices>>>({})
export const common = signal<ImportChoices>(noChoices)

export const preview = signal<ImportPreview | null>(null)
export const previewFault = signal<Fault | null>(null)

export const choices = computed(() => own.value[shownKey.value] ?? common.value)
export const voices = computed(() => voicesOf(preview.value?.labels ?? [], choices.value, preview.value?.people))
/** Whether the choices for this file are not yet those of all. */
export const canShare = computed(() => !sameChoices(shared(choices.value), common.value))

export function forgetChoices(): void {
  batch(() => {
    shownKey.value = ''
    own.value = {}
    common.value = noChoices
    preview.value = null
    previewFault.value = null
  })
}

/** Decides something about the file being looked at. */
export function decide(next: ImportChoices): void {
  own.value = { ...own.value, [shownKey.value]: next }
}

/** Decides what becomes of comments and coloured passages: of these files, and of all others. */
export function decideMarks(marks: MarkChoices): void {
  batch(() => {
    common.value = { ...common.value, marks }
    own.value = Object.fromEntries(Object.entries(own.value).map(([key, by]) => [key, { ...by, marks }]))
  })
}

/** What is decided about who speaks here holds for the other files too; their own choices stay. */
export function shareChoices(): void {
  common.value = shared(choices.value)
}

/** Shows a file, which is read before the others. */
export function look(key: string): void {
  shownKey.value = key
  files.readNext(key).catch(() => undefined) // then it is read in its turn
}

let asked = 0

/** Asks for the file as it will read. The last answer wanted wins. */
export async function refresh(key: string, by: ImportChoices): Promise<void> {
  const mine = ++asked
  try {
    const shown = await files.previewFile(key, by)
    if (mine !== asked) return
    batch(() => {
      preview.value = shown
      previewFault.value = null
    })
  } catch (reason) {
    if (mine !== asked) return
    batch(() => {
      preview.value = null
      previewFault.value = faultFrom(reason)
    })
  }
}

/** Shows a file's preview whenever the file or the choices are others; ready says whether it can be read. */
export function followPreview(ready: (key: string) => boolean): () => void {
  return effect(() => {
    const key = shownKey.value
    if (key !== '' && ready(key)) void refresh(key, choices.value)
    else {
      asked++
      preview.value = null
      previewFault.value = null
    }
  })
}
