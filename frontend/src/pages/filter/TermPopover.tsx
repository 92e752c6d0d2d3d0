import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { FilterValue } from '../../api'
import { folders, speakers, tags, transcripts } from '../../state/apply'
import { setTerm, wordsWithout, type Choice, type Filtering } from '../../state/filtering'
import { plain } from '../../state/folding'
import { labelOf, noneOf, ofTags, termWords, typed, words as ofWords, type Draft } from '../../state/filter-words'
import { depthOf } from '../../state/tagging'
import { Button } from '../../ui/Button'
import { Popover } from '../../ui/Popover'
import { Segmented } from '../../ui/Segmented'
import { Swatch } from '../../ui/Swatch'
import { Switch } from '../../ui/Switch'

/** The term that is being changed or made: its place among the others, and where it is shown. */
export interface Editing {
  readonly index: number
  readonly anchor: Element
  readonly draft: Draft
}

const searchedFrom = 9
/** So many choices are shown at once; the others are found by their names. */
const most = 300

/** What a term asks for, to be chosen. The list behind it follows each choice. */
export function TermPopover({ of, editing, onClose }: { of: Filtering; editing: Editing; onClose: () => void }) {
  const draft = useSignal<Draft>(editing.draft)
  const { key, name, not } = draft.value
  const say = (more: Partial<Draft>) => {
    draft.value = { ...draft.value, ...more }
    void setTerm(of, editing.index, termWords(draft.value))
  }
  return (
    // The chip is drawn anew with every choice, so the box stays where it was.
    <Popover label={labelOf(key, name)} anchor={useSignal(editing.anchor.getBoundingClientRect()).value} class="term-popover" side="start" onClose={onClose}>
      <h2>{labelOf(key, name)}</h2>
      <Segmented label="Must" value={not ? 'not' : 'hold'} options={[['hold', 'Any of'], ['not', 'None of']]} onChange={(value) => say({ not: value === 'not' })} />
      {key === 'near' && <Turns draft={draft.value} say={say} />}
      {key in typed ? <Typed of={of} draft={draft.value} index={editing.index} onClose={onClose} /> : key === 'has' ? <HasNote of={of} draft={draft.value} say={say} /> : <Choices of={of} draft={draft.value} index={editing.index} say={say} />}
      {ofTags.has(key) && draft.value.values.some((v) => v.kind === '{}') && (
        <Switch on={draft.value.values.every((v) => !v.alone)} onChange={(on) => say({ values: draft.value.values.map((v) => ({ ...v, alone: !on && v.kind === '{}' })) })}>With the tags below</Switch>
      )}
    </Popover>
  )
}

interface PartProps {
  draft: Draft
  say: (more: Partial<Draft>) => void
}

function HasNote({ of, draft, say }: PartProps & { of: Filtering }) {
  const on = draft.values.length > 0
  useEffect(() => {
    if (!on) say({ values: [valueOf('', 'note')] })
  }, [])
  return <p class="faint">{draft.not ? of.withoutNote : of.withNote}</p>
}

function Turns({ draft, say }: PartProps) {
  const now = draft.values[0]?.turns ?? 3
  return (
    <label class="turns">
      Within
      <input class="field" type="number" min={0} max={999} value={now} onInput={(e) => say({ values: draft.values.map((v) => ({ ...v, turns: Number(e.currentTarget.value) || 0 })) })} />
      turns
    </label>
  )
}

