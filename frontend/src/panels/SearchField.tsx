import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Search } from 'lucide'
import type { Hit } from '../api'
import { actions } from '../state/actions'
import { speakers } from '../state/apply'
import { run } from '../state/commands'
import { capsOf } from '../state/own-keys'
import { focusReader } from '../state/reader-pane'
import { openTranscript } from '../state/reading'
import { grouped, hits, query, searchFailed } from '../state/searching'
import { Icon } from '../ui/Icon'
import { Keys } from '../ui/Keys'

const commands = actions.filter((a) => !a.keyOnly && a.id !== 'search')
const commandsBesideHits = 4

/** One field for words in the transcripts and for commands. */
export function SearchField() {
  const open = useSignal(false)
  const active = useSignal(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useId()

  const words = query.value.trim().toLocaleLowerCase()
  const fitting = commands.filter((c) => c.label.toLocaleLowerCase().includes(words))
  const shownCommands = words === '' ? fitting : fitting.slice(0, commandsBesideHits)
  const groups = grouped(hits.value?.hits ?? [])
  const ordered = groups.flatMap((g) => g.hits)
  const choices: (() => void)[] = [
    ...ordered.map((hit) => () => void openTranscript(hit.transcriptId, { at: hit.start, flash: hit.start })),
    ...shownCommands.map((c) => () => run(c)),
  ]
  const idOf = (i: number) => `${list}-${i}`

  useEffect(() => void (active.value = 0), [query.value, hits.value])

  const close = () => {
    open.value = false
    query.value = ''
  }
  const choose = (i: number) => {
    const go = choices[i]
    if (!go) return
    close()
    focusReader()
    go()
  }
  const step = (by: number) => {
    active.value = (active.value + by + choices.length) % Math.max(1, choices.length)
    document.getElementById(idOf(active.value))?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <div
      class="search" data-pane="search"
      onFocusOut={(e) => e.currentTarget.contains(e.relatedTarget as Node | null) || (open.value = false)}
    >
      <Icon of={Search} size={15} />
      <input
        ref={field} data-search type="text" role="combobox" aria-label="Search transcripts and commands" aria-controls={list}
        aria-expanded={open.value} aria-autocomplete="list" placeholder="Search transcripts and commands" autocomplete="off" spellcheck={false}
        {...(open.value && choices.length > 0 && { 'aria-activedescendant': idOf(active.value) })}
        value={query.value}
        onFocus={(e) => {
          e.currentTarget.select()
          open.value = true
        }}
        onInput={(e) => {
          query.value = e.currentTarget.value
          open.value = true
        }}
        onKeyDown={(e) => {
          if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
            e.preventDefault()
            step(e.key === 'ArrowDown' ? 1 : -1)
          } else if (e.key === 'Enter') choose(active.value)
          else if (e.key === 'Escape') {
            e.stopPropagation()
            close()
            focusReader()
          }
        }}
      />
      {query.value === '' && <span class="search-key" aria-hidden="true">{capsOf('search').length > 0 && <Keys caps={[capsOf('search').join(' ')]} />}</span>}
      {open.value && (
        <div class="search-results floating" onMouseDown={(e) => e.preventDefault()}>
          <SearchCount words={words} />
          <div role="listbox" id={list} aria-label="Results">
            {groups.map((group) => (
              <div key={group.transcriptId} role="group" aria-label={group.title}>
                <div class="result-title">{group.title}</div>
                {group.hits.map((hit) => {
                  const i = ordered.indexOf(hit)
                  return <HitRow key={i} id={idOf(i)} hit={hit} on={i === active.value} onChoose={() => choose(i)} />
                })}
              </div>
            ))}
            {shownCommands.length > 0 && (
              <div role="group" aria-label="Commands">
                <div class="result-title">Commands</div>
                {shownCommands.map((command, n) => {
                  const i = ordered.length + n
                  return (
                    <div key={command.id} id={idOf(i)} class="result command" role="option" aria-selected={i === active.value} onClick={() => choose(i)}>
                      <span>{command.label}</span>
                      <Keys caps={capsOf(command.id)} />
                    </div>
                  )
                })}
              </div>
            )}
          </div>
        </div>
      )}
    </div>
  )
}

function HitRow({ id, hit, on, onChoose }: { id: string; hit: Hit; on: boolean; onChoose: () => void }) {
  const speaker = speakers.value.get(hit.speakerId)?.display
  return (
    <div id={id} class="result hit" role="option" aria-selected={on} onClick={onChoose}>
      <span class="hit-words" dir="auto">{hit.before}<mark>{hit.match}</mark>{hit.after}</span>
      <span class="hit-place">{[speaker, hit.turn > 0 ? `turn ${hit.turn}` : ''].filter(Boolean).join(' · ')}</span>
    </div>
  )
}

function SearchCount({ words }: { words: string }) {
  const found = hits.value
  if (searchFailed.value !== '') return <p class="search-count bad">{searchFailed.value}</p>
  if (words.length < 2 || !found) return null
  if (found.total === 0) return <p class="search-count">Nothing found for “{query.value.trim()}”</p>
  const and = found.more ? '+' : ''
  const where = found.transcripts === 1 && !found.more ? '1 transcript' : `${found.transcripts.toLocaleString('en')}${and} transcripts`
  const more = found.hits.length < found.total ? `, the first ${found.hits.length} shown` : ''
  return <p class="search-count">{found.total.toLocaleString('en')}{and} in {where}{more}</p>
}
