import { FileText, NotebookPen, Plus, Tag as TagIcon, User, X } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { MemoSubject } from '../api'
import { MemoEditor, MemoWords } from '../panels/MemoEditor'
import { memos, readOnly } from '../state/apply'
import { done, keyOf, kindName, memoFilter, memoOrder, memoSubject, open as openMemo, shownMemos, subjects, writing, type Written } from '../state/memo-page'
import { memoText } from '../state/memos'
import { dialog } from '../state/screen'
import { counted, momentOf } from '../state/wording'
import { Button, IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { LongList } from '../ui/LongList'
import { PageFrame } from './Page'

const signs = { project: NotebookPen, transcript: FileText, tag: TagIcon, speaker: User } as const

/** All that is written about the project, its transcripts, its tags and its speakers. */
export function Memos() {
  const list = useRef<HTMLDivElement>(null)
  const shown = shownMemos.value
  return (
    <PageFrame name="memos" label="Memos" tools={memos.value.length > 0 && <Tools />}>
      {memos.value.length === 0 && shown.length === 0 ? (
        <div class="page-empty">
          <p>Nothing is written yet.</p>
          <p class="faint">A memo is free writing on the project, a transcript, a tag or a speaker: what strikes you, what to ask next, what a tag is for.</p>
          {!readOnly.value && <Button kind="primary" onClick={() => (dialog.value = { kind: 'memo-on' })}>Write a memo…</Button>}
        </div>
      ) : (
        <div ref={list} class="memo-list" onKeyDown={(e) => onKey(e, list.current)}>
          {shown.length === 0 && <p class="page-none">No memo {memoFilter.value ? `says “${memoFilter.value}”` : 'of this kind'}.</p>}
          <LongList label="Memos" items={shown} idOf={keyOf} guess={guess} shownId={writing.value || null} render={(m) => <MemoCard memo={m} />} />
        </div>
      )}
    </PageFrame>
  )
}

function Tools() {
  const all = memos.value.length
  const shown = shownMemos.value.length
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (writing.peek() === '') field.current?.focus()
  }, [])
  return (
    <div class="page-tools">
      <input
        ref={field} class="field page-filter" type="search" aria-label="Search memos" placeholder={`Search ${counted(all, 'memo')}`} value={memoFilter.value}
        onInput={(e) => (memoFilter.value = e.currentTarget.value)}
      />
      <select class="field narrow" aria-label="What memos are on" value={memoSubject.value} onChange={(e) => (memoSubject.value = e.currentTarget.value as '' | MemoSubject)}>
        {subjects.map((s) => <option key={s.value} value={s.value}>{s.value === '' ? 'On anything' : s.label}</option>)}
      </select>
      <select class="field narrow" aria-label="Order of memos" value={memoOrder.value} onChange={(e) => (memoOrder.value = e.currentTarget.value as 'newest' | 'subject')}>
        <option value="newest">Newest first</option>
        <option value="subject">By subject</option>
      </select>
      <span class="page-count" role="status">{shown < all ? `${shown} of ${all} shown` : ''}</span>
      {!readOnly.value && <Button onClick={() => (dialog.value = { kind: 'memo-on' })}><Icon of={Plus} size={14} /> Memo…</Button>}
    </div>
  )
}

function MemoCard({ memo: m }: { memo: Written }) {
  const key = keyOf(m)
  const open = writing.value === key
  const body = memoText(m.subject, m.subjectId)
  return (
    <article class={open ? 'memo-card open' : 'memo-card'} data-memo={key} aria-label={`Memo on ${m.name}`}>
      <header>
        <Icon of={signs[m.subject]} size={14} />
        <span class="memo-kind">{kindName[m.subject]}</span>
        <button type="button" class="memo-name" aria-expanded={open} onClick={() => (open ? done() : openMemo(m))}>{m.name}</button>
        <span class="faint">{m.updated === '' ? 'not written yet' : momentOf(m.updated, new Date(), 'today ')}</span>
        {open && <IconButton icon={X} size={14} label="Done writing" hint="Esc" onClick={done} />}
      </header>
      {open ? <MemoEditor subject={m.subject} subjectId={m.subjectId} name={m.name} placeholder="Write here. Saved as you write." focused />
        : <div class="memo-read" onClick={() => !readOnly.value && document.getSelection()?.isCollapsed && openMemo(m)}><MemoWords body={body} /></div>}
    </article>
  )
}

/** Up and down go from memo to memo; Escape ends the writing and stays on its memo. */
function onKey(event: KeyboardEvent, list: HTMLElement | null): void {
  const at = event.target as HTMLElement
  const card = at.closest<HTMLElement>('[data-memo]')
  if (!card || !list) return
  if (event.key === 'Escape' && writing.value !== '') {
    event.preventDefault()
    event.stopPropagation()
    done()
    card.querySelector<HTMLElement>('.memo-name')?.focus()
    return
  }
  if (!at.matches('.memo-name') || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  const names = [...list.querySelectorAll<HTMLElement>('.memo-name')]
  event.preventDefault()
  event.stopPropagation()
  names[names.indexOf(at) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
}

function guess(m: Written): number {
  return 62 + Math.min(8, Math.ceil(memoText(m.subject, m.subjectId).length / 90)) * 22
}
