// What a search has found, as it is shown in lists.
import type { ComponentChildren } from 'preact'
import type { SearchWriting, Span } from '../api'
import { memos, project, speakers, tags, transcripts } from '../state/apply'
import { counted } from '../state/wording'

interface Shown {
  readonly text: string
  readonly marks: readonly Span[]
  readonly cut: boolean
  readonly cutEnd: boolean
}

/** Words with what was found in them marked. */
export function HitWords({ text, marks, cut, cutEnd }: Shown) {
  const parts: ComponentChildren[] = []
  let at = 0
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), <mark>{text.slice(start, end)}</mark>)
    at = end
  }
  return <span class="hit-words" dir="auto">{cut && '…'}{parts}{text.slice(at)}{cutEnd && '…'}</span>
}

/** "Secretary Kerry · turn 14" */
export function whereOf({ speakerId, turn }: { speakerId: string; turn: number }): string {
  return [speakers.value.get(speakerId)?.display, turn > 0 ? `turn ${turn}` : ''].filter(Boolean).join(' · ')
}

const labels: Readonly<Record<string, string>> = { tag: 'Tags', speaker: 'Speakers', transcript: 'Titles', memo: 'Memos', highlight: 'Notes' }

/** "Notes: 12" */
export function othersLabel(of: string, total: number): string {
  return `${labels[of]}: ${total.toLocaleString('en')}`
}

/** A note, memo, tag, speaker or title, with what it belongs to. */
export function WritingName({ of, writing }: { of: string; writing: SearchWriting }) {
  return (
    <>
      <HitWords {...writing} />
      <span class="hit-place" dir="auto">{belongsTo(of, writing)}</span>
    </>
  )
}

function belongsTo(of: string, { id, transcriptId }: SearchWriting): string {
  const title = (transcript: string) => transcripts.value.find((t) => t.id === transcript)?.title ?? ''
  switch (of) {
    case 'highlight':
      return `Note in ${title(transcriptId)}`
    case 'tag':
      return `Tag · ${counted(tags.value.get(id)?.highlights ?? 0, 'highlight')}`
    case 'speaker':
      return 'Speaker: shows what they say'
    case 'transcript':
      return 'Transcript'
  }
  const memo = memos.value.find((m) => m.id === id)
  const on: Readonly<Record<string, string | undefined>> = {
    project: project.value.name, transcript: title(memo?.subjectId ?? ''), tag: tags.value.get(memo?.subjectId ?? '')?.name, speaker: speakers.value.get(memo?.subjectId ?? '')?.display,
  }
  return `Memo on ${on[memo?.subject ?? ''] ?? 'something that is gone'}`
}
