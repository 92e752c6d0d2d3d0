import { useSignal } from '@preact/signals'
import { useEffect, useId } from 'preact/hooks'
import { Plus, X } from 'lucide'
import type { HitMarkings } from '../api'
import { whereOf } from '../panels/found'
import { tags, transcripts } from '../state/apply'
import { rankTags, tagNamed } from '../state/fuzzy'
import { recentTags } from '../state/marking'
import { beginMarking, extent, highlightHits, look, marking, newNames, preview, previewFault, progress, stopMarking, tagIds } from '../state/marking-hits'
import { ticked } from '../state/search-page'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { LongList } from '../ui/LongList'
import { Modal } from '../ui/Modal'
import { Segmented } from '../ui/Segmented'
import { Swatch } from '../ui/Swatch'

const extents = [['words', 'The words'], ['sentence', 'Their sentences'], ['turn', 'Their whole turns']] as const
const offered = 6

/** Makes highlights of what was found, after showing which. */
export function HighlightHits({ onClose }: { onClose: () => void }) {
  useEffect(beginMarking, [])
  useEffect(() => void look(), [extent.value, tagIds.value, newNames.value])
  const will = preview.value
  const count = will ? will.new + will.tagged : 0
  const close = () => (marking.value ? stopMarking() : onClose())
  return (
    <Modal title={ticked.value.size > 0 ? `Highlight ${counted(ticked.value.size, 'ticked hit')}` : 'Highlight all hits'} class="highlight-hits" wide onClose={close}>
      <Segmented label="Highlight" options={extents} value={extent.value} onChange={(as) => (extent.value = as)} />
      <TagField />
      {previewFault.value ? <p class="bad" role="alert">{previewFault.value.sentence}</p> : <p class="marking-counts" role="status">{will ? inWords(will) : 'Looking at what is highlighted already…'}</p>}
      {will && <Places will={will} />}
      <footer>
        {progress.value !== null && <progress aria-label="Highlighting" value={progress.value} />}
        <Button onClick={close}>{marking.value ? 'Stop' : 'Cancel'}</Button>
        <Button kind="primary" disabled={count === 0 || marking.value || previewFault.value !== null} onClick={() => void highlightHits()}>
          Highlight {count.toLocaleString('en')}
        </Button>
      </footer>
    </Modal>
  )
}

/** "37 highlights will be made in 12 transcripts. 5 places are highlighted so already." */
function inWords(will: HitMarkings): string {
  const tagged = tagIds.value.length + newNames.value.length > 0
  const are = (n: number) => (n === 1 ? 'is' : 'are')
  return [
    will.new > 0 && `${counted(will.new, 'highlight')} will be made in ${counted(will.transcripts, 'transcript')}.`,
    will.tagged > 0 && `${counted(will.tagged, 'highlight')} that ${are(will.tagged)} there will get the ${tagIds.value.length + newNames.value.length > 1 ? 'tags' : 'tag'}.`,
    will.already > 0 && `${counted(will.already, 'place')} ${are(will.already)} ${tagged ? 'so tagged' : 'highlighted'} already and stay${will.already === 1 ? 's' : ''} as ${will.already === 1 ? 'it is' : 'they are'}.`,
    will.new + will.tagged + will.already === 0 && 'Nothing of this is left to highlight.',
  ].filter(Boolean).join(' ')
}

const says: Readonly<Record<string, string>> = { new: '', tags: 'gets the tag', already: 'already' }

function Places({ will }: { will: HitMarkings }) {
  const items = will.first.map((place, i) => ({ ...place, id: String(i) }))
  const left = will.new + will.tagged + will.already - items.length
  return (
    <div class="marking-places">
      <LongList
        label="What will be highlighted" items={items} idOf={(place) => place.id} guess={() => 48} shownId={null} gap={0}
        render={(place) => (
          <div class="marking-place" data-does={place.does}>
            <span class="marking-quote" dir="auto">{place.quote.replace(/\s+/g, ' ')}</span>
            <span class="marking-where">{[transcripts.value.find((t) => t.id === place.transcriptId)?.title, whereOf(place)].filter(Boolean).join(' · ')}</span>
            <span class="marking-does">{says[place.does]}</span>
          </div>
        )}
      />
      {left > 0 && <p class="faint">and {left.toLocaleString('en')} more</p>}
    </div>
  )
}

