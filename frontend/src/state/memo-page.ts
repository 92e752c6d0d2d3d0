// All memos in one list: what they are on, which are shown, which is written.
import { batch, computed, effect, signal } from '@preact/signals'
import type { Memo, MemoSubject } from '../api'
import { memos, project, speakers, tags, transcripts } from './apply'
import { pathOf } from './fuzzy'
import { calledNow, followLinks } from './linked'
import { plainOf } from './memo-links'
import { plain } from './folding'
import { drafts } from './writes'

export interface Written {
  readonly subject: MemoSubject
  readonly subjectId: string
  /** What it is on: “Interview 2”, “Relations > Sanctions”. */
  readonly name: string
  /** Empty where it is about to be written. */
  readonly updated: string
}

export const subjects = [
  { value: '', label: 'All' },
  { value: 'project', label: 'Project' },
  { value: 'transcript', label: 'Transcripts' },
  { value: 'tag', label: 'Tags' },
  { value: 'speaker', label: 'Speakers' },
] as const

export const kindName: Readonly<Record<MemoSubject, string>> = { project: 'Project', transcript: 'Transcript', tag: 'Tag', speaker: 'Speaker' }

export const memoFilter = signal('')
export const memoSubject = signal<'' | MemoSubject>('')
export const memoOrder = signal<'newest' | 'subject'>('newest')
/** The memo that is written, by its key; empty for none. */
export const writing = signal('')
/** One that is about to be written. */
const begun = signal<{ subject: MemoSubject; subjectId: string } | null>(null)

export const keyOf = (m: { subject: string; subjectId: string }): string => `${m.subject}:${m.subjectId}`

const titles = computed(() => new Map(transcripts.value.map((t) => [t.id, t.title])))

export function nameOf(subject: MemoSubject, id: string): string {
  switch (subject) {
    case 'project':
      return project.value.name
    case 'transcript':
      return titles.value.get(id) ?? ''
    case 'speaker':
      return speakers.value.get(id)?.display ?? ''
    case 'tag': {
      const tag = tags.value.get(id)
      return tag ? [...pathOf(tag, tags.value), tag.name].join(' > ') : ''
    }
  }
}

/** A memo with plain words in place of its links. */
export const readable = (body: string): string => plainOf(body, calledNow)

const written = (m: Pick<Memo, 'subject' | 'subjectId' | 'updated'>): Written => {
  const subject = m.subject as MemoSubject
  return { subject, subjectId: m.subjectId, name: nameOf(subject, m.subjectId), updated: m.updated }
}

/** The memos that are shown, and where they stand. */
export const shownMemos = computed<readonly Written[]>(() => {
  const wanted = plain(memoFilter.value).split(/\s+/).filter(Boolean)
  const fits = memos.value.filter((m) => {
    if (memoSubject.value !== '' && m.subject !== memoSubject.value) return false
    if (wanted.length === 0) return true
    const said = plain(`${nameOf(m.subject as MemoSubject, m.subjectId)}\n${readable(m.body)}`)
    return wanted.every((word) => said.includes(word))
  })
  const fresh = begun.value
  const list = fits.map(written)
  if (fresh && !memos.value.some((m) => keyOf(m) === keyOf(fresh))) list.push(written({ ...fresh, updated: '' }))
  if (writing.value !== '') return held(list)
  const kinds = subjects.map((s) => s.value)
  list.sort((a, b) =>
    memoOrder.value === 'newest'
      ? b.updated.localeCompare(a.updated)
      : kinds.indexOf(a.subject) - kinds.indexOf(b.subject) || a.name.localeCompare(b.name, undefined, { numeric: true }))
  order = list.map(keyOf)
  return list
})

let order: readonly string[] = []

/** The memos as they stood before one of them was written: it would move under one's hands, being the newest. A new one is first. */
function held(list: readonly Written[]): readonly Written[] {
  const place = new Map(order.map((key, i) => [key, i]))
  return [...list].sort((a, b) => (place.get(keyOf(a)) ?? -1) - (place.get(keyOf(b)) ?? -1))
}

/** Opens a memo for writing. Emptied meanwhile, it stays until one is done. */
export function open(m: { subject: MemoSubject; subjectId: string }): void {
  batch(() => {
    begun.value = m
    writing.value = keyOf(m)
  })
}

export function done(): void {
  drafts.flushAll()
  batch(() => {
    begun.value = null
    writing.value = ''
  })
}

/** Opens the memo on a subject, shown or not, written or not. */
export function write(subject: MemoSubject, subjectId: string): void {
  batch(() => {
    if (memoSubject.value !== '' && memoSubject.value !== subject) memoSubject.value = ''
    memoFilter.value = ''
    open({ subject, subjectId })
  })
}

export function forgetMemos(): void {
  batch(() => {
    memoFilter.value = ''
    memoSubject.value = ''
    writing.value = ''
    begun.value = null
  })
}

effect(() => followLinks(memos.value.map((m) => m.body)))
