import { Check } from 'lucide'
import { Icon } from './Icon'
import { Ring } from './Ring'

/** How far one is with a transcript: an open ring, a ring as full as has been read, a tick. */
export function StatusSign({ status, share }: { status: 'unread' | 'reading' | 'done'; share: number }) {
  const label = status === 'done' ? 'Done' : status === 'unread' ? 'Unread' : `${Math.round(share * 100)} % read`
  return status === 'done' ? (
    <span class="done-sign" role="img" aria-label={label}><Icon of={Check} size={11} /></span>
  ) : (
    <Ring share={status === 'unread' ? 0 : Math.max(share, 0.04)} label={label} />
  )
}
