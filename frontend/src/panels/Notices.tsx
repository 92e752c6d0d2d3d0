import { Info, X } from 'lucide'
import { openBackups } from '../state/backups'
import { putNoticeAway, shownNotices } from '../state/notices'
import { saveCopy } from '../state/projects'
import { Button, IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'

/** What the person should know of the project, under the top bar. */
export function Notices() {
  return (
    <div class="notices" role="status">
      {shownNotices.value.map(({ text, offers }) => (
        <p key={text} class="notice">
          <Icon of={Info} size={15} />
          <span>{text}</span>
          {offers === 'backups' && <Button kind="quiet" onClick={openBackups}>Backups…</Button>}
          {offers === 'copy' && <Button kind="quiet" onClick={() => void saveCopy()}>Save a copy…</Button>}
          <IconButton icon={X} size={14} label="Put the notice away" onClick={() => putNoticeAway(text)} />
        </p>
      ))}
    </div>
  )
}
