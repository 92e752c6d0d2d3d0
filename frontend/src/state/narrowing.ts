// Where is searched: the filter of the page of search, and what its terms are.
import { batch, computed, effect, signal, untracked } from '@preact/signals'
import { faultFrom, searching, type Fault, type ReadFilter } from '../api'
import { attributes, folders, revision, speakers, transcripts } from './apply'
import { attribute } from './filter-words'
import type { Choice, Filtering } from './filtering'
import { page } from './pages'
import { focusRows, search, seek } from './search-page'
import { tagTree } from './tagging'

const everywhere: ReadFilter = { words: '', bound: '', terms: [] }
const now = signal<ReadFilter>(everywhere)
const fault = signal<Fault | null>(null)

/** The filter of the search. */
export const narrowing: Filtering = {
  label: 'Only where', hint: 'Everywhere; or speaker:, role:, tag:, tag:none, date:…', clear: 'Look everywhere',
  withNote: 'Passages with a note on them.', withoutNote: 'Passages without a note on them.',
  keys: ['speaker', 'role', 'transcript', 'folder', 'status', 'date', 'tag', 'has'],
  terms: computed(() => now.value.terms),
  words: computed(() => now.value.words),
  fault,
  apply,
  choices: (_, key, name) => Promise.resolve(idsOf(key, name).map((id): Choice => ({ id, count: null }))),
  leave: focusRows,
}

async function apply(words: string): Promise<boolean> {
  const found = await look(words)
  if (!found) return false
  seek({ filter: found.bound })
  return true
}

let asked = 0

/** Reads a filter; null where it can't be read, or another has been asked for since. */
async function look(words: string): Promise<ReadFilter | null> {
  const mine = ++asked
  try {
    const found = words.trim() === '' ? everywhere : await searching.narrow(words)
    if (mine !== asked) return null
    batch(() => {
      now.value = found
      fault.value = null
    })
    return found
  } catch (reason) {
    if (mine === asked) fault.value = faultFrom(reason)
    return null
  }
}

// The terms follow what other parts of the window search in, and the names of what they mean.
const filter = computed(() => search.request.value.filter)

effect(() => {
  void revision.value
  const words = filter.value
  if (page.value === 'search') untracked(() => void look(words))
})

/** What a term may ask for; an empty id asks for none. */
function idsOf(key: string, name: string): readonly string[] {
  switch (key) {
    case 'tag':
      return ['', ...tagTree.value.map((t) => t.id)]
    case 'speaker':
      return ['', ...speakers.value.keys()]
    case 'role':
      return ['', 'interviewer', 'respondent']
    case 'transcript':
      return transcripts.value.map((t) => t.id)
    case 'folder':
      return ['', ...folders.value.map((f) => f.id)]
    case 'status':
      return ['unread', 'reading', 'done']
    case attribute:
      return ['', ...valuesOf(name)]
  }
  return []
}

function valuesOf(name: string): readonly string[] {
  const ids = attributes.value.filter((a) => a.name === name).map((a) => a.id)
  const known = [...speakers.value.values(), ...transcripts.value].flatMap(({ values }) => ids.flatMap((id) => values[id] || []))
  return [...new Set(known)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}
