import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { MemoSubject } from '../api'
import { memos, project, speakers, transcript, transcripts } from '../state/apply'
import { keyOf, kindName, nameOf, write } from '../state/memo-page'
import { goToPage } from '../state/jumps'
import { plain } from '../state/folding'
import { tagTree } from '../state/tagging'
import { LongList } from '../ui/LongList'
import { Modal } from '../ui/Modal'

interface Subject {
  readonly subject: MemoSubject
  readonly subjectId: string
}

/** All that can have a memo: the project and what is open first. */
function all(): Subject[] {
  const open = transcript.value
  return [
    { subject: 'project', subjectId: project.value.id },
    ...(open ? [{ subject: 'transcript', subjectId: open.id } as const] : []),
    ...transcripts.value.flatMap((t) => (t.id === open?.id ? [] : [{ subject: 'transcript', subjectId: t.id } as const])),
    ...tagTree.value.map((t) => ({ subject: 'tag', subjectId: t.id }) as const),
    ...[...speakers.value.values()].map((s) => ({ subject: 'speaker', subjectId: s.id }) as const),
  ]
}

/** Asks what to write on. */
export function MemoOn({ onClose }: { onClose: () => void }) {
  const words = useSignal('')
  const active = useSignal(0)
  const list = useRef(all())
  const wanted = plain(words.value).split(/\s+/).filter(Boolean)
  const fits = list.current.filter((s) => {
    const said = plain(`${kindName[s.subject]} ${nameOf(s.subject, s.subjectId)}`)
    return wanted.every((word) => said.includes(word))
  })
  const has = new Set(memos.value.map(keyOf))
  const at = Math.min(active.value, fits.length - 1)
  const choose = (s: Subject | undefined) => {
    if (!s) return
    onClose()
    goToPage('memos')
    write(s.subject, s.subjectId)
  }
  return (
    <Modal title="Write a memo on…" onClose={onClose} class="choose">
      <input
        class="field" type="text" autofocus autocomplete="off" role="combobox" aria-expanded="true" aria-controls="memo-subjects" aria-label="What to write on" placeholder="A transcript, a tag, a speaker…"
        aria-activedescendant={at >= 0 ? `memo-subject-${at}` : undefined}
        onInput={(e) => { words.value = e.currentTarget.value; active.value = 0 }}
        onKeyDown={(e) => {
          const act: Readonly<Record<string, () => void>> = {
            ArrowDown: () => (active.value = Math.min(fits.length - 1, at + 1)), ArrowUp: () => (active.value = Math.max(0, at - 1)), Enter: () => choose(fits[at]),
          }
          const go = act[e.key]
          if (!go) return
          e.preventDefault()
          go()
        }}
      />
      <div id="memo-subjects" class="choose-list">
        <LongList
          label="What can have a memo" items={fits} idOf={keyOf} guess={() => 22} shownId={fits[at] ? keyOf(fits[at]) : null}
          render={(s, i) => (
            <button type="button" id={`memo-subject-${i}`} tabIndex={-1} class="choose-row" data-active={i === at} onClick={() => choose(s)}>
              <span class="row-name">{nameOf(s.subject, s.subjectId)}</span>
              <span class="faint">{kindName[s.subject]}{has.has(keyOf(s)) ? ' · has a memo' : ''}</span>
            </button>
          )}
        />
      </div>
      {fits.length === 0 && <p class="faint">Nothing is called so.</p>}
    </Modal>
  )
}
