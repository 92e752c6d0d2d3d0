// What can be done about a project that could not be opened.
import { signal } from '@preact/signals'
import { faultFrom, keeping, type Backup, type Fault, type Recovery, type Repair } from '../api'
import { counted } from './wording'

/** What Go has found: null while it looks, a fault where it can't. */
export const recovery = signal<Recovery | Fault | null>(null)
/** Whether something is being done about it now. */
export const mending = signal(false)

export async function lookAtDamage(): Promise<void> {
  recovery.value = null
  try {
    recovery.value = await keeping.recovery()
  } catch (reason) {
    recovery.value = faultFrom(reason)
  }
}

type Counts = Pick<Repair, 'transcripts' | 'highlights' | 'tags' | 'memos'>

function things({ transcripts, highlights, tags, memos }: Counts, all: boolean): string[] {
  const each = [[transcripts, 'transcript'], [highlights, 'highlight'], [tags, 'tag'], [memos, 'memo']] as const
  return each.filter(([n]) => all || n > 0).map(([n, thing]) => counted(n, thing))
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** "1 transcript, 12 highlights, 3 tags and 0 memos can be read." */
export function foundBy(repair: Repair): string {
  return `${listed(things(repair, true))} can be read.`
}

/** "3 highlights and the history are lost." */
export function lostBy(repair: Repair): string {
  if (repair.whole) return repair.unjournaled ? 'What was written last may be missing.' : 'Nothing is lost, not even the history.'
  const lost = [...things(repair.lost, false), 'the history']
  const more = repair.unsure ? ' There may have been more.' : ''
  return `${listed(lost).replace(/^t/, 'T')} ${lost.length > 1 ? 'are' : 'is'} lost.${more}`
}

/** Whether a repair holds at least as much as the newest backup. */
export function repairIsBest({ repair, backups }: Recovery): boolean {
  const [newest] = backups
  return !!repair && (!newest || worth(repair) >= worth(newest))
}

function worth({ transcripts, highlights, tags, memos }: Counts | Backup): number {
  return 1000 * transcripts + highlights + tags + memos
}
