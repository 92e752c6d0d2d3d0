import type { RefObject } from 'preact'
import type { Tag, TagPart } from '../api'
import { readOnly, tagColours, tags } from '../state/apply'
import { placesFor, put } from '../state/codebook'
import { colourTags, depthOf, describeTag, tagTree, writeAboutTag } from '../state/tagging'
import { drafts } from '../state/writes'
import { GrowingText } from '../ui/GrowingText'
import { Swatch } from '../ui/Swatch'

/** A tag's name, to be changed. */
export function TagName({ tag, field, autofocus = false }: { tag: Tag; field?: RefObject<HTMLInputElement | null>; autofocus?: boolean }) {
  return (
    <div class="tag-name">
      <Swatch colour={tag.colour} />
      <input
        {...(field && { ref: field })} key={`${tag.id} ${tag.name}`} class="field" aria-label="Name" defaultValue={tag.name} maxLength={200} autocomplete="off" spellcheck={false} dir="auto" autofocus={autofocus}
        disabled={readOnly.value} onKeyDown={(e) => e.key === 'Enter' && e.currentTarget.blur()} onBlur={(e) => void rename(tag, e.currentTarget)}
      />
    </div>
  )
}

async function rename(tag: Tag, field: HTMLInputElement): Promise<void> {
  const name = field.value.trim()
  if (name !== '' && name !== tag.name && (await describeTag(tag, { name }))) return
  field.value = tags.value.get(tag.id)?.name ?? tag.name
}

/** All that is known of a tag besides its name. Each is kept as it is written or chosen. */
export function TagFields({ tag }: { tag: Tag }) {
  return (
    <>
      <Words tag={tag} part="description" label="What it is for" words={tag.description} placeholder="What this tag means" />
      <Words tag={tag} part="use_when" label="When to use it" words={tag.useWhen} placeholder="What must be there" />
      <Words tag={tag} part="use_not" label="When not to" words={tag.useNot} placeholder="What it is easily mistaken for" />
      <Words tag={tag} part="example" label="Example" words={tag.example} placeholder="A passage that shows it best" />
      <fieldset class="tag-set" disabled={readOnly.value}>
        <Colours ids={[tag.id]} now={tag.colour} />
        <div class="side-by-side">
          <label class="labelled">
            <span class="label">Key</span>
            <select class="field" value={String(tag.key)} disabled={tag.archived} onChange={(e) => void describeTag(tag, { key: Number(e.currentTarget.value) })}>
              {[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => <option key={key} value={key}>{key === 0 ? 'None' : key}{holder(key, tag)}</option>)}
            </select>
          </label>
          <Under ids={[tag.id]} now={tag.parentId} />
        </div>
      </fieldset>
    </>
  )
}

function holder(key: number, tag: Tag): string {
  const other = key === 0 ? undefined : [...tags.value.values()].find((one) => one.key === key && one.id !== tag.id)
  return other ? ` (now ${other.name})` : ''
}

function Words({ tag, part, label, words, placeholder }: { tag: Tag; part: TagPart; label: string; words: string; placeholder: string }) {
  const key = `tag ${part} ${tag.id}`
  const text = drafts.text(key) ?? words
  return (
    <div class="labelled">
      <span class="label" aria-hidden="true">{label}</span>
      {readOnly.value
        ? <p class="tag-read" dir="auto">{text || '–'}</p>
        : <GrowingText class="tag-words" label={label} placeholder={placeholder} value={text} onInput={(next) => writeAboutTag(tag.id, part, next)} onLeave={() => drafts.flush(key)} />}
    </div>
  )
}

export function Colours({ ids, now }: { ids: readonly string[]; now: string }) {
  const same = (a: string) => a.toLowerCase() === now.toLowerCase()
  const own = now !== '' && !tagColours.value.some(same)
  return (
    <div class="labelled" role="group" aria-label="Colour">
      <span class="label" aria-hidden="true">Colour</span>
      <div class="tag-colours">
        {tagColours.value.map((colour, i) => (
          <button key={colour} type="button" class="colour" aria-label={`Colour ${i + 1}`} aria-pressed={same(colour)} style={{ '--c': colour }} onClick={() => colourTags(ids, colour)} />
        ))}
        <input type="color" key={now} class="tag-own" data-on={own} aria-label="Another colour" title="Another colour" defaultValue={now || '#808080'} onChange={(e) => colourTags(ids, e.currentTarget.value)} />
      </div>
    </div>
  )
}

export function Under({ ids, now }: { ids: readonly string[]; now: string | null }) {
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
