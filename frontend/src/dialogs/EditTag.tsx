import { tagColours, tags } from '../state/apply'
import { describeTag, depthOf, familyOf, tagTree } from '../state/tagging'
import { Modal } from '../ui/Modal'
import { Form, TextField } from './Form'

const keys = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

export function EditTag({ id, onClose }: { id: string; onClose: () => void }) {
  const tag = tags.value.get(id)
  if (!tag) return null
  const family = familyOf(id)
  const takenBy = (key: number) => [...tags.value.values()].find((t) => t.key === key && key > 0 && t.id !== id)
  return (
    <Modal title="Tag" onClose={onClose}>
      <Form
        keep="Keep" onCancel={onClose}
        onKeep={({ name = '', colour = tag.colour, own = '', description = '', key = '0', parentId = '' }) => {
          onClose()
          void describeTag(tag, { name: name.trim() || tag.name, colour: colour || own, description: description.trim(), key: Number(key), parentId })
        }}
      >
        <TextField name="name" label="Name" value={tag.name} autofocus />
        <fieldset class="colour-choice">
          <legend class="label">Colour</legend>
          {tagColours.value.map((colour, i) => (
            <label key={colour} class="colour-radio" title={`Colour ${i + 1}`}>
              <input type="radio" name="colour" value={colour} defaultChecked={same(colour, tag.colour)} aria-label={`Colour ${i + 1}`} />
              <span class="colour" style={{ '--c': colour }} />
            </label>
          ))}
          <label class="colour-radio own" title="Another colour">
            <input type="radio" name="colour" value="" defaultChecked={!tagColours.value.some((c) => same(c, tag.colour))} aria-label="Another colour" />
            <input
              type="color" name="own" defaultValue={tag.colour} aria-label="Another colour, to choose"
              onInput={(e) => {
                const radio = e.currentTarget.previousElementSibling
                if (radio instanceof HTMLInputElement) radio.checked = true
              }}
            />
          </label>
        </fieldset>
        <label class="labelled">
          <span class="label">What it is for</span>
          <textarea class="field" name="description" rows={3} defaultValue={tag.description} dir="auto" />
        </label>
        <div class="side-by-side">
          <label class="labelled">
            <span class="label">Key</span>
            <select class="field" name="key" defaultValue={String(tag.key)}>
              {keys.map((key) => (
                <option key={key} value={key} selected={key === tag.key}>
                  {key === 0 ? 'None' : key}{takenBy(key) ? ` (now ${takenBy(key)?.name})` : ''}
                </option>
              ))}
            </select>
          </label>
          <label class="labelled">
            <span class="label">Under</span>
            <select class="field" name="parentId">
              <option value="">Nothing: at the top</option>
              {tagTree.value.filter((t) => !family.has(t.id)).map((t) => (
                <option key={t.id} value={t.id} selected={t.id === tag.parentId}>{'\u2003'.repeat(depthOf(t))}{t.name}</option>
              ))}
            </select>
          </label>
        </div>
      </Form>
    </Modal>
  )
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
