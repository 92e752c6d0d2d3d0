// The rows of the page of search: headings, hits, and what was found besides the transcripts' words.
import type { SearchHit, SearchWriting, SearchWritings } from '../api'

export type Item =
  | { readonly kind: 'title'; readonly id: string; readonly transcriptId: string; readonly count: number; readonly open: boolean }
  | { readonly kind: 'hit'; readonly id: string; readonly hit: SearchHit }
  | { readonly kind: 'others'; readonly id: string; readonly of: string; readonly total: number }
  | { readonly kind: 'writing'; readonly id: string; readonly of: string; readonly writing: SearchWriting }

/** Whether a row can have the keyboard. */
export const isChoice = (item: Item): boolean => item.kind === 'hit' || item.kind === 'writing'

/** What is found by name stands first; the hits follow by transcript. The last transcript is open while further hits may come. */
export function itemsOf(hits: readonly SearchHit[], more: boolean, writings: readonly SearchWritings[]): Item[] {
  const items: Item[] = []
  for (const { kind, total, first } of writings) {
    items.push({ kind: 'others', id: `others ${kind}`, of: kind, total })
    for (const writing of first) items.push({ kind: 'writing', id: `${kind} ${writing.id}`, of: kind, writing })
  }
  for (let i = 0; i < hits.length; ) {
    const { transcriptId, passage } = hits[i]!
    let end = i
    while (hits[end]?.transcriptId === transcriptId) end++
    items.push({ kind: 'title', id: `title ${passage}`, transcriptId, count: end - i, open: more && end === hits.length })
    for (const hit of hits.slice(i, end)) items.push({ kind: 'hit', id: `hit ${hit.passage}`, hit })
    i = end
  }
  return items
}

/** The place of the next row that can have the keyboard, so many steps away; the nearest where there are not so many. */
export function stepped(items: readonly Item[], from: number, by: number): number {
  const way = by < 0 ? -1 : 1
  let at = from
  let left = Math.abs(by)
  for (let i = from + way; i >= 0 && i < items.length && left > 0; i += way) {
    if (!isChoice(items[i]!)) continue
    at = i
    left--
  }
  return at
}
