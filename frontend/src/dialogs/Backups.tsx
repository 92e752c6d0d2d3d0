import { Archive } from 'lucide'
import type { Backup } from '../api'
import { readOnly } from '../state/apply'
import { askToRestore, backUpNow, backups, contentsOf } from '../state/backups'
import { momentOf, sizeOf } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Modal } from '../ui/Modal'
import { Things } from './Things'

/** The copies there are of the project, and a way back to each. */
export function Backups({ onClose }: { onClose: () => void }) {
  const none = backups.items.value?.length === 0
  const backUp = (kind: 'plain' | 'primary') => <Button kind={kind} disabled={backups.busy.value} onClick={backUpNow}>Back up now</Button>
  return (
    <Modal title="Backups" onClose={onClose} wide>
      <Things
        of={backups} label="Backups, the newest first" row={(backup) => <Row key={backup.key} backup={backup} />}
        empty={<><p>The first backup is made after half an hour of work, or now:</p>{backUp('primary')}</>}
      />
      <footer>
        {!none && backUp('plain')}
        <Button kind={none ? 'plain' : 'primary'} autofocus onClick={onClose}>Close</Button>
      </footer>
    </Modal>
  )
}

function Row({ backup }: { backup: Backup }) {
  const taken = momentOf(backup.taken, new Date(), 'Today, ')
  return (
    <li>
      <Icon of={Archive} size={16} />
      <div>
        <p class="thing-name">{taken}</p>
        <p class="faint">{contentsOf(backup)} · {sizeOf(backup.bytes)}</p>
      </div>
      <Button disabled={readOnly.value} label={`Restore… ${taken}`} onClick={() => askToRestore(backup)}>Restore…</Button>
    </li>
  )
}
