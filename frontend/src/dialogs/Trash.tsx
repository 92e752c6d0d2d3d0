import { FileText, Highlighter, Tag, type IconNode } from 'lucide'
import type { Trashed } from '../api'
import { readOnly } from '../state/apply'
import { askToDelete, askToEmpty, bringBack, trash } from '../state/trash'
import { leftInTrash, momentOf } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Modal } from '../ui/Modal'
import { Things } from './Things'

const kinds: Readonly<Record<string, readonly [IconNode, string]>> = {
  transcript: [FileText, 'Transcript'],
  tag: [Tag, 'Tag'],
  highlight: [Highlighter, 'Highlight'],
}

/** What was removed. */
export function Trash({ onClose }: { onClose: () => void }) {
  const things = trash.items.value
  return (
    <Modal title="Trash" onClose={onClose} wide>
      <p class="faint">What you remove stays here for 30 days. After that, only undoing brings it back, as far as the history goes.</p>
      <Things of={trash} label="Removed" empty={<p>The trash is empty.</p>} row={(thing) => <Row key={thing.id} thing={thing} />} />
      <footer>
        <Button kind="quiet" disabled={readOnly.value || !things?.length} onClick={askToEmpty}>Empty trash…</Button>
        <Button kind="primary" autofocus onClick={onClose}>Close</Button>
      </footer>
    </Modal>
  )
}

function Row({ thing }: { thing: Trashed }) {
  const [sign, kind] = kinds[thing.kind] ?? [FileText, '']
  const now = new Date()
  return (
    <li>
      <Icon of={sign} size={16} />
      <div>
        <p class="thing-name" title={thing.title} dir="auto">{thing.title}</p>
        <p class="faint">{kind} · removed {momentOf(thing.thrown, now, 'today, ')} · {leftInTrash(thing.thrown, now)}</p>
      </div>
      <Button disabled={readOnly.value} label={`Bring back “${thing.title}”`} onClick={() => void bringBack(thing)}>Bring back</Button>
      <Button kind="quiet" disabled={readOnly.value} label={`Delete for good… “${thing.title}”`} onClick={() => askToDelete(thing)}>Delete for good…</Button>
    </li>
  )
}
