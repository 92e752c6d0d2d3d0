import { useSignal, type Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Plus } from 'lucide'
import type { Tag } from '../api'
import { readOnly, tags } from '../state/apply'
import { archivedShown, moveBy } from '../state/codebook'
import type { Direction } from '../state/codebook-rows'
import { offered, pathOf, rankTags } from '../state/fuzzy'
import { tagsOf, target, toggleTag } from '../state/marking'
import { capsOf } from '../state/own-keys'
import { namingTag, onlyTag, renamingTag } from '../state/screen'
import { singleKeys } from '../state/settings'
import { addTag, depthOf, describeTag, removeTags, showOnly, tagTree } from '../state/tagging'
import { counted } from '../state/wording'
import { IconButton } from '../ui/Button'
import { Keys } from '../ui/Keys'
import { NameField } from '../ui/NameField'
import { Swatch } from '../ui/Swatch'
import { showMenuAt } from '../ui/Menu'
import { showTagMenu, tagMenu } from './tag-menu'

const filterFrom = 12

/** The codebook. */
export function TagTree() {
  const filter = useSignal('')
  const list = useRef<HTMLDivElement>(null)
  const on = target()
  const worn = on ? tagsOf(on) : []
  const all = tagTree.value.filter((tag) => archivedShown.value || !tag.archived || worn.includes(tag.id) || onlyTag.value === tag.id)
  const few = all.length <= filterFrom
  const shown = few || filter.value === '' ? all : rankTags(filter.value, offered(tags.value, filter.value), []).map((m) => m.tag)
  const here = useSignal('')
  const entry = shown.some((t) => t.id === here.value) ? here.value : shown[0]?.id

  return (
    <section class="left-section tags" aria-labelledby="tags-heading">
      <h2 id="tags-heading">
        Tags
        {!readOnly.value && <IconButton icon={Plus} size={15} label="New tag" onClick={() => (namingTag.value = true)} />}
      </h2>
      {!few && (
        <input
          class="field tag-filter" type="text" aria-label="Filter tags" placeholder={`Filter ${all.length.toLocaleString('en')} tags`} value={filter.value}
          onInput={(e) => (filter.value = e.currentTarget.value)}
        />
      )}
      {namingTag.value && (
        <div class="row naming">
          <NameField
            label="Name of the new tag" value="" placeholder="Name of the tag"
            onDone={(name) => {
              namingTag.value = false
              void addTag(name)
            }}
            onCancel={() => (namingTag.value = false)}
          />
        </div>
      )}
      {shown.length > 0 && (
        <div ref={list} class={few ? 'rows tag-rows' : 'rows tag-rows many'} role="tree" aria-label="Tags" aria-multiselectable="true" onKeyDown={(e) => onKey(e, list.current)}>
          {shown.map((tag) => (
            <TagRow key={tag.id} tag={tag} entry={tag.id === entry} worn={worn.includes(tag.id)} here={here} />
          ))}
        </div>
      )}
      {all.length === 0 && !namingTag.value && <p class="left-empty">Select words and {capsOf('palette').length > 0 ? <>press <Keys caps={capsOf('palette')} /></> : 'choose Tag…'} to make the first</p>}
      {all.length > 0 && shown.length === 0 && <p class="left-empty">No tag fits “{filter.value}”</p>}
    </section>
  )
}

interface TagRowProps {
  tag: Tag
  /** Whether Tab comes to this row. */
  entry: boolean
  /** Whether what is selected or picked carries it. */
  worn: boolean
  /** The row that had the keyboard last. */
  here: Signal<string>
}

/** Of hundreds of rows only those are drawn again that look different: all props are the same else. */
function TagRow({ tag, entry, worn, here }: TagRowProps) {
  const depth = depthOf(tag)
  const renaming = renamingTag.value === tag.id
  const classes = ['row tag-row', worn && 'worn', tag.archived && 'archived', onlyTag.value === tag.id && 'on'].filter(Boolean).join(' ')
  return (
    <div
      class={classes} role="treeitem" data-tag={tag.id} aria-level={depth + 1} aria-selected={worn} tabIndex={entry ? 0 : -1}
      aria-label={`${[...pathOf(tag, tags.value), tag.name].join(', ')}, ${counted(tag.highlights, 'highlight')}${tag.key ? `, key ${tag.key}` : ''}`}
      title={tag.description || undefined} style={{ '--depth': depth }}
      onFocus={() => (here.value = tag.id)}
      onMouseDown={(e) => target() && !renaming && e.preventDefault()}
      onClick={() => !renaming && applyOrShow(tag)}
      onDblClick={() => target() || (renamingTag.value = tag.id)}
      onContextMenu={(e) => showMenuAt(e, tag.name, () => tagMenu(tag.id))}
    >
      <Swatch colour={tag.colour} />
      {renaming ? (
        <NameField
          label={`New name of ${tag.name}`} value={tag.name}
          onDone={(name) => {
            renamingTag.value = null
            if (name.trim() !== tag.name) void describeTag(tag, { name })
          }}
          onCancel={() => (renamingTag.value = null)}
        />
      ) : (
        <span class="row-name">{tag.name}</span>
      )}
      <button type="button" class="row-menu" tabIndex={-1} aria-label={`More for ${tag.name}`} aria-haspopup="menu" onClick={(e) => showTagMenu(e, tag.id)}>
        …
      </button>
      <span class="count">{tag.highlights.toLocaleString('en')}</span>
      {tag.key > 0 && singleKeys.value ? <kbd>{tag.key}</kbd> : <span class="no-key" />}
    </div>
  )
}

/** With something selected or picked a tag is put on it or taken off; else its highlights are listed. */
function applyOrShow(tag: Tag): void {
  const on = target()
  if (on && !readOnly.value && (!tag.archived || tagsOf(on).includes(tag.id))) toggleTag(tag)
  else showOnly(tag.id)
}

const steps: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

function onKey(event: KeyboardEvent, list: HTMLElement | null): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])]
  const here = rows.indexOf(event.target as HTMLElement)
  const row = rows[here]
  const tag = tags.value.get(row?.dataset.tag ?? '')
  if (!row || !tag) return
  const act: Readonly<Record<string, () => void>> = {
    ArrowDown: () => rows[here + 1]?.focus(),
    ArrowUp: () => rows[here - 1]?.focus(),
    Home: () => rows[0]?.focus(),
    End: () => rows.at(-1)?.focus(),
    Enter: () => applyOrShow(tag),
    ' ': () => showOnly(tag.id),
    F2: () => (renamingTag.value = tag.id),
    Delete: () => removeTags([tag.id]),
    ContextMenu: () => showTagMenu({ currentTarget: row, stopPropagation() {} }, tag.id),
  }
  const direction = event.altKey && event.shiftKey ? steps[event.key] : undefined
  const go = direction && !readOnly.value ? () => void moveBy(new Set([tag.id]), direction) : event.altKey ? undefined : act[event.key]
  if (!go) return
  event.preventDefault()
  event.stopPropagation()
  go()
}
