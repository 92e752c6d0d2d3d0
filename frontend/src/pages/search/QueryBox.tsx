import { useSignal } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import { ListFilter, Regex, Search as SearchIcon, X } from 'lucide'
import { speakers, tags, transcripts } from '../../state/apply'
import { completions, type Completion } from '../../state/filter-words'
import { focusRows, search, seek } from '../../state/search-page'
import { known } from '../../state/known'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Swatch } from '../../ui/Swatch'
import { showReader } from '../../state/pages'

/** What is searched for, and where. */
export function QueryBox() {
  const { words, pattern } = search.request.value
  const onKey = (e: KeyboardEvent) => {
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: focusRows, Enter: focusRows,
      Escape: () => (search.hits.value.length > 0 ? focusRows() : showReader()),
    }
    const go = e.isComposing || e.altKey || e.ctrlKey || e.metaKey ? undefined : act[e.key]
    if (!go) return
    e.preventDefault()
    e.stopPropagation()
    go()
  }
  return (
    <div class="query-bar" role="search" aria-label="Search everything">
      <div class="query-box" data-bad={search.fault.value !== null}>
        <Icon of={SearchIcon} size={16} />
        <input
          data-query type="text" aria-label={pattern ? 'Regular expression' : 'Search for'} autocomplete="off" spellcheck={false} dir="auto"
          placeholder={pattern ? 'sanction(s|ed)\\b' : 'Words, "a phrase", beginning*, OR, NOT'}
          aria-invalid={search.fault.value !== null} value={words} onInput={(e) => seek({ words: e.currentTarget.value })} onKeyDown={onKey}
        />
        <IconButton icon={Regex} label="Regular expression" pressed={pattern} onClick={() => seek({ pattern: !pattern })} />
        {words !== '' && <IconButton icon={X} label="Search for nothing" onClick={() => seek({ words: '' })} />}
      </div>
      <FilterField />
    </div>
  )
}

/** Where is searched, in the filter's words. What is half typed is not yet asked for. */
function FilterField() {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const applied = search.request.value.filter
  const typed = useSignal(shownAs(applied))
  const before = useRef(applied)
  if (before.current !== applied) {
    before.current = applied
    typed.value = shownAs(applied)
  }
  const active = useSignal(-1)
  const focused = useSignal(false)
  const caret = useSignal(0)
  const found = focused.value ? completions(typed.value.slice(0, caret.value), known()) : { from: 0, options: [] }
  const options = found.options.filter(({ label }) => !notHere.has(label))
  const open = options.length > 0

  const apply = () => {
    before.current = typed.value.trim()
    seek({ filter: typed.value.trim() })
  }
  const complete = (option: Completion) => {
    const after = typed.value.slice(caret.value)
    const head = typed.value.slice(0, found.from) + option.words
    typed.value = head + after
    caret.value = head.length
    active.value = -1
    if (option.whole) apply()
    requestAnimationFrame(() => field.current?.setSelectionRange(caret.value, caret.value))
  }
  const step = (by: number) => (active.value = Math.max(-1, Math.min(options.length - 1, active.value + by)))
  const onKey = (e: KeyboardEvent) => {
    const at = options[active.value]
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (open ? step(1) : focusRows()),
      ArrowUp: () => step(-1),
      Enter: () => (at ? complete(at) : (apply(), focusRows())),
      Escape: () => {
        typed.value = shownAs(applied)
        focusRows()
      },
      ...(at && { Tab: () => complete(at) }),
    }
    const go = e.isComposing || e.altKey || e.ctrlKey || e.metaKey ? undefined : act[e.key]
    if (!go) return
    e.preventDefault()
    e.stopPropagation()
    go()
  }
  return (
    <div class="query-box query-filter">
      <Icon of={ListFilter} size={15} />
      <input
        ref={field} type="text" role="combobox" aria-label="Only where" aria-expanded={open} aria-controls={id} aria-autocomplete="list" autocomplete="off" spellcheck={false} dir="auto"
        placeholder="Everywhere; or speaker:, role:, tag:, tag:none, date:…"
        {...(active.value >= 0 && { 'aria-activedescendant': `${id}-${active.value}` })}
        value={typed.value}
        onInput={(e) => {
          typed.value = e.currentTarget.value
          caret.value = e.currentTarget.selectionStart ?? typed.value.length
          active.value = -1
          if (typed.value.trim() === '') apply()
        }}
        onSelect={(e) => (caret.value = e.currentTarget.selectionStart ?? 0)}
        onFocus={() => (focused.value = true)}
        onBlur={() => {
          focused.value = false
          if (typed.value.trim() !== shownAs(applied).trim()) apply()
        }}
        onKeyDown={onKey}
      />
      {typed.value !== '' && (
        <IconButton
          icon={X} size={15} label="Look everywhere"
          onClick={() => {
            typed.value = ''
            apply()
          }}
        />
      )}
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
    </div>
  )
}

/** What a filter asks of highlights, and can't be asked of what is said. */
const notHere: ReadonlySet<string> = new Set(['note:', 'overlaps:', 'sameturn:', 'near:', 'made:'])

/** A filter as it is read: names for the ids that other parts of the window put in. */
function shownAs(filter: string): string {
  return filter.replace(/\{([^}]*)\}/g, (whole, id: string) => {
    const name = speakers.value.get(id)?.display ?? tags.value.get(id)?.name ?? transcripts.value.find((t) => t.id === id)?.title
    return name === undefined ? whole : `"${name.replace(/[\\"]/g, '\\$&')}"`
  })
}
