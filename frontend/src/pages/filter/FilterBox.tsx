import { useSignal } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import { ListFilter, Plus, TextCursorInput, X } from 'lucide'
import type { FilterTerm, FilterValue } from '../../api'
import { tags } from '../../state/apply'
import { attribute, completions, labelOf, lead, ofTags, valueLabel, type Completion } from '../../state/filter-words'
import { setTerm, type Filtering } from '../../state/filtering'
import { known } from '../../state/known'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { showMenu } from '../../ui/Menu'
import { Swatch } from '../../ui/Swatch'
import { TermPopover, type Editing } from './TermPopover'

/** A filter: its terms as chips one can click, and a field to type more of them, or all as text. */
export function FilterBox({ of }: { of: Filtering }) {
  const terms = of.terms.value
  const editing = useSignal<Editing | null>(null)
  const text = useSignal(false)
  const field = useRef<HTMLInputElement>(null)
  const typed = useSignal('')

  const toText = () => {
    text.value = true
    typed.value = of.words.value
    field.current?.focus()
  }
  return (
    <div class="filter">
      <div class="filter-box" data-bad={of.fault.value !== null}>
        <Icon of={ListFilter} size={15} />
        {!text.value && terms.map((term, i) => (
          <Chip key={`${i} ${term.words}`} term={term} onEdit={(at) => (editing.value = { index: i, anchor: at, draft: term })} onRemove={() => void setTerm(of, i, '')} />
        ))}
        {!text.value && (
          <button type="button" class="term add" aria-haspopup="menu" onClick={(e) => offer(of.keys, e.currentTarget, (key, at) => (editing.value = begun(key, terms.length, at)))}>
            <Icon of={Plus} size={12} /> Filter
          </button>
        )}
        <Field of={of} field={field} typed={typed} text={text} onBackspace={toText} />
        <IconButton
          icon={TextCursorInput} size={15} label={text.value ? 'The filter as chips' : 'The filter as text'} pressed={text.value}
          onClick={() => {
            if (!text.value) return toText()
            text.value = false
            typed.value = ''
          }}
        />
        {terms.length > 0 && <IconButton icon={X} size={15} label={of.clear} onClick={() => void of.apply('')} />}
      </div>
      {of.fault.value && <p class="filter-fault" role="alert">{of.fault.value.sentence}</p>}
      {editing.value && <TermPopover of={of} editing={editing.value} onClose={() => (editing.value = null)} />}
    </div>
  )
}

/** A term that is about to be made. */
function begun(key: string, index: number, anchor: Element): Editing {
  const of = key.startsWith(attribute) ? attribute : key
  return { index, anchor, draft: { key: of, name: of === attribute ? key.slice(1) : '', not: false, values: [] } }
}

function offer(keys: readonly string[], anchor: Element, choose: (key: string, anchor: Element) => void): void {
  const columns = known.value.attributes.map((name) => attribute + name)
  const item = (key: string) => ({ kind: 'do', label: key.startsWith(attribute) ? key.slice(1) : labelOf(key, ''), run: () => choose(key, anchor) }) as const
  showMenu(anchor, 'Filter by', () => [...keys.map(item), ...(columns.length > 0 ? [{ kind: 'line' } as const, ...columns.map(item)] : [])])
}

function Chip({ term, onEdit, onRemove }: { term: FilterTerm; onEdit: (anchor: Element) => void; onRemove: () => void }) {
  const before = lead(term)
  return (
    <span class="term" data-not={term.not}>
      <button type="button" class="term-words" aria-haspopup="dialog" onClick={(e) => onEdit(e.currentTarget.parentElement!)}>
        {before && <span class="term-lead">{before} </span>}
        {term.values.map((value, i) => (
          <>{i > 0 && <span class="term-lead"> or </span>}<ChipValue term={term} value={value} /></>
        ))}
      </button>
      <button type="button" class="term-x" aria-label={`Remove: ${before} ${term.values.map((v) => valueLabel(term.key, v)).join(' or ')}`} onClick={onRemove}><Icon of={X} size={12} /></button>
    </span>
  )
}

