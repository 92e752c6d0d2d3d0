import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Search as SearchIcon } from 'lucide'
import { actions } from '../state/actions'
import { run } from '../state/commands'
import { capsOf } from '../state/own-keys'
import { focusReader } from '../state/reader-pane'
import { transcripts } from '../state/apply'
import { countInWords, isTooLittle } from '../state/search'
import { field as search } from '../state/search-field'
import { itemsOf } from '../state/search-items'
import { openHit, openWriting, seekOnPage } from '../state/search-page'
import { Icon } from '../ui/Icon'
import { Keys } from '../ui/Keys'
import { HitWords, othersLabel, whereOf, WritingName } from './found'

const commands = actions.filter((a) => !a.keyOnly && a.id !== 'search')
const commandsBesideHits = 4

/** One field for words in the transcripts and all else that is written, and for commands. */
export function SearchField() {
  const open = useSignal(false)
  const active = useSignal(0)
  const waiting = useSignal(false) // for what Enter is to choose
  const field = useRef<HTMLInputElement>(null)
  const list = useId()

  const query = search.request.value.words
  const words = query.trim().toLocaleLowerCase()
  const fitting = commands.filter((c) => c.label.toLocaleLowerCase().includes(words))
  const shownCommands = words === '' ? fitting : fitting.slice(0, commandsBesideHits)
  const hits = itemsOf(search.hits.value, search.next.value !== 0, [])
  const others = itemsOf([], false, search.writings.value)
  const request = search.request.value
  const choices: (() => void)[] = []
  const rows = [...hits, ...others].map((item) => {
    if (item.kind === 'hit') return { item, choice: choices.push(() => void openHit(item.hit, 0, request)) - 1 }
    if (item.kind === 'writing') return { item, choice: choices.push(() => openWriting(item.of, item.writing)) - 1 }
    return { item, choice: -1 }
  })
  const found = choices.length
  choices.push(...shownCommands.map((c) => () => run(c)))
  const idOf = (i: number) => `${list}-${i}`

  useEffect(() => void (active.value = 0), [query, search.hits.value])

  const hide = () => {
    open.value = false
    waiting.value = false
  }
  const close = () => {
    hide()
    search.ask({ words: '' })
  }
  const choose = (i: number) => {
    const go = choices[i]
    if (!go) return
    close()
    focusReader()
    go()
  }
  // What is shown may be of fewer letters than are typed, and the first of it something else.
  const chooseFirst = () => {
    if (search.busy.value && active.value === 0) waiting.value = true
    else choose(active.value)
  }
  useEffect(() => {
    if (!waiting.value || search.busy.value) return
    waiting.value = false
    if (!search.fault.value) choose(0)
  }, [waiting.value, search.busy.value])
  const showAll = () => {
    close()
    seekOnPage(query)
  }
  const step = (by: number) => {
    active.value = (active.value + by + choices.length) % Math.max(1, choices.length)
    document.getElementById(idOf(active.value))?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <div
      class="search" data-pane="search"
      onFocusOut={(e) => e.currentTarget.contains(e.relatedTarget as Node | null) || hide()}
    >
      <Icon of={SearchIcon} size={15} />
      <input
        ref={field} data-search type="text" role="combobox" aria-label="Search transcripts and commands" aria-controls={list}
        aria-expanded={open.value} aria-autocomplete="list" placeholder="Search everything, and commands" autocomplete="off" spellcheck={false} dir="auto"
        {...(open.value && choices.length > 0 && { 'aria-activedescendant': idOf(active.value) })}
        value={query}
        onFocus={(e) => {
          e.currentTarget.select()
          open.value = true
        }}
        onInput={(e) => {
          search.ask({ words: e.currentTarget.value })
          open.value = true
          waiting.value = false
        }}
        onKeyDown={(e) => {
          if (e.isComposing) return
          if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
            e.preventDefault()
            step(e.key === 'ArrowDown' ? 1 : -1)
          } else if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) showAll()
          else if (e.key === 'Enter') chooseFirst()
          else if (e.key === 'Escape') {
            e.stopPropagation()
            close()
            focusReader()
          }
        }}
      />
      {query === '' && <span class="search-key" aria-hidden="true">{capsOf('search').length > 0 && <Keys caps={[capsOf('search').join(' ')]} />}</span>}
      {open.value && (
        <div class="search-results floating" tabIndex={0} onMouseDown={(e) => e.preventDefault()}>
          <Count onAll={showAll} />
          <div role="listbox" id={list} aria-label="Results">
            {rows.map(({ item, choice }) => {
              if (item.kind === 'title') return <div key={item.id} class="result-title" role="presentation">{transcripts.value.find((t) => t.id === item.transcriptId)?.title}</div>
              if (item.kind === 'others') return <div key={item.id} class="result-title" role="presentation">{othersLabel(item.of, item.total)}</div>
              return (
                <div key={item.id} id={idOf(choice)} class="result hit" role="option" aria-selected={choice === active.value} onClick={() => choose(choice)}>
                  {item.kind === 'hit' ? <HitWords {...item.hit} /> : <WritingName of={item.of} writing={item.writing} />}
                  {item.kind === 'hit' && <span class="hit-place">{whereOf(item.hit)}</span>}
                </div>
              )
            })}
            {shownCommands.length > 0 && <div class="result-title" role="presentation">Commands</div>}
            {shownCommands.map((command, n) => (
              <div key={command.id} id={idOf(found + n)} class="result command" role="option" aria-selected={found + n === active.value} onClick={() => choose(found + n)}>
                <span>{command.label}</span>
                <Keys caps={capsOf(command.id)} />
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

/** How much was found, and the way to all of it. */
function Count({ onAll }: { onAll: () => void }) {
  const count = search.count.value
  if (search.fault.value) return <p class="search-count bad">{search.fault.value.sentence}</p>
  if (isTooLittle(search.request.value) || !count) return null
  const nothing = count.done && count.hits === 0 && search.writings.value.length === 0
  return (
    <p class="search-count">
      <span>{nothing ? `Nothing found for “${search.request.value.words.trim()}”` : countInWords(count)}</span>
      {!nothing && <button type="button" class="link" tabIndex={-1} onClick={onAll}>All on a page <Keys caps={['Ctrl Enter']} /></button>}
    </p>
  )
}
