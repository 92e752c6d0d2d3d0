import { Fault } from '../api'
import { Dialogs } from '../dialogs/Dialogs'
import { readOnly } from '../state/apply'
import { PageHost } from '../pages/Page'
import { start } from '../state/projects'
import { covered, focused, leftShown, narrow, rightShown, uncover } from '../state/panes'
import { exporting } from '../state/screen'
import { leftWidth, leftWidths, rightWidth, rightWidths } from '../state/settings'
import { Logo } from '../ui/Logo'
import { MenuLayer } from '../ui/Menu'
import { Compare } from './Compare'
import { Correction } from './Correction'
import { Failed } from './Failed'
import { HintBar } from './HintBar'
import { LeftPanel } from './LeftPanel'
import { Messages } from './Messages'
import { Notices } from './Notices'
import { Palette } from './Palette'
import { ReaderPane } from './ReaderPane'
import { ReadingSettings } from './ReadingSettings'
import { RightPanel } from './RightPanel'
import { StatusBar } from './StatusBar'
import { TopBar } from './TopBar'

/** The width of a panel. Until the person has chosen one, it leaves a small window to the text. */
const widthOf = (width: number, usual: number, share: number): string => (width === usual ? `min(${width}px, ${share}vw)` : `${width}px`)

/** All of it. */
export function Window() {
  if (start.value === 'starting') return <div class="starting" role="status" aria-label="Starting"><Logo size={48} /></div>
  if (start.value instanceof Fault) return <Failed fault={start.value} />
  const left = leftShown.value
  const right = rightShown.value
  return (
    <div
      class="window"
      style={{ '--left': left ? widthOf(leftWidth.value, leftWidths.usual, 20) : '0px', '--right': right ? widthOf(rightWidth.value, rightWidths.usual, 25) : '0px' }}
      data-export={exporting.value} data-read-only={readOnly.value}
      data-narrow={narrow.value} data-focus={focused.value}
    >
      <TopBar />
      <Notices />
      {left && <LeftPanel />}
      <ReaderPane />
      <PageHost />
      {covered.value && <div class="scrim" onClick={uncover} />}
      {right && <RightPanel />}
      <StatusBar />
      <HintBar />
      <ReadingSettings />
      <Palette />
      <Correction />
      <Compare />
      <MenuLayer />
      <Messages />
      <Dialogs />
    </div>
  )
}
