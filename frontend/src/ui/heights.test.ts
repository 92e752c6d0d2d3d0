import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stretch, topsOf } from './heights'

describe('stretch', () => {
  it.each([
    ['the top', 0, 25, { first: 0, last: 3, above: 0, below: 20 }],
    ['the middle', 15, 25, { first: 1, last: 3, above: 10, below: 20 }],
    ['past the end', 900, 999, { first: 5, last: 5, above: 50, below: 0 }],
    ['before the beginning', -50, -10, { first: 0, last: 1, above: 0, below: 40 }],
  ])('finds the rows at %s', (_, from, to, rows) => {
    expect(stretch(topsOf([10, 10, 10, 10, 10]), from, to)).toEqual(rows)
  })

  it('has nothing to draw in an empty list', () => {
    expect(stretch(topsOf([]), 0, 500)).toEqual({ first: 0, last: 0, above: 0, below: 0 })
  })

  it('covers the view, and its parts make the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), fc.nat(2000), fc.nat(900), (heights, from, view) => {
        const tops = topsOf(heights)
        const end = tops.at(-1)!
        const { first, last, above, below } = stretch(tops, from, from + view)
        expect(above).toBeLessThanOrEqual(Math.max(0, Math.min(from, end)))
        expect(end - below).toBeGreaterThanOrEqual(Math.min(from + view, end))
        const drawn = heights.slice(first, last).reduce((a, b) => a + b, 0)
        expect(above + drawn + below).toBe(end)
      }),
    )
  })
})
