import { question, type Question } from '../state/screen'
import { Button } from '../ui/Button'
import { Modal } from '../ui/Modal'

/** Asks before it does what can't be taken back lightly. The keyboard is on the safe button. */
export function Confirm({ asked }: { asked: Question }) {
  const close = () => (question.value = null)
  return (
    <Modal title={asked.title} onClose={close}>
      {asked.words.map((words) => <p key={words}>{words}</p>)}
      <footer>
        <Button autofocus onClick={close}>Cancel</Button>
        <Button
          kind={asked.final ? 'danger' : 'primary'}
          onClick={() => {
            close()
            asked.run()
          }}
        >
          {asked.act}
        </Button>
      </footer>
    </Modal>
  )
}
