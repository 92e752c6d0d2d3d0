import { useLayoutEffect, useRef } from 'preact/hooks'
import { transcript } from '../state/apply'
import { closeGoing, go, goal, going, look, noGoal } from '../state/going'
import { useAway } from '../ui/floating'

/** The field for a turn's number or a time, with what is there below it. */
export function GoTo() {
  return going.value ? <Field /> : null
}

function Field() {
  const box = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useAway(box, () => (going.value = false))
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), [])
  const timed = transcript.value?.turns.some((t) => t.time !== '') ?? false

  return (
    <form
      ref={box} class="over-reader go-to" role="search" aria-label="Go to a turn or a time"
      onSubmit={(e) => {
        e.preventDefault()
        go()
      }}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return
        e.preventDefault()
        e.stopPropagation()
        closeGoing()
      }}
    >
      <div class="go-field">
        <span aria-hidden="true">Go to</span>
        <input
          ref={field} type="text" aria-label="Turn or time" aria-describedby="go-there" aria-invalid={noGoal.value !== ''}
          placeholder={timed ? 'a turn, 14, or a time, 12:40' : 'a turn, 14'} autocomplete="off" spellcheck={false} onInput={(e) => look(e.currentTarget.value)}
        />
        {goal.value && <kbd aria-hidden="true">↵</kbd>}
      </div>
      <div id="go-there" class="go-there" role="status">
        {noGoal.value !== '' && <p class="bad">{noGoal.value}</p>}
        {goal.value && (
          <button type="submit" tabIndex={-1} class="go-preview">
            <span class="go-where">{[goal.value.speaker, goal.value.where].filter(Boolean).join(' · ')}</span>
            <span class="go-words" dir="auto">{goal.value.words}</span>
          </button>
        )}
      </div>
    </form>
  )
}
