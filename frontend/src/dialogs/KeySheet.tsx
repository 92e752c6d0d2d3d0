import { signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { actions, groups, type Action } from '../state/actions'
import { caps, isSingle, isUnfinished, keyOf, keysOf, spelled, whyNot } from '../state/keymap'
import { giveKey, isOwn, resetAllKeys, resetKey, takenBy } from '../state/own-keys'
import { change, ownKeys, singleKeys } from '../state/settings'
import { Button } from '../ui/Button'
import { Keys } from '../ui/Keys'
import { Modal } from '../ui/Modal'
import { Switch } from '../ui/Switch'

/** The action whose new key is awaited, and a key that was pressed for it but is another's. */
const recording = signal<{ readonly id: string; readonly taken?: { readonly key: string; readonly by: Action } } | null>(null)
/** Why the last key was not taken. */
const complaint = signal('')

/** Every key there is, from the table that the keys themselves come from; a click on one changes it. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const close = () => {
    stop()
    onClose()
  }
  return (
    <Modal title="Keys" onClose={recording.value ? stop : close} wide class="keys-dialog">
      <div class="key-sheet">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>{actions.filter((a) => a.group === group).map((action) => <Row key={action.id} action={action} />)}</dl>
          </section>
        ))}
        <section>
          <h3>In the tag palette</h3>
          <dl>
            <div class="key-row"><dt>Give the tag</dt><dd><kbd>↵</kbd></dd></div>
            <div class="key-row"><dt>Tick several</dt><dd><kbd>Tab</kbd> <kbd>Ctrl ↵</kbd></dd></div>
            <div class="key-row"><dt>Make a new tag</dt><dd><kbd>⇧ ↵</kbd></dd></div>
          </dl>
        </section>
        <section>
          <h3>In the history</h3>
          <dl>
            <div class="key-row"><dt>Choose a step</dt><dd><kbd>↑</kbd> <kbd>↓</kbd></dd></div>
            <div class="key-row"><dt>Go to it</dt><dd><kbd>↵</kbd></dd></div>
          </dl>
        </section>
      </div>
      <footer class="keys-foot">
        <Foot />
      </footer>
    </Modal>
  )
}

/** What is being asked about a key; otherwise what concerns all of them. */
function Foot() {
  const now = recording.value
  const action = actions.find((a) => a.id === now?.id)
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (now?.taken) box.current?.querySelector<HTMLElement>('.primary')?.focus()
  }, [now])
  if (now?.taken && action) {
    const { key, by } = now.taken
    return (
      <div ref={box} class="keys-asked">
        <p role="alert"><b>{spelled(key)}</b> is the key of “{by.label}”.</p>
        <Button onClick={stop}>Keep it there</Button>
        <Button kind="primary" onClick={() => give(action, key)}>Replace</Button>
      </div>
    )
  }
  if (action) {
    return (
      <>
        <p role="status">{complaint.value || <>Press the new key for “{action.label}”.</>}</p>
        <Button onClick={stop}>Cancel</Button>
      </>
    )
  }
  return (
    <>
      <Switch on={singleKeys.value} onChange={(on) => change({ singleKeys: on })}>Letters, digits and signs alone are keys</Switch>
      <span class="faint">Click a key to change it</span>
      <Button kind="quiet" disabled={Object.keys(ownKeys.value).length === 0} onClick={resetAllKeys}>Reset all</Button>
    </>
  )
}

function Row({ action }: { action: Action }) {
  const keys = keysOf(action, ownKeys.value)
  const awaited = recording.value?.id === action.id
  const pressed = awaited ? recording.value?.taken?.key : undefined
  const off = (key: string) => !singleKeys.value && (isSingle(key) || action.fixed) && key !== 'Escape'
  const shown = shortened(keys).map((key) => <span key={key} class={off(key) ? 'key-off' : ''}><Keys caps={caps(key)} /></span>)
  return (
    <div class={awaited ? 'key-row awaited' : 'key-row'}>
      <dt>{action.label}</dt>
      <dd>
        {isOwn(action) && !awaited && <button type="button" class="link key-reset" aria-label={`Reset the key of: ${action.label}`} onClick={() => resetKey(action)}>Reset</button>}
        {action.fixed ? shown : (
          <button
            type="button" class="key-change" data-action={action.id} aria-label={`${action.label}: ${keys.map(spelled).join(' or ') || 'no key'}. Change`}
            onClick={() => begin(action)} onKeyDown={(e) => awaited && record(e, action)} onBlur={() => awaited && !recording.value?.taken && stop()}
          >
            {pressed ? <Keys caps={caps(pressed)} /> : awaited ? <span class="key-awaited">press a key</span> : keys.length > 0 ? shown : <span class="key-none" aria-hidden="true">add</span>}
          </button>
        )}
      </dd>
    </div>
  )
}

function begin(action: Action): void {
  complaint.value = ''
  recording.value = { id: action.id }
}

function stop(): void {
  const id = recording.value?.id
  recording.value = null
  if (id) document.querySelector<HTMLElement>(`[data-action="${id}"]`)?.focus()
}

/** Takes the pressed key, unless it is needed, or another's: then the person decides. */
function record(event: KeyboardEvent, action: Action): void {
  event.preventDefault()
  event.stopPropagation()
  if (event.key === 'Escape') return stop()
  if (event.repeat || isUnfinished(event)) return
  const key = keyOf(event)
  complaint.value = whyNot(key)
  if (complaint.value !== '') return
  const by = takenBy(key, action)
  if (by) recording.value = { id: action.id, taken: { key, by } }
  else give(action, key)
}

function give(action: Action, key: string): void {
  giveKey(action, key)
  stop()
}

/** Nine digits in a row are shown by the first and the last. */
function shortened(keys: readonly string[]): readonly string[] {
  return keys.length > 3 ? [`${keys[0]} – ${keys.at(-1)}`] : keys
}
