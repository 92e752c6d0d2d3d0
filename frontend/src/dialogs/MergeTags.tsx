import { tags } from '../state/apply'
import { depthOf, mergeTags, tagTree } from '../state/tagging'
import { counted } from '../state/wording'
import { Modal } from '../ui/Modal'
import { Form } from './Form'

/** Asks which tag others are to become part of: one of them, or another. */
export function MergeTags({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const chosen = ids.flatMap((id) => tags.value.get(id) ?? [])
  const [first] = chosen
  if (!first) return null
  const several = chosen.length > 1
  const among = new Set(ids)
  const option = (id: string, depth: number, name: string) => <option key={id} value={id} disabled={!several && id === first.id}>{'\u2003'.repeat(depth)}{name}</option>
  return (
    <Modal title={several ? `Merge ${chosen.length} tags` : `Merge “${first.name}”`} onClose={onClose}>
      <Form
        keep="Merge" onCancel={onClose}
        onKeep={({ into = '' }) => {
          const other = tags.value.get(into)
          if (!other) return
          onClose()
          void mergeTags(chosen.filter((tag) => tag.id !== into), other)
        }}
      >
        <label class="labelled">
          <span class="label">Into</span>
          <select class="field" name="into" required autofocus>
            {!several && <option value="">Choose a tag</option>}
            {several && <optgroup label="One of them">{chosen.map((tag) => option(tag.id, 0, tag.name))}</optgroup>}
            {several && <optgroup label="Another">{tagTree.value.filter((t) => !among.has(t.id)).map((t) => option(t.id, depthOf(t), t.name))}</optgroup>}
            {!several && tagTree.value.map((t) => option(t.id, depthOf(t), t.name))}
          </select>
        </label>
        {several
          ? <p class="faint">That tag gets all their highlights, what is written about them, and the tags under them; those of one name are merged too. The others are then gone.</p>
          : <p class="faint">That tag gets {first.highlights === 1 ? 'its highlight' : `its ${counted(first.highlights, 'highlight')}`}, what is written about it, and the tags under it; those of one name are merged too. “{first.name}” is then gone.</p>}
      </Form>
    </Modal>
  )
}
