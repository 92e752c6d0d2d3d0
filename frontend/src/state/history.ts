// Undo and redo. Words still being typed are a step of their own, so they are written first.
import { library, type Change, type Span } from '../api'
import { reworded } from '../reader/corrections'
import { history, transcript } from './apply'
import { page } from './pages'
import { pane, pickAndShow } from './reader-pane'
import { readThrough } from './reading'
import { announce, picked } from './screen'
import { drafts, highlights, submit } from './writes'

/** What a message offers after a step. */
export const takeBack = { label: 'Undo', run: () => void undo(), takesBack: true }

export function undo(): Promise<void> {
  return step('Undone', () => history.value.undo, library.undo)
}

export function redo(): Promise<void> {
  return step('Done again', () => history.value.redo, library.redo)
}

async function step(said: string, name: () => string, run: () => Promise<Change>): Promise<void> {
  drafts.flushAll()
  let label = name()
  const before = transcript.value
  const change = await submit({
    run: () => {
      label = name() || label
      return run()
    },
    many: true,
  })
  if (!change) return
  announce(label === '' ? 'There is no further step' : `${said}: ${label}`)
  await readThrough()
  const words = before && transcript.value?.id === before.id ? reworded(before, transcript.value) : null
  if (words && page.value === null) selectWords(words)
  else pickTouched(change)
}

/** Words that read otherwise now, with the keyboard on them, so that one can go on from there. */
function selectWords(words: Span): void {
  picked.value = null
  pane.reader?.select(words)
}

/** What a step brought back or changed is what the person wants to see. */
function pickTouched(change: Change): void {
  const [only] = change.highlights
  if (change.highlights.length === 1 && only && highlights.value.some((h) => h.id === only.id)) pickAndShow(only.id)
}
