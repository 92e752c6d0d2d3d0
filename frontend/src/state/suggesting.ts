// The words of a highlight elsewhere, to be tagged like it one by one.
import { batch, computed, effect, signal, untracked } from '@preact/signals'
import { searching, type Span } from '../api'
import { openId, transcript } from './apply'
import { findAll } from './folding'
import { closeFind, finding, foldOf } from './finding'
import { giveTags, pickedHighlight } from './marking'
import { leave } from './places'
import { focusReader, pane } from './reader-pane'
import { openTranscript } from './reading'
import { announce, palette, toast } from './screen'
import { uncovered } from './suggestions'
import { counted } from './wording'
import { highlights, mayWrite } from './writes'

const longest = 200
const none: readonly Span[] = []

interface Suggesting {
  readonly words: string
  readonly tagIds: readonly string[]
}

/** What is being looked for elsewhere; null while the bar is closed. */
export const suggesting = signal<Suggesting | null>(null)
/** Where the places begin that have been passed over are behind. */
const from = signal(0)
/** Other transcripts that say the words, in the order of the library. */
export const elsewhere = signal<readonly string[]>([])

/** Places in the open transcript that say the words and are not tagged so yet. */
export const suggestions = computed<readonly Span[]>(() => {
  const [s, t] = [suggesting.value, transcript.value]
  if (!s || !t) return none
  const places = findAll(t.text, foldOf(t, false), s.words, { keepCase: false, whole: true })
  return uncovered(places, highlights.value, s.tagIds)
})

/** The place that is offered now: the first one not passed over. */
export const suggestion = computed(() => suggestions.value.find((span) => span.start >= from.value) ?? null)

/** Looks for the words of the picked highlight elsewhere. */
export function findAgain(): void {
  if (!mayWrite()) return
  const h = pickedHighlight.value
  if (!h) return toast('Pick a highlight first: its words are looked for elsewhere.')
  const words = h.quote.trim()
  if (words === '' || words.length > longest || words.includes('\n')) return toast(`Only highlights of up to ${longest} letters in one paragraph are looked for elsewhere.`)
  if (finding.value) closeFind()
  leave()
  batch(() => {
    suggesting.value = { words, tagIds: h.tagIds }
    from.value = h.end
    if (!suggestion.value) from.value = 0
  })
  void lookElsewhere(words)
}

/** Tags the offered place like the highlight the words are from. */
export function acceptSuggestion(): void {
  const [span, s] = [suggestion.value, suggesting.value]
  if (!span || !s) return
  from.value = span.end
  giveTags({ span }, s.tagIds)
  announce(`Highlighted; ${left()}`)
}

export function skipSuggestion(): void {
  const span = suggestion.value
  if (span) from.value = span.end
  announce(left())
}

/** Goes on in the next transcript that says the words. */
export function suggestInNext(): void {
  const [next, ...rest] = elsewhere.value
  if (next === undefined) return
  elsewhere.value = rest
  void openTranscript(next).then(() => (from.value = 0))
}

export function stopSuggesting(): void {
  suggesting.value = null
  elsewhere.value = []
  focusReader()
}

/** "3 places left". */
export function left(): string {
  const rest = suggestions.value.filter((span) => span.start >= from.value).length
  return rest === 0 ? 'No more places here' : `${counted(rest, 'place')} left`
}

/** How many passages are looked through for other transcripts. */
const mostElsewhere = 200

async function lookElsewhere(words: string): Promise<void> {
  elsewhere.value = []
  try {
    const found = await searching.hits({ view: 'elsewhere', words: `"${words.replaceAll('"', ' ')}"`, pattern: false, filter: '' }, 0, mostElsewhere)
    if (suggesting.value?.words === words) elsewhere.value = [...new Set(found.hits.map((hit) => hit.transcriptId))].filter((id) => id !== openId.value)
  } catch {
    // Then the words are looked for only here.
  }
}

// What is offered is brought into view.
effect(() => {
  const span = suggestion.value
  untracked(() => {
    if (!span) return
    palette.value = null
    pane.reader?.scrollTo(span.start)
  })
})
