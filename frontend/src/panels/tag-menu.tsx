import { tagColours, tags } from '../state/apply'
import { undo } from '../state/history'
import { dialog, onlyTag, renamingTag } from '../state/screen'
import { showExcerpts } from '../state/splitting'
import { describeTag, removeTag, showOnly } from '../state/tagging'
import { showMenu, type MenuItem } from '../ui/Menu'

/** Opens a tag's menu beside its row or its button. */
export function showTagMenu(event: { currentTarget: EventTarget | null; stopPropagation: () => void }, tagId: string): void {
  event.stopPropagation()
  showMenu(event.currentTarget as Element, tags.value.get(tagId)?.name ?? '', () => tagMenu(tagId))
}

export function tagMenu(tagId: string): MenuItem[] {
  const tag = tags.value.get(tagId)
  if (!tag) return []
  return [
    { kind: 'do', label: 'Rename', detail: 'F2', run: () => (renamingTag.value = tagId) },
    { kind: 'do', label: 'Describe, key, move under…', run: () => (dialog.value = { kind: 'edit-tag', id: tagId }) },
    { kind: 'do', label: 'Merge into…', run: () => (dialog.value = { kind: 'merge-tag', id: tagId }) },
    { kind: 'do', label: onlyTag.value === tagId ? 'Show all highlights' : 'Show only its highlights', run: () => showOnly(tagId) },
    { kind: 'do', label: 'Excerpts beside the transcript', run: () => showExcerpts(tagId) },
    { kind: 'line' },
    { kind: 'row', label: 'Colour', content: <Colours tagId={tagId} /> },
    { kind: 'line' },
    { kind: 'do', label: 'Remove', detail: 'Del', danger: true, run: () => void removeTag(tag, () => void undo()) },
  ]
}

function Colours({ tagId }: { tagId: string }) {
  const tag = tags.value.get(tagId)
  if (!tag) return null
  return (
    <div class="colours">
      {tagColours.value.map((colour, i) => (
        <button
          key={colour} type="button" role="menuitemradio" tabIndex={-1} class="colour" aria-label={`Colour ${i + 1}`}
          aria-checked={colour.toLowerCase() === tag.colour.toLowerCase()} style={{ '--c': colour }}
          onClick={() => describeTag(tag, { colour })}
        />
      ))}
    </div>
  )
}
