// Undo and redo. Words still being typed are a step of their own, so they are written first.
import { library, type Change } from '../api'
import { history } from './apply'
import { pickAndShow } from './reader-pane'
import { announce } from './screen'
import { drafts, highlights, submit } from './writes'

export function undo(): Promise<void> {
  return step('Undone', () => history.value.undo, library.undo)
}

export function redo(): Promise<void> {
  return step('Done again', () => history.value.redo, library.redo)
}

async function step(said: string, name: () => string, run: () => Promise<Change>): Promise<void> {
  drafts.flushAll()
  let label = name()
  const change = await submit({
    run: () => {
      label = name() || label
      return run()
    },
    many: true,
  })
  if (!change) return
  announce(label === '' ? 'There is no further step' : `${said}: ${label}`)
  pickTouched(change)
}

/** What a step brought back or changed is what the person wants to see. */
function pickTouched(change: Change): void {
  const [only] = change.highlights
  if (change.highlights.length === 1 && only && highlights.value.some((h) => h.id === only.id)) pickAndShow(only.id)
}
