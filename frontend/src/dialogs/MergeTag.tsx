import { tags } from '../state/apply'
import { undo } from '../state/history'
import { depthOf, mergeTags, tagTree } from '../state/tagging'
import { Modal } from '../ui/Modal'
import { Form } from './Form'

/** Asks which tag another one is to become part of. */
export function MergeTag({ id, onClose }: { id: string; onClose: () => void }) {
  const tag = tags.value.get(id)
  if (!tag) return null
  const carried = tag.highlights === 1 ? 'its highlight' : `its ${tag.highlights.toLocaleString('en')} highlights`
  return (
    <Modal title={`Merge “${tag.name}”`} onClose={onClose}>
      <Form
        keep="Merge" onCancel={onClose}
        onKeep={({ into = '' }) => {
          const other = tags.value.get(into)
          if (!other) return
          onClose()
          void mergeTags(tag, other, () => void undo())
        }}
      >
        <label class="labelled">
          <span class="label">Into</span>
          <select class="field" name="into" required autofocus>
            <option value="">Choose a tag</option>
            {tagTree.value.map((t) => (
              <option key={t.id} value={t.id} disabled={t.id === id}>{'\u2003'.repeat(depthOf(t))}{t.name}</option>
            ))}
          </select>
        </label>
        <p class="faint">That tag gets {carried}, what is written about it, and the tags under it; those of one name are merged too. “{tag.name}” is then gone.</p>
      </Form>
    </Modal>
  )
}
