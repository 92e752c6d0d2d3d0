// Dated copies of the project, and going back to one.
import { keeping, type Backup } from '../api'
import { Listing } from './listing'
import { restoreBackup } from './projects'
import { dialog, question } from './screen'
import { counted, momentOf } from './wording'
import { settled } from './writes'

export const backups = new Listing<Backup>(keeping.backups)

export function openBackups(): void {
  backups.reset()
  dialog.value = { kind: 'backups' }
  void backups.load()
}

export function backUpNow(): void {
  void backups.attempt(async () => {
    await settled()
    backups.items.value = await keeping.backUpNow()
    return 'Backed up'
  })
}

export function askToRestore(backup: Backup): void {
  question.value = {
    title: 'Restore this backup?',
    words: [
      `The project will be as it was ${momentOf(backup.taken, new Date(), 'today, ')}. What was written since then will not be in it.`,
      'The project as it is now is kept beside it, in a file of its own.',
    ],
    act: 'Restore', final: false,
    run: () => void restoreBackup(backup),
  }
}

/** "3 transcripts · 214 highlights · 12 tags · 4 memos" */
export function contentsOf({ known, transcripts, highlights, tags, memos }: Backup): string {
  if (!known) return 'Contents unknown'
  return [counted(transcripts, 'transcript'), counted(highlights, 'highlight'), counted(tags, 'tag'), counted(memos, 'memo')].join(' · ')
}
