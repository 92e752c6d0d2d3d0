import { useLayoutEffect } from 'preact/hooks'
import { Highlighter } from 'lucide'
import { readOnly, transcripts } from '../state/apply'
import { keyHint } from '../state/own-keys'
import { countInWords, isTooLittle } from '../state/search'
import { askToHighlight, cursor, focusQuery, focusRows, lineCursor, lines, linesFault, moreLines, order, queryWanted, search, seek, ticked, view, type Order } from '../state/search-page'
import { showReader } from '../state/pages'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Segmented } from '../ui/Segmented'
import { PageFrame } from './Page'
import { HitRows } from './search/HitRows'
import { LineRows } from './search/LineRows'
import { QueryBox } from './search/QueryBox'

const views = [['hits', 'Passages'], ['lines', 'In context']] as const
const orders: readonly (readonly [Order, string])[] = [['place', 'As they stand'], ['left', 'Words before'], ['match', 'Match'], ['right', 'Words after']]

/** Searching everything, and what is to be done with what is found. */
export function SearchPage() {
  useLayoutEffect(() => {
    if (queryWanted.value || (view.value === 'hits' ? cursor : lineCursor).value === '') focusQuery()
    else focusRows()
    queryWanted.value = false
  }, [])
  return (
    <PageFrame name="search" label="Search" tools={<Tools />}>
      <QueryBox />
      <div class="search-found">
        <Summary />
        {view.value === 'lines' && search.hits.value.length > 0 && <Segmented label="Sorted by" options={orders} value={order.value} onChange={(by) => (order.value = by)} />}
      </div>
      <Body />
    </PageFrame>
  )
}

function Tools() {
  if (search.hits.value.length === 0) return null
  return (
    <div class="search-tools">
      <Segmented label="Shown as" options={views} value={view.value} onChange={(as) => (view.value = as)} />
      {!readOnly.value && (
        <Button title={keyHint('highlight-hits')} onClick={askToHighlight}>
          <Icon of={Highlighter} size={14} /> {ticked.value.size > 0 ? `Highlight ${counted(ticked.value.size, 'hit')}…` : 'Highlight all hits…'}
        </Button>
      )}
    </div>
  )
}

/** How much was found, or why nothing can be. */
function Summary() {
  const { fault, count, busy } = search
  if (fault.value) return <p class="search-summary bad" role="alert">{fault.value.sentence}</p>
  if (!count.value) return null
  const others = search.writings.value.reduce((sum, { total }) => sum + total, 0)
  return (
    <p class="search-summary" role="status" data-busy={busy.value}>
      <b>{countInWords(count.value)}</b>
      {!count.value.done && count.value.hits > 0 && ', counting…'}
      {others > 0 && `; also ${others.toLocaleString('en')} in names, notes and memos`}
      {view.value === 'lines' && moreLines.value && `; the first ${lines.value?.length.toLocaleString('en')} matches are lined up`}
      {ticked.value.size > 0 && <> · {ticked.value.size.toLocaleString('en')} ticked <button type="button" class="link" onClick={() => (ticked.value = new Set())}>Untick</button></>}
    </p>
  )
}

function Body() {
  if (transcripts.value.length === 0) {
    return <div class="page-empty"><p>There is nothing to search yet. Import an interview first.</p><Button onClick={showReader}>Go to the beginning</Button></div>
  }
  if (isTooLittle(search.request.value)) return <Examples />
  if (search.hits.value.length === 0 && search.writings.value.length === 0) {
    const still = search.busy.value || search.fault.value !== null || !search.count.value?.done
    return still ? <div class="page-empty" aria-busy={search.busy.value} /> : <Nothing />
  }
  if (view.value === 'hits') return <HitRows />
  if (linesFault.value) return <p class="page-empty" role="alert">{linesFault.value.sentence}</p>
  return <LineRows />
}

function Nothing() {
  const { pattern, filter, words } = search.request.value
  return (
    <div class="page-empty">
      <p>{pattern ? 'Nothing matches this expression' : `Nothing is found for “${words.trim()}”`}{filter.trim() !== '' && ' where the filter looks'}.</p>
      {!pattern && <p class="faint">Whole words are looked for, whatever their accents and capitals; the last one may be a beginning. With a * every word is: <code>sanction* lift*</code></p>}
      {filter.trim() !== '' && <Button onClick={() => seek({ filter: '' })}>Look everywhere</Button>}
    </div>
  )
}

const examples: readonly (readonly [string, string])[] = [
  ['lift sanctions', 'both words, anywhere in one turn'],
  ['"lift the sanctions"', 'these words in this order'],
  ['sanction*', 'all words that begin so; the last word may always be a beginning'],
  ['peace OR ceasefire', 'one of them'],
  ['sanctions NOT lifted', 'the first without the second; -lifted says the same'],
  ['(peace OR truce) Minsk', 'brackets hold together what belongs together'],
  ['"lift sanctions"~5', 'at most 5 words between them, in any order; NEAR(lift "the war", 5) with phrases'],
]

/** What can be searched for, while nothing is. */
function Examples() {
  return (
    <div class="page-empty search-help">
      <p>Search the words of all transcripts, and notes, memos, tags, speakers and titles.</p>
      <dl>
        {examples.map(([words, says]) => (
          <div key={words}>
            <dt><button type="button" class="example" onClick={() => search.ask({ words })}>{words}</button></dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
