import { useEffect, useRef } from 'preact/hooks'
import { TriangleAlert } from 'lucide'
import type { Tag } from '../api'
import { Colours, TagFields, TagName, Under } from '../panels/TagFields'
import { readOnly, tags } from '../state/apply'
import { archive, chosen, counts, editing, focusTree, hereId, merge, remove, split } from '../state/codebook'
import { showExcerptsOfTag } from '../state/excerpts-of'
import { keyHint } from '../state/own-keys'
import { areTwoTags, archiveTags } from '../state/tagging'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Swatch } from '../ui/Swatch'

/** What stands beside the codebook: the tag that is worked on, or those that are. */
export function CodebookSide() {
  if (chosen.value.size > 1) return <Several ids={[...chosen.value]} />
  const tag = tags.value.get(hereId.value)
  return tag ? <One key={tag.id} tag={tag} /> : <p class="right-empty">No tag is chosen.</p>
}

function One({ tag }: { tag: Tag }) {
  const name = useRef<HTMLInputElement>(null)
  const count = counts.value.get(tag.id)
  useEffect(() => {
    if (!editing.value) return
    editing.value = false
    name.current?.focus()
    name.current?.select()
  }, [editing.value])
  return (
    <div class="codebook-side scroll" onKeyDown={backToTree}>
      <TagName tag={tag} field={name} />
      {(count?.like || count?.unseen) && (
        <p class="codebook-alike" role="note">
          <Icon of={TriangleAlert} size={14} />
          {count.unseen ? <span>The name holds characters that can’t be seen. Type it anew.</span> : (
            <span>
              Looks like “<bdi>{count.like}</bdi>” beside it, and is another: some letters are of another script.
              {!readOnly.value && <> <button type="button" class="link" onClick={() => void areTwoTags(tag.id, count.likeId)}>They are two</button></>}
            </span>
          )}
        </p>
      )}
      <p class="codebook-used">{used(tag)}</p>
      {!readOnly.value && <Doings one />}
      <TagFields tag={tag} />
    </div>
  )
}

/** Escape in a field goes back to the tree. */
function backToTree(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return
  event.preventDefault()
  event.stopPropagation()
  focusTree()
}

/** "4 highlights in 2 transcripts, of 3 speakers; 9 with the tags below" */
function used(tag: Tag): string {
  const count = counts.value.get(tag.id)
  if (!count) return counted(tag.highlights, 'highlight')
  const below = count.allHighlights > count.highlights ? `; ${count.allHighlights.toLocaleString('en')} with the tags below` : ''
  if (count.highlights === 0) return `No highlight carries it${below}`
  return `${counted(count.highlights, 'highlight')} in ${counted(count.transcripts, 'transcript')}, of ${counted(count.speakers, 'speaker')}${below}`
}

/** What can be done with what is chosen. */
function Doings({ one }: { one: boolean }) {
  const list = [...chosen.value].flatMap((id) => tags.value.get(id) ?? [])
  const away = list.some((tag) => !tag.archived)
  return (
    <div class="codebook-doings">
      {one && list[0] && <Button title={keyHint('tag-excerpts')} onClick={() => list[0] && showExcerptsOfTag(list[0].id)}>Excerpts</Button>}
      <Button title={keyHint('tag-merge')} onClick={merge}>Merge…</Button>
      {one && <Button title={keyHint('tag-split')} onClick={split}>Split…</Button>}
      <Button title={keyHint('tag-archive')} onClick={() => (one ? archive() : void archiveTags(list.map((tag) => tag.id), away))}>{away ? 'Archive' : 'Use again'}</Button>
      <Button title={keyHint('tag-remove')} onClick={remove}>Remove…</Button>
    </div>
  )
}

function Several({ ids }: { ids: readonly string[] }) {
  const list = ids.flatMap((id) => tags.value.get(id) ?? [])
  const colours = new Set(list.map((tag) => tag.colour))
  const parents = new Set(list.map((tag) => tag.parentId))
  const [colour = ''] = colours
  const [parent = ''] = parents
  return (
    <div class="codebook-side scroll" onKeyDown={backToTree}>
      <h2 class="codebook-side-title">{ids.length} tags</h2>
      <ul class="codebook-list">
        {list.slice(0, 12).map((tag) => <li key={tag.id}><Swatch colour={tag.colour} /><bdi>{tag.name}</bdi><span class="count">{tag.highlights.toLocaleString('en')}</span></li>)}
        {list.length > 12 && <li class="faint">and {list.length - 12} more</li>}
      </ul>
      {!readOnly.value && (
        <>
          <Doings one={false} />
          <Colours ids={ids} now={colours.size === 1 ? colour : ''} />
          <Under key={ids.join()} ids={ids} now={parents.size === 1 ? parent : null} />
        </>
      )}
    </div>
  )
}
