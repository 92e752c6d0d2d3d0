// Search in all transcripts, as one types.
import { effect, signal } from '@preact/signals'
import { library, type Hit, type Hits } from '../api'

const leastLetters = 2
const pause = 120

export const query = signal('')
/** The hits of the query; null until there are enough letters. */
export const hits = signal<Hits | null>(null)
export const searchFailed = signal('')

export interface HitGroup {
  readonly transcriptId: string
  readonly title: string
  readonly hits: readonly Hit[]
}

/** Hits by transcript, both in the order they came. */
export function grouped(found: readonly Hit[]): HitGroup[] {
  const groups = new Map<string, { transcriptId: string; title: string; hits: Hit[] }>()
  for (const hit of found) {
    const group = groups.get(hit.transcriptId) ?? { transcriptId: hit.transcriptId, title: hit.title, hits: [] }
    group.hits.push(hit)
    groups.set(hit.transcriptId, group)
  }
  return [...groups.values()]
}

let timer: ReturnType<typeof setTimeout> | undefined
let asked = 0

async function ask(words: string): Promise<void> {
  const mine = ++asked
  try {
    const found = await library.search(words)
    if (mine !== asked) return
    hits.value = found
    searchFailed.value = ''
  } catch (reason) {
    if (mine === asked) searchFailed.value = (reason as Error).message
  }
}

effect(() => {
  const words = query.value.trim()
  clearTimeout(timer)
  if (words.length >= leastLetters) timer = setTimeout(() => void ask(words), pause)
  else {
    asked++
    hits.value = null
    searchFailed.value = ''
  }
})
