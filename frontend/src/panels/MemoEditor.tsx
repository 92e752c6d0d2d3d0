import type { MemoSubject } from '../api'
import { readOnly } from '../state/apply'
import { calledNow, goToLink } from '../state/linked'
import { goneWords, linksOf, piecesOf, type MemoLink } from '../state/memo-links'
import { memoText, typeMemo } from '../state/memos'
import { drafts } from '../state/writes'
import { GrowingText } from '../ui/GrowingText'

interface MemoEditorProps {
  subject: MemoSubject
  subjectId: string
  name: string
  placeholder: string
  focused?: boolean
}

/** A memo being written, and below it where its links lead. */
export function MemoEditor({ subject, subjectId, name, placeholder, focused = false }: MemoEditorProps) {
  const text = memoText(subject, subjectId)
  const links = [...new Map(linksOf(text).map((link) => [link.ref, link])).values()]
  if (readOnly.value) return <MemoWords body={text} />
  return (
    <>
      <GrowingText
        key={subjectId} class="memo" label={`Memo on ${name}`} placeholder={placeholder} value={text} focused={focused}
        onInput={(words) => typeMemo(subject, subjectId, words)} onLeave={() => drafts.flush(`memo ${subject} ${subjectId}`)}
      />
      {links.length > 0 && (
        <ul class="memo-links" aria-label="Links of the memo">
          {links.map((link) => <li key={link.ref}><LinkButton link={link} class="memo-chip" /></li>)}
        </ul>
      )}
    </>
  )
}

/** A memo to be read: its words as they are, and its links as they are called now. */
export function MemoWords({ body }: { body: string }) {
  return (
    <div class="memo-words" dir="auto">
      {piecesOf(body).map((piece, i) => (typeof piece === 'string' ? piece : <LinkButton key={i} link={piece} class="memo-link" />))}
    </div>
  )
}

function LinkButton({ link, class: name }: { link: MemoLink; class: string }) {
  const now = calledNow(link)
  if (now === undefined) return <span class={`${name} gone`}>{goneWords(link)}</span>
  const follow = (e: Event) => {
    e.preventDefault()
    e.stopPropagation()
    void goToLink(link)
  }
  // No button: its words would not flow with those around it.
  return <span role="link" tabIndex={0} class={name} onClick={follow} onKeyDown={(e) => e.key === 'Enter' && follow(e)}>{now}</span>
}
