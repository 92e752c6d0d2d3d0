import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { SearchHit } from '../../api'
import { HitWords, othersLabel, whereOf, WritingName } from '../../panels/found'
import { readOnly, speakers, transcripts } from '../../state/apply'
import { cursor, focusRow, items, memory, move, openHit, openWriting, rowWanted, search, ticked, toggleTicked } from '../../state/search-page'
import { isChoice, type Item } from '../../state/search-items'
import { showReader } from '../../state/pages'
import { LongList } from '../../ui/LongList'

/** What was found, under the titles of the transcripts. */
export function HitRows() {
  return (
    <div class="hit-list" onKeyDown={onKey}>
      <LongList
        label="Hits" items={items.value} idOf={(item) => item.id} guess={guess} shownId={cursor.value} memory={memory.hits} gap={0}
        render={(item) => <Row item={item} />}
        onDrawn={(drawn) => drawn[drawn.length - 1] === items.peek()[items.peek().length - 1] && void search.more()}
      />
    </div>
  )
}

function Row({ item }: { item: Item }) {
  switch (item.kind) {
    case 'title':
      return <Title item={item} />
    case 'others':
      return <h2 class="hit-heading"><span>{othersLabel(item.of, item.total)}</span></h2>
    case 'hit':
      return <Hit id={item.id} hit={item.hit} />
  }
  return (
    <Choice id={item.id} label={item.writing.text} onOpen={() => openWriting(item.of, item.writing)}>
      <span class="hit-tick" />
      <span class="hit-writing"><WritingName of={item.of} writing={item.writing} /></span>
    </Choice>
  )
}

function Title({ item }: { item: Extract<Item, { kind: 'title' }> }) {
  const t = transcripts.value.find(({ id }) => id === item.transcriptId)
  return (
    <h2 class="hit-heading">
      <span dir="auto">{t?.title}</span>
      <span class="hit-count">{item.count.toLocaleString('en')}{item.open ? '+' : ''}{t?.date && ` · ${t.date}`}</span>
    </h2>
  )
}

function Hit({ id, hit }: { id: string; hit: SearchHit }) {
  const on = ticked.value.has(hit.passage)
  const speaker = speakers.value.get(hit.speakerId)
  return (
    <Choice id={id} label={`${hit.text}; ${whereOf(hit)}${on ? '; ticked' : ''}`} role={speaker?.role ?? ''} onOpen={() => void openHit(hit)}>
      {readOnly.value ? <span class="hit-tick" /> : (
        <input class="hit-tick" type="checkbox" tabIndex={-1} aria-label="Tick this hit" checked={on} onClick={(e) => e.stopPropagation()} onChange={() => toggleTicked(hit.passage)} />
      )}
      <HitWords {...hit} />
      <span class="hit-where">
        <b dir="auto">{speaker?.display}</b>
        {hit.turn > 0 && <span>turn {hit.turn.toLocaleString('en')}</span>}
        {hit.matches > 1 && <span>{hit.matches.toLocaleString('en')} matches</span>}
      </span>
    </Choice>
  )
}

/** A row that can have the keyboard. */
function Choice({ id, label, role = '', onOpen, children }: { id: string; label: string; role?: string; onOpen: () => void; children: ComponentChildren }) {
  const row = useRef<HTMLDivElement>(null)
  const here = cursor.value === id
  useEffect(() => {
    // Another row may have been stepped to since this one was drawn: the keyboard is for that one then.
    if (cursor.peek() !== id || !rowWanted.peek() || !row.current) return
    rowWanted.value = false
    row.current.focus({ preventScroll: true })
  }, [here, here && rowWanted.value])
  return (
    <div
      ref={row} class="hit-row" data-cursor={here} data-role={role} tabIndex={here ? 0 : -1} aria-label={label.replace(/\s+/g, ' ')}
      onClick={() => (document.getSelection()?.isCollapsed ?? true) && focusRow(id)} onDblClick={onOpen}
      onKeyDown={(e) => {
        if (e.key !== 'Enter' || e.target !== e.currentTarget || e.altKey || e.ctrlKey || e.metaKey) return
        e.preventDefault()
        e.stopPropagation()
        onOpen()
      }}
    >
      {children}
    </div>
  )
}

/** About how high a row will be. */
function guess(item: Item): number {
  if (!isChoice(item)) return 44
  if (item.kind === 'hit') return 26 + Math.max(1, Math.min(3, Math.ceil(item.hit.text.length / 95))) * 24
  return 52
}

function onKey(event: KeyboardEvent): void {
  const at = event.target as HTMLElement
  if (!at.classList.contains('hit-row') || event.altKey || event.ctrlKey || event.metaKey) return
  const page = Math.max(1, Math.floor((at.closest('.long-list')?.clientHeight ?? 600) / 80))
  const item = items.value.find(({ id }) => id === cursor.value)
  const act: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(page),
    PageUp: () => move(-page),
    Home: () => move(-items.value.length),
    End: () => move(items.value.length),
    ' ': () => item?.kind === 'hit' && !readOnly.value && toggleTicked(item.hit.passage),
    Escape: () => (ticked.value.size > 0 ? void (ticked.value = new Set()) : showReader()),
  }
  const go = act[event.key]
  if (!go) return
  event.preventDefault()
  event.stopPropagation()
  go()
}
