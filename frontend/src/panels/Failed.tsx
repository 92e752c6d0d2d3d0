import { Fault } from '../api'
import { Dialogs } from '../dialogs/Dialogs'
import { newProject, openProject, tryAgain } from '../state/projects'
import { mending, recovery } from '../state/recovery'
import { Button } from '../ui/Button'
import { Logo } from '../ui/Logo'
import { Messages } from './Messages'
import { Ways } from './Recovery'

/** The project could not be opened: why, and what can be done. */
export function Failed({ fault }: { fault: Fault }) {
  const damaged = fault.code === 'damaged'
  const found = recovery.value
  const known = found !== null && !(found instanceof Fault)
  return (
    <main class="in-place failed">
      <div class="failed-words">
        <Logo size={44} />
        <h1>{damaged ? 'The project is damaged' : 'The project could not be opened'}</h1>
        <p role="alert">{fault.message}{damaged && ' Nothing has been changed.'}</p>
        {known && <p class="faint">{found.folder}</p>}
        {fault.hint && !damaged && <p class="faint">{fault.hint}</p>}
      </div>
      <Ways />
      <div class="welcome-buttons">
        {!damaged && <Button kind="primary" disabled={mending.value} onClick={() => void tryAgain()}>Try again</Button>}
        <Button disabled={mending.value} onClick={() => void openProject()}>Open another…</Button>
        <Button disabled={mending.value} onClick={() => void newProject()}>New project…</Button>
      </div>
      <Messages />
      <Dialogs />
    </main>
  )
}
