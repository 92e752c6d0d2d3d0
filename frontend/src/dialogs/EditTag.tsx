import { TagFields, TagName } from '../panels/TagFields'
import { tags } from '../state/apply'
import { drafts } from '../state/writes'
import { Button } from '../ui/Button'
import { Modal } from '../ui/Modal'

/** A tag with all that is known of it, as on the page of the codebook. */
export function EditTag({ id, onClose }: { id: string; onClose: () => void }) {
  const tag = tags.value.get(id)
  if (!tag) return null
  const close = () => {
    drafts.flushAll()
    onClose()
  }
  return (
    <Modal title="Tag" class="edit-tag" onClose={close}>
      <TagName tag={tag} autofocus />
      <TagFields tag={tag} />
      <footer><Button kind="primary" onClick={close}>Done</Button></footer>
    </Modal>
  )
}
