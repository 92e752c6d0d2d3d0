import { describe, expect, it } from 'vitest'
import type { Highlight } from '../api'
import { uncovered } from './suggestions'

const highlight = (start: number, end: number, tagIds: string[]): Highlight => ({
  id: `${start}`, transcriptId: 't', start, end, quote: '', note: '', tagIds, turn: 1, speakerId: '',
})
const places = [{ start: 0, end: 4 }, { start: 10, end: 14 }, { start: 20, end: 24 }]

describe('uncovered', () => {
  it('leaves out what is tagged so, wholly or in part', () => {
    expect(uncovered(places, [highlight(2, 3, ['a']), highlight(13, 30, ['a', 'b'])], ['a'])).toEqual([])
    expect(uncovered(places, [highlight(0, 15, ['a'])], ['a'])).toEqual([places[2]])
  })

  it('offers what has other tags, or only some of them', () => {
    expect(uncovered(places, [highlight(0, 4, ['b']), highlight(10, 14, ['a'])], ['a', 'b'])).toEqual(places)
  })

  it('takes a highlight that ends where a place begins for another', () => {
    expect(uncovered(places, [highlight(4, 10, ['a']), highlight(14, 20, ['a'])], ['a'])).toEqual(places)
  })

  it('with no tags leaves out all that is highlighted', () => {
    expect(uncovered(places, [highlight(0, 1, ['a'])], [])).toEqual(places.slice(1))
  })
})
