import { useSignal } from '@preact/signals'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { Check } from 'lucide'
import { tags } from '../state/apply'
import { closePalette } from '../state/commands'
import { offered, rankTags, tagNamed, type TagMatch } from '../state/fuzzy'
import { giveTags, recentTags, tagsOf } from '../state/marking'
import { announce, palette, type Palette as Open } from '../state/screen'
import { singleKeys } from '../state/settings'
import { told } from '../state/telling'
import { useAway, usePlaced } from '../ui/floating'
import { Icon } from '../ui/Icon'
import { Keys } from '../ui/Keys'
import { Swatch } from '../ui/Swatch'

/** The field that finds, makes and gives tags, below what they go to. */
export function Palette() {
  const open = palette.value
  return open ? <Field key={JSON.stringify(open.target)} open={open} /> : null
}

function Field({ open }: { open: Open }) {
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const query = useSignal('')
  const active = useSignal(0)
  const worn = tagsOf(open.target)
  const ticked = useSignal<readonly string[]>(worn)
  usePlaced(box, open.at, 'bottom-start', 10)

  useAway(box, () => (palette.value = null))
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), [])

  const name = query.value.trim()
  const found = rankTags(name, offered(tags.value, name), recentTags.value)
  const offersNew = name !== '' && !tagNamed(name, tags.value)
  const rows = found.length + (offersNew ? 1 : 0)
  const idOf = (i: number) => `${list}-${i}`
  const changed = ticked.value.length !== worn.length || ticked.value.some((id) => !worn.includes(id))

  const finish = (ids: readonly string[], newNames: readonly string[] = []) => {
    closePalette()
    giveTags(open.target, ids, newNames)
    const given = [...ids.flatMap((id) => tags.value.get(id)?.name ?? []), ...newNames]
    announce(told(given.length > 0 ? `Tagged ${given.join(', ')}` : 'No longer tagged', open.target, given.length))
  }
  const toggled = (id: string) => (ticked.value.includes(id) ? ticked.value.filter((t) => t !== id) : [...ticked.value, id])
  const tick = (i: number) => {
    const match = found[i]
    if (!match) return
    ticked.value = toggled(match.tag.id)
    if (name === '') return
    query.value = ''
    active.value = 0
  }
  const make = () => name !== '' && finish(ticked.value, [name])
  /** Enter: the row it is on; with others ticked, those too. An empty field gives just what is ticked. */
  const apply = (i: number) => {
    const match = found[i]
    if (changed && name === '') return finish(ticked.value)
    if (!match) return void make()
    finish(changed ? [...new Set([...ticked.value, match.tag.id])] : toggled(match.tag.id))
  }
  const step = (by: number) => {
    active.value = (active.value + by + rows) % Math.max(1, rows)
    document.getElementById(idOf(active.value))?.scrollIntoView({ block: 'nearest' })
  }
  const onKey = (e: KeyboardEvent) => {
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Escape: closePalette,
      Tab: () => tick(active.value),
      Enter: () => (e.shiftKey ? make() : e.ctrlKey || e.metaKey ? tick(active.value) : apply(active.value)),
      ...(name === '' && { ' ': () => tick(active.value) }),
    }
    const go = e.isComposing ? undefined : act[e.key]
    if (!go) return
    e.preventDefault()
    e.stopPropagation()
    go()
  }

  return (
    <div ref={box} class="palette floating" role="dialog" aria-label="Tag" onMouseDown={(e) => e.target !== field.current && e.preventDefault()}>
      <input
        ref={field} type="text" role="combobox" aria-label="Tag" aria-controls={list} aria-expanded="true" aria-autocomplete="list"
        placeholder={tags.value.size > 0 ? 'Find or make a tag' : 'Name the first tag'} autocomplete="off" spellcheck={false} maxLength={200}
        {...(rows > 0 && { 'aria-activedescendant': idOf(active.value) })}
        value={query.value}
        onInput={(e) => {
          query.value = e.currentTarget.value
          active.value = 0
        }}
        onKeyDown={onKey}
      />
      {rows > 0 && (
        <div class="palette-rows" id={list} role="listbox" aria-label="Tags" aria-multiselectable="true">
          {found.map((match, i) => (
            <Row
              key={match.tag.id} id={idOf(i)} match={match} active={i === active.value} ticked={ticked.value.includes(match.tag.id)}
              onTick={() => tick(i)} onChoose={() => apply(i)}
            />
          ))}
          {offersNew && (
            <div id={idOf(found.length)} class="palette-row" role="option" aria-selected={false} data-active={active.value === found.length} onClick={make}>
              <span class="palette-plus" aria-hidden="true">+</span>
              <span class="palette-name">New tag “{name}”</span>
              <kbd>⇧↵</kbd>
            </div>
          )}
        </div>
      )}
      <div class="palette-foot" aria-hidden="true">
        <span><kbd>↵</kbd> give</span>
        <span><kbd>Tab</kbd> tick several</span>
        <span><kbd>⇧↵</kbd> new</span>
        <Keys caps={['Esc']} />
      </div>
    </div>
  )
}

interface RowProps {
  id: string
  match: TagMatch
  active: boolean
  ticked: boolean
  onTick: () => void
  onChoose: () => void
}

function Row({ id, match: { tag, path, ranges }, active, ticked, onTick, onChoose }: RowProps) {
  return (
    <div id={id} class="palette-row" role="option" aria-selected={ticked} data-active={active} onClick={(e) => (e.ctrlKey || e.metaKey ? onTick() : onChoose())}>
      <Swatch colour={tag.colour} />
      <span class="palette-name">
        {path.map((name) => <span class="palette-path">{name} › </span>)}
        <Matched name={tag.name} ranges={ranges} />
      </span>
      {ticked && <span class="tick"><Icon of={Check} size={14} /></span>}
      {active ? <kbd>↵</kbd> : tag.key > 0 && singleKeys.value && <kbd>{tag.key}</kbd>}
    </div>
  )
}

/** A name with the letters that matched in bold. */
function Matched({ name, ranges }: { name: string; ranges: readonly number[] }) {
  const parts = []
  let at = 0
  for (let i = 0; i < ranges.length; i += 2) {
    const [start = at, end = at] = [ranges[i], ranges[i + 1]]
    parts.push(name.slice(at, start), <b key={i}>{name.slice(start, end)}</b>)
    at = end
  }
  return <>{parts}{name.slice(at)}</>
}
