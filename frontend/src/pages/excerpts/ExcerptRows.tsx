import { speakers, tags, titles } from '../../state/apply'
import { cursor, list, moveTo, selectAll, toggleSelected, atCursor } from '../../state/excerpts'
import type { Item } from '../../state/excerpt-items'
import { jumpToQuote } from '../../state/jumps'
import { pathOf } from '../../state/fuzzy'
import { counted } from '../../state/wording'
import { LongList } from '../../ui/LongList'
import { Swatch } from '../../ui/Swatch'
import { ExcerptLine } from './ExcerptLine'

/** The excerpts under their headings. */
export function ExcerptRows() {
  const items = list.items.value
  const shownAt = itemAt(items, cursor.value)
  return (
    <div class="excerpt-list" onKeyDown={onKey}>
      <LongList
        key={list.shownBy.value} label="Excerpts" items={items} idOf={(item) => item.id} guess={guess} shownId={items[shownAt]?.id ?? null} shownAt={shownAt}
        memory={list.memory} gap={0} onDrawn={(drawn) => list.draw(drawn)}
        render={(item, i) => (item.at === null ? <Heading group={item.group} at={items[i + 1]?.at ?? 0} /> : <ExcerptLine at={item.at} />)}
      />
    </div>
  )
}

/** The item of a row: as many before it as there are rows and headings. */
function itemAt(items: readonly Item[], at: number): number {
  let low = at
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const row = items[middle]
    // A heading counts as the row before it.
    const place = row?.at ?? (items[middle + 1]?.at ?? 0) - 1
    if (place < at) low = middle + 1
    else high = middle
  }
  return low
}

function Heading({ group, at }: { group: number; at: number }) {
  const g = list.view.value?.groups[group]
  if (!g) return null
  return (
    <h2 class="excerpt-heading" id={`excerpts-${group}`}>
      <Name id={g.id} at={at} />
      <span class="excerpt-count">{counted(g.count, 'excerpt')} · {counted(g.transcripts, 'transcript')}</span>
    </h2>
  )
}

/** What stands over a group. A question is known by the first row that answers it. */
function Name({ id, at }: { id: string; at: number }) {
  const title = titles.value.get(id)
  switch (list.shownBy.value) {
    case 'tag': {
      const tag = tags.value.get(id)
      if (!tag) return <span class="excerpt-group">Untagged</span>
      return <><Swatch colour={tag.colour} /><span class="excerpt-group" dir="auto">{pathOf(tag, tags.value).map((name) => <span class="faint">{name} › </span>)}{tag.name}</span></>
    }
    case 'speaker':
      return <span class="excerpt-group" dir="auto">{speakers.value.get(id)?.display ?? 'Outside the turns'}</span>
    case 'question':
      if (id === '') return <span class="excerpt-group">Before the first question, or in one</span>
      return <span class="excerpt-group excerpt-asked" dir="auto"><span class="faint">{title} · </span>{list.rows.value.get(at)?.question ?? '…'}</span>
  }
  return <span class="excerpt-group" dir="auto">{title}</span>
}

/** About how high a row will be. */
function guess(item: Item): number {
  if (item.at === null) return 46
  const row = list.rows.peek().get(item.at)
  return row ? 44 + Math.ceil(row.quote.length / 72) * 25 + Math.ceil(row.question.length / 80) * 21 : 92
}

function onKey(event: KeyboardEvent): void {
  const at = event.target as HTMLElement
  if (!at.classList.contains('excerpt-row')) return
  const page = Math.max(1, Math.floor((at.closest('.long-list')?.clientHeight ?? 600) / 110))
  const row = atCursor.value
  const act: Readonly<Record<string, () => unknown>> = {
    ArrowDown: () => moveTo(cursor.value + 1, event.shiftKey),
    ArrowUp: () => moveTo(cursor.value - 1, event.shiftKey),
    PageDown: () => moveTo(cursor.value + page, event.shiftKey),
    PageUp: () => moveTo(cursor.value - page, event.shiftKey),
    Home: () => moveTo(0, event.shiftKey),
    End: () => moveTo(list.count.value - 1, event.shiftKey),
    Enter: () => row && jumpToQuote(row.transcriptId, row.id),
    ' ': () => row && toggleSelected(cursor.value, row.id),
    ...((event.ctrlKey || event.metaKey) && { a: selectAll }),
  }
  const go = event.altKey ? undefined : act[event.key]
  if (!go || ((event.ctrlKey || event.metaKey) && event.key !== 'a')) return
  event.preventDefault()
  event.stopPropagation()
  void go()
}
