import type { Asking } from '../state/screen'
import { Modal } from '../ui/Modal'
import { Form, TextField } from './Form'

/** Asks for a few words. */
export function Ask({ asked, onClose }: { asked: Asking; onClose: () => void }) {
  return (
    <Modal title={asked.title} onClose={onClose}>
      <Form
        keep={asked.keep} onCancel={onClose}
        onKeep={({ words = '' }) => {
          if (words.trim() === '' && asked.empty === undefined) return
          onClose()
          asked.run(words.trim())
        }}
      >
        <TextField name="words" label={asked.label} value={asked.value} autofocus />
        {asked.empty && <p class="faint">{asked.empty}</p>}
      </Form>
    </Modal>
  )
}
