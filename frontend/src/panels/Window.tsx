import { Fault } from '../api'
import { Dialogs } from '../dialogs/Dialogs'
import { readOnly } from '../state/apply'
import { openBackups } from '../state/backups'
import { begin, openProject, newProject, start } from '../state/projects'
import { beside, exporting } from '../state/screen'
import { leftHidden, leftWidth, rightHidden, rightWidth } from '../state/settings'
import { Button } from '../ui/Button'
import { Logo } from '../ui/Logo'
import { MenuLayer } from '../ui/Menu'
import { HintBar } from './HintBar'
import { LeftPanel } from './LeftPanel'
import { Messages } from './Messages'
import { Notices } from './Notices'
import { Palette } from './Palette'
import { ReaderPane } from './ReaderPane'
import { RightPanel } from './RightPanel'
import { StatusBar } from './StatusBar'
import { TopBar } from './TopBar'

/** All of it. */
export function Window() {
  if (start.value === 'starting') return <div class="starting" role="status" aria-label="Starting"><Logo size={48} /></div>
  if (start.value instanceof Fault) return <Failed fault={start.value} />
  const left = !leftHidden.value
  const right = !rightHidden.value || beside.value !== 'tabs'
  return (
    <div
      class="window"
      style={{ '--left': left ? `${leftWidth.value}px` : '0px', '--right': right ? `${rightWidth.value}px` : '0px' }}
      data-export={exporting.value} data-read-only={readOnly.value}
    >
      <TopBar />
      <Notices />
      {left && <LeftPanel />}
      <ReaderPane />
      {right && <RightPanel />}
      <StatusBar />
      <HintBar />
      <Palette />
      <MenuLayer />
      <Messages />
      <Dialogs />
    </div>
  )
}

/** The project could not be opened: why, and what can be done. */
function Failed({ fault }: { fault: Fault }) {
  return (
    <main class="in-place failed">
      <Logo size={56} />
      <h1>The project could not be opened</h1>
      <p role="alert">{fault.message}</p>
      {fault.hint && <p class="faint">{fault.hint}</p>}
      <div class="welcome-buttons">
        <Button kind="primary" onClick={() => void begin()}>Try again</Button>
        <Button onClick={openBackups}>Restore a backup…</Button>
        <Button onClick={() => void openProject()}>Open another…</Button>
        <Button onClick={() => void newProject()}>New project…</Button>
      </div>
      <Messages />
      <Dialogs />
    </main>
  )
}
