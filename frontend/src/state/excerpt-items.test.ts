import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemsOf, missing, rowsIn, stretchOf } from './excerpt-items'

const groups = [
  { id: 'a', turn: 0, count: 2, transcripts: 1 },
  { id: '', turn: 0, count: 1, transcripts: 1 },
]

describe('the items of a list', () => {
  test('are headings, each with its rows', () => {
    expect(itemsOf(groups, true).map(({ group, at }) => [group, at])).toEqual([[0, null], [0, 0], [0, 1], [1, null], [1, 2]])
    expect(itemsOf(groups, false).map(({ at }) => at)).toEqual([0, 1, 2])
    expect(rowsIn(groups)).toBe(3)
  })
  test('have ids of their own', () => {
    const ids = itemsOf(groups, true).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
  test('say which rows are drawn', () => {
    expect(stretchOf(itemsOf(groups, true).slice(2))).toEqual([1, 3])
    expect(stretchOf(itemsOf(groups, true).slice(0, 1))).toEqual([0, 0])
  })
})

test('what is missing is asked for until nothing is, and no row twice at its edges', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.array(fc.nat(399)), fc.nat(399), fc.integer({ min: 1, max: 90 }), (end, had, from, count) => {
      const known = new Set(had)
      const to = Math.min(end, from + count)
      const asked = missing(known, from, to, end, 20)
      const wanted = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).filter((at) => !known.has(at))
      expect(asked === null).toBe(wanted.length === 0)
      if (asked) for (const at of wanted) expect(asked[0] <= at && at < asked[0] + asked[1]).toBe(true)
      if (asked) expect(asked[0] + asked[1]).toBeLessThanOrEqual(end)
    }),
  )
})
