import { reading, type MemoSubject } from '../api'
import { memos } from './apply'
import { memoOn } from './data'
import { drafts, submit } from './writes'

/** The words of a memo, the unsaved ones included; empty where none was written. */
export function memoText(subject: MemoSubject, subjectId: string): string {
  return drafts.text(`memo ${subject} ${subjectId}`) ?? memoOn(memos.value, subject, subjectId)?.body ?? ''
}

/** Keeps a memo as it is being typed. */
export function typeMemo(subject: MemoSubject, subjectId: string, body: string): void {
  drafts.write(`memo ${subject} ${subjectId}`, body, (text) => {
    void submit({ run: () => reading.writeMemo(subject, subjectId, text), keep: true })
  })
}
