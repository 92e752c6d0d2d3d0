import { describe, expect, it } from 'vitest'
import type { Backup, Recovery, Repair } from '../api'
import { foundBy, lostBy, repairIsBest } from './recovery'

const repair: Repair = {
  whole: false, unjournaled: false, unsure: false, transcripts: 1, highlights: 12, tags: 3, memos: 0, moved: 0,
  lost: { transcripts: 0, highlights: 3, tags: 1, memos: 0 }, losses: [],
}
const backup: Backup = { key: 'k', taken: '2026-01-02T14:02:00Z', bytes: 1, known: true, transcripts: 1, highlights: 9, tags: 3, memos: 0 }
const unread: Recovery = { file: 'p', folder: '', message: '', damaged: true, backups: [backup] }

describe('what a repair would give', () => {
  it('is counted', () => expect(foundBy(repair)).toBe('1 transcript, 12 highlights, 3 tags and 0 memos can be read.'))

  it.each<[string, Partial<Repair>, string]>([
    ['some things', {}, '3 highlights, 1 tag and the history are lost.'],
    ['the history alone', { lost: { transcripts: 0, highlights: 0, tags: 0, memos: 0 } }, 'The history is lost.'],
    ['perhaps more', { unsure: true }, '3 highlights, 1 tag and the history are lost. There may have been more.'],
    ['nothing', { whole: true }, 'Nothing is lost, not even the history.'],
    ['what a journal held', { whole: true, unjournaled: true }, 'What was written last may be missing.'],
  ])('says that it loses %s', (_, more, words) => expect(lostBy({ ...repair, ...more })).toBe(words))

  it.each<[string, Recovery, boolean]>([
    ['more than a backup', { ...unread, repair }, true],
    ['less than a backup', { ...unread, repair, backups: [{ ...backup, highlights: 13 }] }, false],
    ['something, where there is no backup', { ...unread, repair, backups: [] }, true],
    ['nothing', unread, false],
  ])('is held against the newest backup: %s', (_, found, best) => expect(repairIsBest(found)).toBe(best))
})