function Choices({ of, draft, index, say }: PartProps & { of: Filtering; index: number }) {
  const choices = useSignal<readonly Choice[] | null>(null)
  const sought = useSignal('')
  const { key, name } = draft
  useEffect(() => {
    // Without its counts the box has nothing to offer; the filter can still be typed.
    void of.choices(wordsWithout(of, index), ofTags.has(key) ? 'tag' : key, name).then((found) => (choices.value = found), () => (choices.value = []))
  }, [])
  const named = useMemo(() => {
    const offered = (choices.value ?? []).filter(({ id }) => id !== '' || (noneOf[key] && !ofTags.has(key)) || key === 'tag')
    const name = namesOf(key)
    return offered.map((choice) => {
      const label = choice.id === '' ? (noneOf[key] ?? '') : name(choice.id)
      return { ...choice, label, said: plain(label) }
    })
  }, [choices.value, key])
  const rows = named.filter(({ count, id }) => count !== 0 || ofTags.has(key) || chosenIn(draft, id))
  const shown = sought.value === '' ? rows : rows.filter(({ said }) => said.includes(plain(sought.value)))
  const toggle = (id: string) => {
    const rest = draft.values.filter((v) => !isValue(v, id))
    const turns = draft.values[0]?.turns ?? 3
    say({ values: rest.length < draft.values.length ? rest : [...draft.values, { ...valueOf(id === '' ? '-' : kindOf(key), id), turns }] })
  }
  return (
    <>
      {rows.length > searchedFrom && <input class="field" type="text" aria-label="Find among these" placeholder={`Find among ${rows.length.toLocaleString('en')}`} value={sought.value} onInput={(e) => (sought.value = e.currentTarget.value)} />}
      <div class="term-choices" role="group" aria-label="Choices">
        {shown.slice(0, most).map(({ id, label, count }) => (
          <label key={id} class="term-choice" data-empty={count === 0} style={{ '--depth': ofTags.has(key) && id !== '' && sought.value === '' ? depthOf(tags.value.get(id)!) : 0 }}>
            <input type="checkbox" checked={chosenIn(draft, id)} onChange={() => toggle(id)} />
            {ofTags.has(key) && id !== '' && <Swatch colour={tags.value.get(id)?.colour ?? ''} />}
            <span class="row-name" dir="auto">{label}</span>
            {count !== null && <span class="count">{count.toLocaleString('en')}</span>}
          </label>
        ))}
        {shown.length > most && <p class="faint">And {(shown.length - most).toLocaleString('en')} more.</p>}
        {choices.value && shown.length === 0 && <p class="faint">{rows.length === 0 ? 'There is nothing to choose yet.' : `Nothing here says “${sought.value}”.`}</p>}
      </div>
    </>
  )
}

const isValue = (v: FilterValue, id: string) => (id === '' ? v.kind === '-' : v.kind !== '-' && v.text === id)
const chosenIn = (draft: Draft, id: string) => draft.values.some((v) => isValue(v, id))

function kindOf(key: string): string {
  return ofTags.has(key) || ['speaker', 'transcript', 'folder'].includes(key) ? '{}' : ''
}

function valueOf(kind: string, text: string): FilterValue {
  return { kind, text: kind === '-' ? '' : text, to: '', alone: false, turns: 0, label: text }
}

/** How what has an id is called, of the things that a key names. */
function namesOf(key: string): (id: string) => string {
  if (ofTags.has(key)) return (id) => tags.value.get(id)?.name ?? ''
  if (key === 'speaker') return (id) => speakers.value.get(id)?.display ?? ''
  if (key !== 'transcript' && key !== 'folder') return (id) => id
  const names = new Map(key === 'transcript' ? transcripts.value.map((t) => [t.id, t.title]) : folders.value.map((f) => [f.id, f.name]))
  return (id) => names.get(id) ?? ''
}

/** A term that is typed: words, or dates and ranges of them. */
function Typed({ of, draft, index, onClose }: { of: Filtering; draft: Draft; index: number; onClose: () => void }) {
  const { key, not, name } = draft
  const spoken = key === ofWords || key === 'note'
  const [only] = draft.values
  const text = useSignal(spoken ? (only?.text ?? '') : termWords({ ...draft, not: false }).slice(key.length + 1))
  const apply = async (e: Event) => {
    e.preventDefault()
    const value = text.value.trim()
    const written = spoken
      ? termWords({ key, name, not, values: value === '' ? [] : [valueOf('', value)] })
      : value === '' ? '' : `${not ? '-' : ''}${key}:${value.replace(/\s+/g, '')}`
    if (await setTerm(of, index, written)) onClose()
  }
  return (
    <form onSubmit={(e) => void apply(e)}>
      <input ref={(el) => el?.focus()} class="field" type="text" aria-label={labelOf(key, name)} placeholder={`${typed[key]}`} value={text.value} onInput={(e) => (text.value = e.currentTarget.value)} />
      {!spoken && <p class="faint">2016, 2016-03 or 2016-03-23; ranges 2016..2017, 2016.. or ..2017</p>}
      <footer><Button kind="primary" onClick={(e) => void apply(e)}>Apply</Button></footer>
    </form>
  )
}
