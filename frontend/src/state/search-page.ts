// The page of search: what is shown, where the keyboard is, what is ticked.
import { batch, computed, effect, signal, untracked } from '@preact/signals'
import { faultFrom, insist, searching, type ConcordanceLine, type Fault, type HitMarking, type SearchHit, type SearchWriting } from '../api'
import { noMemory, type ListMemory } from '../ui/list-memory'
import { memos, project, tags } from './apply'
import { goToPage, jumpToQuote } from './jumps'
import { lit } from './lit'
import { page } from './pages'
import { openTranscript } from './reading'
import { beside, dialog, onlyTag, tab, toast } from './screen'
import { Search } from './search'
import { isChoice, itemsOf, stepped, type Item } from './search-items'
import { afterChange } from './writes'

export const search = new Search('page', 60, 5)

export type View = 'hits' | 'lines'
export type Order = 'place' | 'left' | 'match' | 'right'

export const view = signal<View>('hits')
export const order = signal<Order>('place')
/** The rows with the keyboard, by their ids: a hit's and a line's. */
export const cursor = signal('')
export const lineCursor = signal('')
/** Whether the row at the cursor is to take the keyboard as soon as it is there. */
export const rowWanted = signal(false)
/** The passages that are ticked. */
export const ticked = signal<ReadonlySet<number>>(new Set())
/** What the lists remember for when one comes back. */
export const memory: Record<View, ListMemory> = { hits: noMemory(), lines: noMemory() }

export const items = computed<readonly Item[]>(() => itemsOf(search.hits.value, search.next.value !== 0, search.writings.value))

/** The concordance; null until it has come. */
export const lines = signal<readonly ConcordanceLine[] | null>(null)
export const moreLines = signal(false)
export const linesFault = signal<Fault | null>(null)

export const lineId = (line: ConcordanceLine): string => `${line.passage} ${line.match}`

/** Searches for something else: what was ticked is no longer. */
export function seek(more: Parameters<Search['ask']>[0]): void {
  batch(() => {
    ticked.value = new Set()
    cursor.value = ''
    lineCursor.value = ''
    search.ask(more)
  })
  memory.hits = noMemory()
  memory.lines = noMemory()
}

/** Whether the field is to have the keyboard when the page comes; else the row that had it last. */
export const queryWanted = signal(false)

/** Shows the page, ready for something to be typed. */
export function goToSearch(): void {
  if (page.value === 'search') return focusQuery()
  queryWanted.value = true
  goToPage('search')
}

export function focusQuery(): void {
  const field = document.querySelector<HTMLInputElement>('[data-query]')
  field?.focus()
  field?.select()
}

/** Shows the page, on what was searched for in the window's field. */
export function seekOnPage(words: string): void {
  if (words.trim() !== '') seek({ words, pattern: false, filter: '' })
  goToSearch()
}

export function move(by: number): void {
  const all = items.value
  const at = all.findIndex((item) => item.id === cursor.value)
  const to = stepped(all, at, by)
  if (to >= 0 && all[to] && isChoice(all[to])) focusRow(all[to].id)
  if (to > all.length - 20) void search.more()
}

export function focusRow(id: string): void {
  batch(() => {
    cursor.value = id
    rowWanted.value = true
  })
}

export function moveLine(by: number): void {
  const all = lines.value ?? []
  const at = all.findIndex((line) => lineId(line) === lineCursor.value)
  const to = all[Math.max(0, Math.min(all.length - 1, at + by))]
  if (!to) return
  batch(() => {
    lineCursor.value = lineId(to)
    rowWanted.value = true
  })
}

/** Gives the keyboard to the row that had it last, or to the first. */
export function focusRows(): void {
  if (view.value === 'lines') return moveLine(lineCursor.value === '' ? 1 : 0)
  if (items.value.some((item) => item.id === cursor.value)) rowWanted.value = true
  else move(1)
}

export function toggleTicked(passage: number): void {
  const next = new Set(ticked.value)
  if (!next.delete(passage)) next.add(passage)
  ticked.value = next
}

/** Opens a hit in the reader, with all matches in the transcript lit. */
export async function openHit({ passage }: Pick<SearchHit, 'passage'>, match = 0, request = search.request.value): Promise<void> {
  try {
    const { transcriptId, matches, first } = await searching.places(request, passage)
    const span = matches[first + match]
    if (!span) return toast('This passage has changed. Search again.')
    await openTranscript(transcriptId, { at: span.start, flash: span.start })
    lit.value = { transcriptId, spans: matches, current: span }
  } catch (reason) {
    const fault = faultFrom(reason)
    if (!fault.canceled) toast(fault.sentence, { bad: true })
  }
}

/** Opens what was found besides the transcripts' words, where it can be seen. */
export function openWriting(of: string, { id, transcriptId }: SearchWriting): void {
  const memo = of === 'memo' ? memos.value.find((m) => m.id === id) : undefined
  if (of === 'highlight') void jumpToQuote(transcriptId, id)
  else if (of === 'transcript') void openTranscript(id)
  else if (of === 'tag' || memo?.subject === 'tag') showTag(memo?.subjectId ?? id)
  else if (of === 'speaker') seek({ words: search.request.value.words, filter: `speaker:{${id}}` })
  else if (memo?.subject === 'transcript') void openTranscript(memo.subjectId).then(showMemo)
  else showMemo()
}

function showTag(id: string): void {
  if (!tags.value.has(id)) return
  page.value = null
  batch(() => {
    onlyTag.value = id
    beside.value = 'tabs'
    tab.value = 'highlights'
  })
}

function showMemo(): void {
  page.value = null
  batch(() => {
    beside.value = 'tabs'
    tab.value = 'memo'
  })
}

// Lines are gathered only when they are looked at, and anew when they are others.
let asked = 0

effect(() => {
  const request = search.request.value
  const busy = search.busy.value
  const by = order.value
  const revision = search.hits.value
  if (page.value !== 'search' || view.value !== 'lines' || busy || !revision) return
  void lineUp(request, by)
})

async function lineUp(request: HitMarking['search'], by: Order): Promise<void> {
  const mine = ++asked
  if (search.hits.peek().length === 0) return void (lines.value = [])
  try {
    const found = await insist(() => mine === asked, () => searching.concordance(request, by))
    if (mine !== asked) return
    batch(() => {
      lines.value = found.lines
      moreLines.value = found.more
      linesFault.value = null
    })
  } catch (reason) {
    const fault = faultFrom(reason)
    if (mine === asked && !fault.canceled) linesFault.value = fault
  }
}

/** Opens the dialog that highlights what was found: what is ticked, or all. */
export function askToHighlight(): void {
  if (page.value !== 'search' || search.hits.value.length === 0) return toast('Search for something first, on the page of search.')
  dialog.value = { kind: 'highlight-hits' }
}

// What is shown follows the project; what is not is asked for when it is shown again.
let stale = false

effect(() => {
  if (page.value !== 'search' || !stale) return
  stale = false
  search.again()
})

afterChange(() => {
  if (page.value === 'search') search.again()
  else stale = true
})

// Another project has nothing to do with what was searched for.
const projectId = computed(() => project.value.id)

effect(() => {
  void projectId.value
  untracked(() => {
    stale = false
    lit.value = null
    seek({ words: '', pattern: false, filter: '' })
  })
})
