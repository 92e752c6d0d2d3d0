import { Fault } from '../api'
import { Ways } from '../panels/Recovery'
import { recovery } from '../state/recovery'
import { Button } from '../ui/Button'
import { Modal } from '../ui/Modal'

/** What can be done about a damaged project that was to be opened beside the one that is. */
export function Recover({ onClose }: { onClose: () => void }) {
  const found = recovery.value
  return (
    <Modal title="The project is damaged" onClose={onClose} wide>
      {found instanceof Fault
        ? <p class="bad" role="alert">{found.sentence}</p>
        : found && <p>{found.message} Nothing has been changed, and the project that is open stays open until you choose.</p>}
      <Ways />
      <footer><Button autofocus onClick={onClose}>Close</Button></footer>
    </Modal>
  )
}
