import { useSignal } from '@preact/signals'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import { X } from 'lucide'
import { readOnly } from '../state/apply'
import { beside } from '../state/screen'
import { change, historyLengths, historySteps, rightWidth, rightWidths } from '../state/settings'
import { askToClear, goTo, keepSteps, moments, standsAt, steps, type Moment } from '../state/steps'
import { momentOf } from '../state/wording'
import { Button, IconButton } from '../ui/Button'
import { Resizer } from '../ui/Resizer'

/** Every step there is to go back to, and those to go forth to again. */
export function HistoryPanel() {
  const none = (steps.items.value ?? []).length === 0
  return (
    <aside class="panel right history" aria-label="History" data-pane="right">
      <Resizer label="Width of the right panel" side="right" width={rightWidth.value} {...rightWidths} onChange={(width) => change({ rightWidth: width })} />
      <header>
        <h2>History</h2>
        <IconButton icon={X} label="Close the history" hint="Esc" onClick={() => (beside.value = 'tabs')} />
      </header>
      <p class="faint">{none ? 'Nothing to undo yet. Each thing you do will stand here.' : 'Choose the step to go back or forth to.'}</p>
      <Moments />
      {steps.fault.value && <p class="bad" role="alert">{steps.fault.value.sentence}</p>}
      <footer>
        <Length />
        <Button kind="quiet" disabled={none || readOnly.value} onClick={askToClear}>Clear history…</Button>
      </footer>
    </aside>
  )
}

/** How many steps are kept. A question canceled leaves it as it is. */
function Length() {
  return (
    <label class="history-length">
      Keep
      <select
        class="field" disabled={readOnly.value} value={historySteps.value}
        onChange={(e) => {
          const most = Number(e.currentTarget.value)
          e.currentTarget.value = String(historySteps.value)
          keepSteps(most)
        }}
      >
        {historyLengths.map((n) => <option key={n} value={n}>{n.toLocaleString('en')} steps</option>)}
      </select>
    </label>
  )
}

function Moments() {
  const box = useRef<HTMLDivElement>(null)
  const list = useId()
  /** The moment the keyboard is on; null for where the project stands. */
  const chosen = useSignal<number | null>(null)
  const all = moments.value
  const here = standsAt.value
  const found = all.findIndex((m) => m.id === (chosen.value ?? here))
  const at = found >= 0 ? found : all.findIndex((m) => m.id === here)
  const active = all[at]
  const now = new Date()
  const idOf = (id: number) => `${list}-${id}`

  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    if (active) document.getElementById(idOf(active.id))?.scrollIntoView({ block: 'nearest' })
  }, [active?.id, all.length])

  const step = (to: number) => (chosen.value = all[Math.max(0, Math.min(all.length - 1, to))]?.id ?? null)
  const go = (moment: Moment | undefined) => {
    if (!moment || readOnly.value) return
    chosen.value = null
    void goTo(moment)
  }
  const onKey = (e: KeyboardEvent) => {
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(at + 1),
      ArrowUp: () => step(at - 1),
      Home: () => step(0),
      End: () => step(all.length - 1),
      Enter: () => go(active),
      ' ': () => go(active),
    }
    const taken = act[e.key]
    if (!taken || e.ctrlKey || e.metaKey || e.altKey) return
    e.preventDefault()
    e.stopPropagation()
    taken()
  }

  return (
    <div
      ref={box} class="moments scroll" data-moments role="listbox" tabIndex={0} aria-label="Steps, the latest first"
      {...(active && { 'aria-activedescendant': idOf(active.id) })} onKeyDown={onKey}
    >
      {all.map((moment) => (
        <MomentRow
          key={moment.id} id={idOf(moment.id)} moment={moment} now={now} here={moment.id === here} active={moment === active}
          onGo={() => go(moment)}
        />
      ))}
    </div>
  )
}

interface RowProps {
  id: string
  moment: Moment
  now: Date
  here: boolean
  active: boolean
  onGo: () => void
}

function MomentRow({ id, moment, now, here, active, onGo }: RowProps) {
  return (
    <div
      id={id} class={here ? 'moment here' : moment.undone ? 'moment undone' : 'moment'} role="option" aria-selected={active} data-active={active}
      {...(here && { 'aria-current': 'step' as const })} title={moment.label} onClick={onGo}
    >
      <span class="moment-name">{moment.label}{moment.undone && <span class="unseen">, undone</span>}</span>
      {here && <span class="badge">Now</span>}
      {moment.at && <time class="moment-time" dateTime={moment.at}>{momentOf(moment.at, now)}</time>}
    </div>
  )
}