/** The tags that the highlights get, and a field that finds or makes more of them. */
function TagField() {
  const list = useId()
  const query = useSignal('')
  const active = useSignal(0)
  const focused = useSignal(false)
  const name = query.value.trim()
  const found = rankTags(name, tags.value, recentTags.value).filter(({ tag }) => !tagIds.value.includes(tag.id) && !tag.archived).slice(0, offered)
  const isNew = name !== '' && !tagNamed(name, tags.value) && !newNames.value.includes(name)
  const rows = found.length + (isNew ? 1 : 0)
  const open = focused.value && rows > 0
  const take = (i: number) => {
    const match = found[i]
    if (match) tagIds.value = [...tagIds.value, match.tag.id]
    else if (isNew) newNames.value = [...newNames.value, name]
    query.value = ''
    active.value = 0
  }
  const onKey = (e: KeyboardEvent) => {
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (active.value = (active.value + 1) % Math.max(1, rows)),
      ArrowUp: () => (active.value = (active.value - 1 + rows) % Math.max(1, rows)),
      ...(rows > 0 && { Enter: () => take(active.value) }),
      ...(query.value !== '' && { Escape: () => (query.value = '') }),
      ...(query.value === '' && { Backspace: () => (newNames.value.length > 0 ? (newNames.value = newNames.value.slice(0, -1)) : (tagIds.value = tagIds.value.slice(0, -1))) }),
    }
    const go = e.isComposing ? undefined : act[e.key]
    if (!go) return
    e.preventDefault()
    e.stopPropagation()
    go()
  }
  return (
    <div class="labelled tag-field">
      <span class="label">Tags, if any</span>
      <div class="tag-box">
        {tagIds.value.flatMap((id) => tags.value.get(id) ?? []).map((tag) => (
          <span key={tag.id} class="pill" style={{ '--c': tag.colour }}>
            <span class="dot" aria-hidden="true" /><bdi>{tag.name}</bdi>
            <button type="button" class="pill-x" aria-label={`Without ${tag.name}`} onClick={() => (tagIds.value = tagIds.value.filter((id) => id !== tag.id))}><Icon of={X} size={12} /></button>
          </span>
        ))}
        {newNames.value.map((made) => (
          <span key={made} class="pill">
            <bdi>{made}</bdi> <span class="faint">new</span>
            <button type="button" class="pill-x" aria-label={`Without ${made}`} onClick={() => (newNames.value = newNames.value.filter((n) => n !== made))}><Icon of={X} size={12} /></button>
          </span>
        ))}
        <input
          type="text" role="combobox" aria-label="Tag" aria-expanded={open} aria-controls={list} aria-autocomplete="list" autocomplete="off" spellcheck={false} dir="auto" autofocus
          placeholder={tagIds.value.length + newNames.value.length === 0 ? 'Find or make a tag' : ''}
          {...(open && { 'aria-activedescendant': `${list}-${active.value}` })}
          value={query.value}
          onInput={(e) => {
            query.value = e.currentTarget.value
            active.value = 0
          }}
          onFocus={() => (focused.value = true)} onBlur={() => (focused.value = false)} onKeyDown={onKey}
        />
      </div>
      {open && (
        <div class="tag-offers" id={list} role="listbox" aria-label="Tags" onMouseDown={(e) => e.preventDefault()}>
          {found.map(({ tag, path }, i) => (
            <div key={tag.id} id={`${list}-${i}`} class="palette-row" role="option" aria-selected={i === active.value} data-active={i === active.value} onClick={() => take(i)}>
              <Swatch colour={tag.colour} />
              <span class="palette-name" dir="auto">{path.map((above) => <span class="faint">{above} › </span>)}{tag.name}</span>
            </div>
          ))}
          {isNew && (
            <div id={`${list}-${found.length}`} class="palette-row" role="option" aria-selected={active.value === found.length} data-active={active.value === found.length} onClick={() => take(found.length)}>
              <Icon of={Plus} size={13} /><span class="palette-name" dir="auto">New tag “{name}”</span>
            </div>
          )}
        </div>
      )}
    </div>
  )
}
