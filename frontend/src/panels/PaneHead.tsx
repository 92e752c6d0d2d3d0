import type { ComponentChildren } from 'preact'
import { X } from 'lucide'
import { asideWidth, asideWidths, change } from '../state/settings'
import { IconButton } from '../ui/Button'
import { Resizer } from '../ui/Resizer'

interface PaneHeadProps {
  title: string
  onClose: () => void
  children?: ComponentChildren
}

/** What a pane of a split view shows, over it. */
export function PaneHead({ title, onClose, children }: PaneHeadProps) {
  return (
    <header class="pane-head">
      {children}
      <h2 dir="auto" title={title}>{title}</h2>
      <IconButton icon={X} size={14} label={`Close ${title}`} onClick={onClose} />
    </header>
  )
}

export function AsideResizer() {
  return <Resizer label="Width of the right pane" side="right" width={asideWidth.value} {...asideWidths} onChange={(width) => change({ asideWidth: width })} />
}
