import { useSignal } from '@preact/signals'
import { bothValues, mergePeople, people, roleName, type Person } from '../state/people'
import { attributesOf } from '../state/tables'
import { counted } from '../state/wording'
import { Modal } from '../ui/Modal'
import { Form } from './Form'

/** Asks which of several speakers the others become, and shows what comes of it. */
export function MergeSpeakers({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const who = ids.flatMap((id) => people.value.find((p) => p.id === id) ?? [])
  const likeliest = who.reduce<Person | undefined>((best, p) => (best && best.counts.words >= p.counts.words ? best : p), undefined)
  const kept = useSignal(likeliest?.id ?? '')
  const into = who.find((p) => p.id === kept.value)
  if (who.length < 2 || !into) return null
  const from = who.filter((p) => p !== into)
  return (
    <Modal title={`Merge ${counted(who.length, 'speaker')}`} onClose={onClose} class="merge">
      <Form
        keep="Merge" onCancel={onClose}
        onKeep={() => {
          onClose()
          void mergePeople(from, into)
        }}
      >
        <fieldset class="merge-who">
          <legend class="label">They are {who.length === 2 ? 'both' : 'all'}</legend>
          {who.map((p) => (
            <label key={p.id} class="merge-row">
              <input type="radio" name="into" value={p.id} checked={p === into} autofocus={p === into} onChange={() => (kept.value = p.id)} />
              <span class="row-name" dir="auto">{p.display}</span>
              <span class="faint">{[roleName(p.role), counted(p.counts.transcripts, 'transcript'), counted(p.counts.turns, 'turn')].join(' · ')}</span>
            </label>
          ))}
        </fieldset>
        <Outcome into={into} from={from} />
      </Form>
    </Modal>
  )
}

/** What the one speaker will have. */
function Outcome({ into, from }: { into: Person; from: readonly Person[] }) {
  const all = [into, ...from]
  const sum = (of: (p: Person) => number) => all.reduce((n, p) => n + of(p), 0)
  const role = all.find((p) => p.role !== '')?.role ?? ''
  const notes = from.filter((p) => p.hasMemo)
  return (
    <div class="outcome-box">
      <p><b dir="auto">{into.display}</b> {role !== '' && `(${roleName(role).toLowerCase()}) `}will have {counted(sum((p) => p.counts.turns), 'turn')} and {counted(sum((p) => p.counts.words), 'word')}.</p>
      <dl class="facts">
        {attributesOf('speaker').map((a) => {
          const value = all.reduce((so, p) => bothValues(so, p.values[a.id] ?? ''), '')
          return value === '' ? null : [<dt key={a.id}>{a.name}</dt>, <dd key={`${a.id} `} dir="auto">{value}</dd>]
        })}
      </dl>
      {notes.length > 0 && <p>{notes.length === 1 ? 'The memo' : 'The memos'} on {notes.map((p) => p.display).join(', ')} will stand behind the memo on {into.display}.</p>}
      <p class="faint">Where two differ, both values are kept. Ctrl+Z makes them {counted(all.length, 'speaker')} again.</p>
    </div>
  )
}
