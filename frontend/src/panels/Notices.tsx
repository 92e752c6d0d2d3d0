import { Info, X } from 'lucide'
import { putNoticeAway, shownNotices } from '../state/notices'
import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'

/** What the person should know of the project, under the top bar. */
export function Notices() {
  return (
    <div class="notices" role="status">
      {shownNotices.value.map((notice) => (
        <p key={notice} class="notice">
          <Icon of={Info} size={15} />
          <span>{notice}</span>
          <IconButton icon={X} size={14} label="Put the notice away" onClick={() => putNoticeAway(notice)} />
        </p>
      ))}
    </div>
  )
}
