import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Undo2 } from 'lucide'
import type { Correction, Transcript } from '../api'
import { readOnly } from '../state/apply'
import { takeBack } from '../state/correcting'
import { jumpTo } from '../state/reading'
import { whereTold } from '../state/telling'
import { shortened } from '../state/wording'
import { IconButton } from '../ui/Button'

/** More are drawn only when they are asked for. */
const few = 30

/** What was corrected in the open transcript; nothing where nothing was. */
export function CorrectionList({ t }: { t: Transcript }) {
  const list = useRef<HTMLUListElement>(null)
  const all = useSignal(false)
  const wanted = useRef(-1) // the row whose place the keyboard takes when it is gone
  const { corrections } = t

  // The button that was pressed goes with its row: the keyboard goes to the next one.
  useEffect(() => {
    if (wanted.current < 0) return
    const buttons = list.current?.querySelectorAll<HTMLElement>('.icon-button') ?? []
    const next = buttons[Math.min(wanted.current, buttons.length - 1)] ?? document.getElementById('tab-info')
    if (document.activeElement === document.body) next?.focus({ preventScroll: true })
    wanted.current = -1
  }, [corrections])

  if (corrections.length === 0) return null
  const back = (some: readonly Correction[], row: number) => {
    wanted.current = row
    void takeBack(some)
  }
  const shown = all.value ? corrections : corrections.slice(0, few)
  return (
    <section class="corrections" aria-label="Corrections">
      <h3>Corrections {corrections.length.toLocaleString('en')}</h3>
      <ul ref={list}>
        {shown.map((c, i) => <Row key={c.id} c={c} now={t.text.slice(c.start, c.end)} onBack={() => back([c], i)} />)}
      </ul>
      <div class="pills">
        {shown.length < corrections.length && <button type="button" class="pill jump" onClick={() => (all.value = true)}>Show all {corrections.length.toLocaleString('en')}</button>}
        {corrections.length > 1 && !readOnly.value && <button type="button" class="pill jump" onClick={() => back(corrections, 0)}>Take all back</button>}
      </div>
    </section>
  )
}

function Row({ c, now, onBack }: { c: Correction; now: string; onBack: () => void }) {
  const where = whereTold(c.start)
  return (
    <li class="correction-row">
      <button type="button" class="correction-words" title="Go there" onClick={() => jumpTo(c.start)}>
        <span><bdi class="was">{shortened(c.was)}</bdi> <span aria-hidden="true">→ </span><span class="unseen">is now </span>{now === '' ? <i>taken out</i> : <bdi>{shortened(now)}</bdi>}</span>
        <span class="faint">{where}</span>
      </button>
      {!readOnly.value && <IconButton icon={Undo2} size={14} label={`Take back “${shortened(now === '' ? c.was : now)}”`} onClick={onBack} />}
    </li>
  )
}
