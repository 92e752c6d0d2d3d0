import { readOnly, tagColours, tags } from '../state/apply'
import { chosen, newTag, renaming, showInCodebook } from '../state/codebook'
import { showExcerptsOfTag } from '../state/excerpts-of'
import { capsOf } from '../state/own-keys'
import { dialog, onlyTag, renamingTag } from '../state/screen'
import { showExcerpts } from '../state/splitting'
import { archiveTags, colourTags, removeTags, showOnly } from '../state/tagging'
import { showMenu, type MenuItem } from '../ui/Menu'

/** Opens a tag's menu beside its row or its button. */
export function showTagMenu(event: { currentTarget: EventTarget | null; stopPropagation: () => void }, tagId: string): void {
  event.stopPropagation()
  showMenu(event.currentTarget as Element, tags.value.get(tagId)?.name ?? '', () => tagMenu(tagId))
}

/** What can be done with a tag, from the panel or from the page of the codebook. */
export function tagMenu(tagId: string, from: 'panel' | 'codebook' = 'panel'): MenuItem[] {
  const tag = tags.value.get(tagId)
  if (!tag) return []
  const looking: MenuItem[] = from === 'codebook' ? [
    { kind: 'do', label: 'Show its excerpts', keys: capsOf('tag-excerpts'), run: () => showExcerptsOfTag(tagId) },
  ] : [
    { kind: 'do', label: onlyTag.value === tagId ? 'Show all highlights' : 'Show only its highlights', run: () => showOnly(tagId) },
    { kind: 'do', label: 'Show its excerpts', run: () => showExcerptsOfTag(tagId) },
    { kind: 'do', label: 'Excerpts beside the transcript', run: () => showExcerpts(tagId) },
    { kind: 'do', label: 'Show in the codebook', run: () => showInCodebook(tagId) },
  ]
  if (readOnly.value) return looking
  const ids = from === 'codebook' && chosen.value.has(tagId) ? [...chosen.value] : [tagId]
  const several = ids.length > 1 ? ` ${ids.length} tags` : ''
  return [
    ...(from === 'codebook' ? ([
      { kind: 'do', label: 'Rename', keys: capsOf('tag-rename'), run: () => (renaming.value = tagId) },
      { kind: 'do', label: 'New tag below it', keys: capsOf('tag-new-below'), run: () => newTag(true) },
    ] as const) : ([
      { kind: 'do', label: 'Rename', detail: 'F2', run: () => (renamingTag.value = tagId) },
      { kind: 'do', label: 'Describe, key, move under…', run: () => (dialog.value = { kind: 'edit-tag', id: tagId }) },
    ] as const)),
    { kind: 'do', label: `Merge${several} into…`, run: () => (dialog.value = { kind: 'merge-tags', ids }) },
    { kind: 'do', label: 'Split…', run: () => (dialog.value = { kind: 'split-tag', id: tagId }) },
    { kind: 'do', label: tag.archived ? `Use${several} again` : `Archive${several}`, run: () => void archiveTags(ids, !tag.archived) },
    { kind: 'line' },
    ...looking,
    { kind: 'line' },
    { kind: 'row', label: 'Colour', content: <Colours tagId={tagId} ids={ids} /> },
    { kind: 'line' },
    { kind: 'do', label: `Remove${several}…`, detail: 'Del', danger: true, run: () => removeTags(ids) },
  ]
}

function Colours({ tagId, ids }: { tagId: string; ids: readonly string[] }) {
  const tag = tags.value.get(tagId)
  if (!tag) return null
  return (
    <div class="colours">
      {tagColours.value.map((colour, i) => (
        <button
          key={colour} type="button" role="menuitemradio" tabIndex={-1} class="colour" aria-label={`Colour ${i + 1}`}
          aria-checked={colour.toLowerCase() === tag.colour.toLowerCase()} style={{ '--c': colour }}
          onClick={() => colourTags(ids, colour)}
        />
      ))}
    </div>
  )
}
