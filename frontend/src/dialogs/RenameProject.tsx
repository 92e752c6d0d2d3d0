import { project } from '../state/apply'
import { renameProject } from '../state/projects'
import { Modal } from '../ui/Modal'
import { Form, TextField } from './Form'

export function RenameProject({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="Rename the project" onClose={onClose}>
      <Form keep="Rename" onKeep={({ name = '' }) => void renameProject(name)} onCancel={onClose}>
        <TextField name="name" label="Name" value={project.value.name} autofocus />
        <p class="faint">The file {project.value.file} keeps its name.</p>
      </Form>
    </Modal>
  )
}
