import { useLayoutEffect, useRef } from 'preact/hooks'
import { closeCorrecting, correct, correcting, saving, wrong, type Correcting } from '../state/correcting'
import { useAway, usePlaced } from '../ui/floating'
import { fit } from '../ui/GrowingText'
import { Keys } from '../ui/Keys'

/** The field in which words are corrected, below them. */
export function Correction() {
  const open = correcting.value
  return open ? <Field key={`${open.transcriptId} ${open.span.start} ${open.span.end}`} on={open} /> : null
}

const keep = 'The file’s own words are kept and can be put back.'

function Field({ on }: { on: Correcting }) {
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  usePlaced(box, on.at, 'bottom-start', 10)

  useLayoutEffect(() => {
    const el = field.current
    if (!el) return
    fit(el)
    el.focus({ preventScroll: true })
    el.select()
  }, [])
  // What was typed is not lost by a click beside it.
  useAway(box, () => {
    if (field.current?.value === on.words && !saving.value) correcting.value = null
  })

  const onKey = (e: KeyboardEvent) => {
    // Enter that chooses among the proposals of an input method is not for us; some engines say so by its code alone.
    const composing = e.isComposing || e.keyCode === 229
    if (composing || (e.key !== 'Enter' && e.key !== 'Escape')) return
    e.preventDefault()
    e.stopPropagation()
    if (e.key === 'Escape') closeCorrecting()
    else void correct(on, field.current?.value ?? '')
  }
  const told = wrong.value
  return (
    <div ref={box} class="palette correction floating" role="dialog" aria-label="Correct the words" onMouseDown={(e) => e.target !== field.current && e.preventDefault()}>
      <textarea
        ref={field} rows={1} aria-label="The corrected words" aria-describedby="correction-told" aria-invalid={told !== ''} dir="auto" autocomplete="off" readOnly={saving.value}
        defaultValue={on.words}
        onInput={(e) => {
          wrong.value = ''
          fit(e.currentTarget)
        }}
        onKeyDown={onKey}
      />
      <p id="correction-told" class={told === '' ? '' : 'bad'} role={told === '' ? undefined : 'alert'}>{told === '' ? keep : told}</p>
      <div class="palette-foot" aria-hidden="true">
        <span><kbd>↵</kbd> save</span>
        <Keys caps={['Esc']} />
      </div>
    </div>
  )
}
