import { describe, expect, test } from 'vitest'
import type { SearchHit } from '../api'
import { itemsOf, stepped } from './search-items'

const hit = (passage: number, transcriptId: string): SearchHit => ({ passage, transcriptId, turn: 1, speakerId: '', text: '', marks: [], cut: false, cutEnd: false, matches: 1 })
const writing = { id: 'n', transcriptId: '', text: '', marks: [], cut: false, cutEnd: false }
const hits = [hit(1, 'a'), hit(2, 'a'), hit(5, 'b'), hit(9, 'a')]

describe('the rows of a search', () => {
  test('stand below their transcripts, the last of which may be open', () => {
    const titles = itemsOf(hits, true, []).flatMap((item) => (item.kind === 'title' ? [[item.transcriptId, item.count, item.open]] : []))
    expect(titles).toEqual([['a', 2, false], ['b', 1, false], ['a', 1, true]])
  })

  test('begin with what was found by name', () => {
    const ids = itemsOf(hits.slice(0, 1), false, [{ kind: 'tag', total: 3, first: [writing] }]).map((item) => item.id)
    expect(ids).toEqual(['others tag', 'tag n', 'title 1', 'hit 1'])
  })

  test('are walked from one to the next past the headings', () => {
    const items = itemsOf(hits, false, [])
    expect([stepped(items, -1, 1), stepped(items, 2, 1), stepped(items, 4, -1), stepped(items, 1, -1), stepped(items, 1, 99), stepped(items, 6, 1)]).toEqual([1, 4, 2, 1, 6, 6])
  })
})
