import { presets } from '../state/apply'
import { keepPreset } from '../state/exporting'
import { Modal } from '../ui/Modal'
import { Form, TextField } from './Form'

/** Gives the choices of an export a name. */
export function KeepPreset({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="Keep these choices" onClose={onClose}>
      <p class="form-words">Under a name, they can be taken again. They are kept in the project.</p>
      <Form
        keep="Keep" onCancel={onClose}
        onKeep={({ name = '' }) => {
          if (name.trim() === '') return
          keepPreset(name.trim())
          onClose()
        }}
      >
        <TextField name="name" label="Name" value="" autofocus />
        {presets.value.length > 0 && <p class="faint">Under a name that is taken, they replace what was kept: {presets.value.map((p) => p.name).join(', ')}.</p>}
      </Form>
    </Modal>
  )
}
