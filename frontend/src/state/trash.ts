// What was removed, and can be brought back for a month.
import { effect } from '@preact/signals'
import { keeping, type Trashed } from '../api'
import { history, loadHistory } from './apply'
import { Listing } from './listing'
import { dialog, putAwayOffers, question } from './screen'
import { sweep } from './sweep'
import { drafts, inTurn, submit } from './writes'

export const trash = new Listing<Trashed>(keeping.trash)

export function openTrash(): void {
  drafts.flushAll()
  trash.reset()
  dialog.value = { kind: 'trash' }
}

export async function bringBack({ id, title }: Trashed): Promise<void> {
  const change = await submit({ run: () => keeping.bringBack(id), many: true, complain: (fault) => trash.complain(fault) })
  if (change) trash.say(`Brought back “${title}”`)
}

export function askToDelete(thing: Trashed): void {
  ask(`Delete “${thing.title}” for good?`, 'Delete for good', [thing])
}

export function askToEmpty(): void {
  ask('Empty the trash?', 'Empty trash', trash.items.value ?? [])
}

function ask(title: string, act: string, things: readonly Trashed[]): void {
  const whose = things.length === 1 ? 'Its words' : `The words of ${things.length} things`
  question.value = {
    title, act, final: true,
    words: [
      `${whose} are erased from the project file, and the undo history, which holds them too, is cleared with them. Backups and copies made before still hold them.`,
      'This can’t be undone.',
    ],
    run: () => deleteForGood(things),
  }
}

function deleteForGood(things: readonly Trashed[]): void {
  void trash.attempt(async () => {
    loadHistory(await inTurn(() => keeping.deleteForGood(things.map((t) => t.id))))
    putAwayOffers()
    await sweep((done) => trash.say(`Erasing what was searched: ${done}`))
    return things.length === 1 ? 'Deleted for good' : `Deleted ${things.length} for good`
  })
}

// While the trash is open it follows the project: each change brings a history of its own.
effect(() => {
  void history.value
  if (dialog.value?.kind === 'trash') void trash.load()
})