function ChipValue({ term, value }: { term: FilterTerm; value: FilterValue }) {
  const tag = ofTags.has(term.key) && value.kind === '{}' ? tags.value.get(value.text) : undefined
  const label = valueLabel(term.key, value) + (value.alone ? ' alone' : '')
  return tag ? <b class="term-tag" style={{ '--c': tag.colour }}><bdi>{label}</bdi></b> : <bdi>{label}</bdi>
}

interface FieldProps {
  of: Filtering
  field: { current: HTMLInputElement | null }
  typed: { value: string }
  /** Whether it holds the whole filter, in place of the chips. */
  text: { value: boolean }
  onBackspace: () => void
}

function Field({ of, field, typed, text, onBackspace }: FieldProps) {
  const id = useId()
  const active = useSignal(-1)
  const focused = useSignal(false)
  const caret = useSignal(0)
  const found = focused.value ? completions(typed.value.slice(0, caret.value), known.value) : { from: 0, options: [] }
  const options = found.options.filter(({ key }) => key === undefined || of.keys.includes(key))
  const open = options.length > 0 && (typed.value !== '' || active.value >= 0)

  const apply = async () => {
    const words = text.value ? typed.value : [...of.terms.value.map((t) => t.words), typed.value].join(' ')
    if (!(await of.apply(words))) return
    text.value = false
    typed.value = ''
  }
  const complete = (option: Completion) => {
    const after = typed.value.slice(caret.value)
    const head = typed.value.slice(0, found.from) + option.words
    typed.value = head + after
    caret.value = head.length
    active.value = -1
    if (option.whole && !text.value) return void apply()
    requestAnimationFrame(() => field.current?.setSelectionRange(caret.value, caret.value))
  }
  const onKey = (e: KeyboardEvent) => {
    const at = options[active.value]
    const step = (by: number) => (active.value = Math.max(-1, Math.min(options.length - 1, active.value + by)))
    const act: Readonly<Record<string, () => unknown>> = {
      ArrowDown: () => (open || typed.value !== '' ? step(1) : of.leave()),
      ArrowUp: () => step(-1),
      Enter: () => (open && at ? complete(at) : typed.value.trim() === '' && !text.value ? of.leave() : apply()),
      ...(open && { Tab: () => complete(at ?? options[0]!) }),
      ...(typed.value === '' && !text.value && of.terms.value.length > 0 && { Backspace: onBackspace }),
    }
    if (e.key === 'Escape' && (typed.value !== '' || text.value)) {
      e.preventDefault()
      e.stopPropagation()
      of.fault.value = null
      typed.value = ''
      text.value = false
      return
    }
    const go = e.isComposing || e.ctrlKey || e.altKey || e.metaKey ? undefined : act[e.key]
    if (!go) return
    e.preventDefault()
    e.stopPropagation()
    void go()
  }
  const place = (el: HTMLInputElement) => (caret.value = el.selectionStart ?? el.value.length)
  return (
    <span class="filter-typing">
      <input
        ref={field} data-filter type="text" role="combobox" aria-label={of.label} aria-expanded={open} aria-controls={id} aria-autocomplete="list" autocomplete="off" spellcheck={false}
        placeholder={of.terms.value.length === 0 && !text.value ? of.hint : ''}
        {...(active.value >= 0 && { 'aria-activedescendant': `${id}-${active.value}` })}
        value={typed.value}
        onInput={(e) => {
          typed.value = e.currentTarget.value
          active.value = -1
          place(e.currentTarget)
        }}
        onSelect={(e) => place(e.currentTarget)}
        onFocus={() => (focused.value = true)}
        onBlur={() => (focused.value = false)}
        onKeyDown={onKey}
      />
      {open && (
        <div class="completions floating" id={id} role="listbox" aria-label="What may stand here" onMouseDown={(e) => e.preventDefault()}>
          {options.map((option, i) => (
            <div key={option.words} id={`${id}-${i}`} class="palette-row" role="option" aria-selected={i === active.value} data-active={i === active.value} onClick={() => complete(option)}>
              {option.colour && <Swatch colour={option.colour} />}
              <span class="palette-name" dir="auto">{option.label}</span>
              <span class="completion-detail">{option.detail}</span>
            </div>
          ))}
        </div>
      )}
    </span>
  )
}
