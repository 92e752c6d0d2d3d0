// Taking in a codebook from a table or another project: chosen, looked at, taken.
import { batch, signal } from '@preact/signals'
import { codebook, faultFrom, type CodebookChoices, type CodebookPreview } from '../api'
import { focusTree } from './codebook'
import { takeBack } from './history'
import { goToPage } from './jumps'
import { dialog, toast } from './screen'
import { counted } from './wording'
import { submit } from './writes'

export const incoming = signal<CodebookPreview | null>(null)
/** Why the choices could not be shown; empty where they are. */
export const complaint = signal('')

/** Asks for a file with a codebook, or for another project, and shows what it would bring. */
export async function chooseCodebook(from: 'table' | 'project'): Promise<void> {
  try {
    const found = await (from === 'table' ? codebook.choose() : codebook.chooseProject())
    if (found.file === '') return
    batch(() => {
      incoming.value = found
      complaint.value = ''
      dialog.value = { kind: 'import-codebook' }
    })
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

let asked = 0

/** Reads it otherwise. Of several answers the one asked for last counts. */
export async function choose(more: Partial<CodebookChoices>): Promise<void> {
  const now = incoming.value
  if (!now) return
  const mine = ++asked
  const choices = { ...now.choices, ...more }
  incoming.value = { ...now, choices } as CodebookPreview
  try {
    const found = await codebook.preview(choices)
    if (mine === asked) batch(() => {
      incoming.value = found
      complaint.value = ''
    })
  } catch (reason) {
    if (mine === asked) complaint.value = faultFrom(reason).sentence
  }
}

/** Takes it in as it is read. */
export async function takeCodebook(): Promise<void> {
  const now = incoming.value
  if (!now) return
  dialog.value = null
  if (!(await submit({ run: () => codebook.take(now.choices) }))) return
  goToPage('codebook')
  requestAnimationFrame(focusTree)
  const words = [now.new > 0 && `${counted(now.new, 'tag')} added`, now.changed > 0 && `${counted(now.changed, 'tag')} changed`].filter(Boolean)
  toast(words.join(', '), { action: takeBack })
}

export async function saveCodebook(format: 'csv' | 'xlsx'): Promise<void> {
  try {
    const path = await codebook.exportTable(format)
    if (path !== '') toast(`Saved as ${path.split(/[\\/]/).at(-1)}`)
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}
