import { useEffect, useRef } from 'preact/hooks'
import { TriangleAlert } from 'lucide'
import type { Tag, TagPart } from '../api'
import { readOnly, tagColours, tags } from '../state/apply'
import { archive, chosen, counts, editing, focusTree, giveKey, hereId, merge, placesFor, put, remove, showExcerptsOf, split } from '../state/codebook'
import { keyHint } from '../state/own-keys'
import { archiveTags, colourTags, depthOf, describeTag, tagTree, writeAboutTag } from '../state/tagging'
import { counted } from '../state/wording'
import { drafts } from '../state/writes'
import { Button } from '../ui/Button'
import { GrowingText } from '../ui/GrowingText'
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
      <div class="codebook-side-name">
        <Swatch colour={tag.colour} />
        <input
          ref={name} key={`${tag.id} ${tag.name}`} class="field" aria-label="Name" defaultValue={tag.name} maxLength={200} autocomplete="off" spellcheck={false} dir="auto"
          disabled={readOnly.value} onKeyDown={(e) => e.key === 'Enter' && e.currentTarget.blur()} onBlur={(e) => void rename(tag, e.currentTarget)}
        />
      </div>
      {(count?.like || count?.unseen) && (
        <p class="codebook-alike" role="note">
          <Icon of={TriangleAlert} size={14} />
          <span>{count.unseen ? 'The name holds characters that can’t be seen. Type it anew.' : <>Looks like “<bdi>{count.like}</bdi>” beside it, and is another: some letters are of another script.</>}</span>
        </p>
      )}
      <p class="codebook-used">{used(tag)}</p>
      {!readOnly.value && <Doings one />}
      <Words tag={tag} part="description" label="What it is for" words={tag.description} placeholder="What this tag means" />
      <Words tag={tag} part="use_when" label="When to use it" words={tag.useWhen} placeholder="What must be there" />
      <Words tag={tag} part="use_not" label="When not to" words={tag.useNot} placeholder="What it is easily mistaken for" />
      <Words tag={tag} part="example" label="Example" words={tag.example} placeholder="A passage that shows it best" />
      <fieldset class="codebook-set" disabled={readOnly.value}>
        <Colours ids={[tag.id]} now={tag.colour} />
        <div class="side-by-side">
          <label class="labelled">
            <span class="label">Key</span>
            <select class="field" value={String(tag.key)} disabled={tag.archived} onChange={(e) => setKey(tag, Number(e.currentTarget.value))}>
              {[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => <option key={key} value={key}>{key === 0 ? 'None' : key}{holder(key, tag)}</option>)}
            </select>
          </label>
          <Under ids={[tag.id]} now={tag.parentId} />
        </div>
      </fieldset>
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

async function rename(tag: Tag, field: HTMLInputElement): Promise<void> {
  const name = field.value.trim()
  if (name !== '' && name !== tag.name && (await describeTag(tag, { name }))) return
  field.value = tags.value.get(tag.id)?.name ?? tag.name
}

function setKey(tag: Tag, key: number): void {
  if (key === 0) void describeTag(tag, { key })
  else if (key !== tag.key) giveKey(key)
}

function holder(key: number, tag: Tag): string {
  const other = key === 0 ? undefined : [...tags.value.values()].find((one) => one.key === key && one.id !== tag.id)
  return other ? ` (now ${other.name})` : ''
}

/** "4 highlights in 2 transcripts, of 3 speakers; 9 with the tags below" */
function used(tag: Tag): string {
  const count = counts.value.get(tag.id)
  if (!count) return counted(tag.highlights, 'highlight')
  const below = count.allHighlights > count.highlights ? `; ${count.allHighlights.toLocaleString('en')} with the tags below` : ''
  if (count.highlights === 0) return `No highlight carries it${below}`
  return `${counted(count.highlights, 'highlight')} in ${counted(count.transcripts, 'transcript')}, of ${counted(count.speakers, 'speaker')}${below}`
}

function Words({ tag, part, label, words, placeholder }: { tag: Tag; part: TagPart; label: string; words: string; placeholder: string }) {
  const key = `tag ${part} ${tag.id}`
  const text = drafts.text(key) ?? words
  return (
    <div class="labelled">
      <span class="label" aria-hidden="true">{label}</span>
      {readOnly.value
        ? <p class="codebook-read" dir="auto">{text || '–'}</p>
        : <GrowingText class="codebook-words" label={label} placeholder={placeholder} value={text} onInput={(next) => writeAboutTag(tag.id, part, next)} onLeave={() => drafts.flush(key)} />}
    </div>
  )
}

function Colours({ ids, now }: { ids: readonly string[]; now: string }) {
  const same = (a: string) => a.toLowerCase() === now.toLowerCase()
  const own = now !== '' && !tagColours.value.some(same)
  return (
    <div class="labelled" role="group" aria-label="Colour">
      <span class="label" aria-hidden="true">Colour</span>
      <div class="codebook-colours">
        {tagColours.value.map((colour, i) => (
          <button key={colour} type="button" class="colour" aria-label={`Colour ${i + 1}`} aria-pressed={same(colour)} style={{ '--c': colour }} onClick={() => colourTags(ids, colour)} />
        ))}
        <input type="color" key={now} class="codebook-own" data-on={own} aria-label="Another colour" title="Another colour" defaultValue={now || '#808080'} onChange={(e) => colourTags(ids, e.currentTarget.value)} />
      </div>
    </div>
  )
}

function Under({ ids, now }: { ids: readonly string[]; now: string | null }) {
  const family = placesFor(ids)
  return (
    <label class="labelled">
      <span class="label">Under</span>
      <select class="field" value={now ?? 'choose'} onChange={(e) => void put(ids, { parentId: e.currentTarget.value, beforeId: '' })}>
        {now === null && <option value="choose" disabled>Choose…</option>}
        <option value="">Nothing: at the top</option>
        {tagTree.value.filter((t) => !family.has(t.id)).map((t) => <option key={t.id} value={t.id}>{'\u2003'.repeat(depthOf(t))}{t.name}</option>)}
      </select>
    </label>
  )
}

/** What can be done with what is chosen. */
function Doings({ one }: { one: boolean }) {
  const list = [...chosen.value].flatMap((id) => tags.value.get(id) ?? [])
  const away = list.some((tag) => !tag.archived)
  return (
    <div class="codebook-doings">
      {one && list[0] && <Button title={keyHint('tag-excerpts')} onClick={() => list[0] && showExcerptsOf(list[0])}>Excerpts</Button>}
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
        {list.slice(0, 12).map((tag) => <li key={tag.id}><Swatch colour={tag.colour} /><bdi>{tag.name}</bdi><span class="count">{tag.highlights}</span></li>)}
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
