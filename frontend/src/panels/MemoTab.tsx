import { transcript } from '../state/apply'
import { memoText, typeMemo } from '../state/memos'
import { drafts } from '../state/writes'
import { GrowingText } from '../ui/GrowingText'

export function MemoTab() {
  const t = transcript.value
  if (!t) return null
  return (
    <div class="memo-tab scroll">
      <GrowingText
        key={t.id} class="memo" label={`Memo on ${t.title}`} placeholder="What strikes you about this interview?"
        value={memoText('transcript', t.id)}
        onInput={(text) => typeMemo('transcript', t.id, text)} onLeave={() => drafts.flush(`memo transcript ${t.id}`)}
      />
      <p class="faint">Saved as you write.</p>
    </div>
  )
}
