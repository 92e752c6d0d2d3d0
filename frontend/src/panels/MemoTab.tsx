import { transcript } from '../state/apply'
import { capsOf } from '../state/own-keys'
import { Keys } from '../ui/Keys'
import { MemoEditor } from './MemoEditor'

export function MemoTab() {
  const t = transcript.value
  if (!t) return null
  return (
    <div class="memo-tab scroll">
      <MemoEditor key={t.id} subject="transcript" subjectId={t.id} name={t.title} placeholder="What strikes you about this interview?" />
      <p class="faint">Saved as you write. <Keys caps={capsOf('copy-link')} /> copies a link to the turn or the picked highlight, to be pasted here.</p>
    </div>
  )
}
