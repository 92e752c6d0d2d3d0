import { useSignal } from '@preact/signals'
import { tags } from '../state/apply'
import { counts } from '../state/codebook'
import { depthOf, familyOf, removeTagsSo, tagTree } from '../state/tagging'
import { counted } from '../state/wording'
import { Modal } from '../ui/Modal'
import { Form } from './Form'

/** Asks what is to become of the highlights of tags that are to go, and of the tags under them. */
export function RemoveTags({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const below = useSignal(false)
  const fate = useSignal('stay')
  const chosen = ids.flatMap((id) => tags.value.get(id) ?? [])
  const [first] = chosen
  if (!first) return null
  const family = new Set(ids.flatMap((id) => [...familyOf(id)]))
  const under = family.size - chosen.length
  const doomed = below.value ? family : new Set(ids)
  const highlights = sum([...doomed].map((id) => tags.value.get(id)?.highlights ?? 0))
  const exact = chosen.length === 1 && below.value ? counts.value.get(first.id)?.allHighlights : undefined
  const carriers = chosen.length > 1 || (below.value && exact === undefined) ? 'Their highlights' : `What carries it: ${counted(exact ?? highlights, 'highlight')}`
  return (
    <Modal title={chosen.length === 1 ? `Remove “${first.name}”` : `Remove ${chosen.length} tags`} onClose={onClose}>
      <Form
        keep="Remove" onCancel={onClose}
        onKeep={({ into = '' }) => {
          onClose()
          void removeTagsSo(ids, { into: fate.value === 'into' ? into : '', below: below.value, bare: fate.value === 'bare' })
        }}
      >
        {under > 0 && (
          <fieldset class="fates">
            <legend class="label">The {under === 1 ? 'tag' : counted(under, 'tag')} under {chosen.length === 1 ? 'it' : 'them'}</legend>
            <Fate name="below" label={under === 1 ? 'Moves up to where it stood' : 'Move up to where it stood'} on={!below.value} first onChoose={() => (below.value = false)} />
            <Fate name="below" label={under === 1 ? 'Goes as well' : 'Go as well'} on={below.value} onChoose={() => (below.value = true)} />
          </fieldset>
        )}
        {highlights > 0 && (
          <fieldset class="fates">
            <legend class="label">{carriers}</legend>
            <Fate name="fate" label="Stay, without the tag" on={fate.value === 'stay'} first={under === 0} onChoose={() => (fate.value = 'stay')} />
            <Fate name="fate" label="Get another tag" on={fate.value === 'into'} onChoose={() => (fate.value = 'into')} />
            {fate.value === 'into' && (
              <select class="field fate-more" name="into" required aria-label="The other tag">
                <option value="">Choose a tag</option>
                {tagTree.value.filter((t) => !doomed.has(t.id)).map((t) => <option key={t.id} value={t.id}>{'\u2003'.repeat(depthOf(t))}{t.name}</option>)}
              </select>
            )}
            <Fate name="fate" label="Go to the trash, those that have no other tag" on={fate.value === 'bare'} onChoose={() => (fate.value = 'bare')} />
          </fieldset>
        )}
        <p class="faint">Undo brings everything back as it was.</p>
      </Form>
    </Modal>
  )
}

function Fate({ name, label, on, first = false, onChoose }: { name: string; label: string; on: boolean; first?: boolean; onChoose: () => void }) {
  return (
    <label class="fate">
      <input type="radio" name={name} checked={on} autofocus={first} onChange={onChoose} />
      <span>{label}</span>
    </label>
  )
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)
