import { areTwo, likely, roleName, type Person } from '../state/people'
import { dialog } from '../state/screen'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { Modal } from '../ui/Modal'

/** Speakers who may be one person, two and two. */
export function Alike({ onClose }: { onClose: () => void }) {
  const pairs = likely.value
  return (
    <Modal title="Possibly the same" onClose={onClose} wide>
      {pairs.length === 0 && <p>Nobody else is likely to be the same as another.</p>}
      <ul class="alike-list scroll" tabIndex={pairs.length > 0 ? 0 : -1} aria-label="Speakers who may be one person">
        {pairs.slice(0, most).map(([a, b]) => (
          <li key={`${a.id} ${b.id}`}>
            <Name person={a} />
            <Name person={b} />
            <Button label={`Merge ${a.display} and ${b.display}`} onClick={() => (dialog.value = { kind: 'merge-speakers', ids: [a.id, b.id] })}>Merge…</Button>
            <Button kind="quiet" label={`${a.display} and ${b.display} are two`} onClick={() => void areTwo(a, b)}>They are two</Button>
          </li>
        ))}
      </ul>
      {pairs.length > most && <p class="faint">And {(pairs.length - most).toLocaleString('en')} more pairs.</p>}
    </Modal>
  )
}

const most = 200

function Name({ person: p }: { person: Person }) {
  return (
    <span class="alike-name">
      <b dir="auto">{p.display}</b>
      <span class="faint">{[roleName(p.role), counted(p.counts.transcripts, 'transcript')].join(' · ')}</span>
    </span>
  )
}
