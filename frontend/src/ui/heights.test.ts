import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Heights } from './heights'

const of = (...heights: number[]) => new Heights(Float64Array.from(heights))

describe('heights', () => {
  it.each([
    ['the top', 0, 25, { first: 0, last: 3, above: 0, below: 20 }],
    ['the middle', 15, 25, { first: 1, last: 3, above: 10, below: 20 }],
    ['past the end', 900, 999, { first: 5, last: 5, above: 50, below: 0 }],
    ['before the beginning', -50, -10, { first: 0, last: 1, above: 0, below: 40 }],
  ])('finds the rows at %s', (_, from, to, rows) => {
    expect(of(10, 10, 10, 10, 10).stretch(from, to)).toEqual(rows)
  })

  it('has nothing to draw in an empty list', () => {
    expect(of().stretch(0, 500)).toEqual({ first: 0, last: 0, above: 0, below: 0 })
  })

  it('covers the view, and its parts make the whole, whatever was measured anew', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 300 })))
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), changes, fc.nat(2000), fc.nat(900), (guessed, measured, from, view) => {
        const list = of(...guessed)
        const heights = [...guessed]
        for (const [at, height] of measured) {
          heights[at % heights.length] = height
          list.set(at % heights.length, height)
        }
        const sum = (part: readonly number[]) => part.reduce((a, b) => a + b, 0)
        heights.forEach((height, i) => expect([list.of(i), list.top(i)]).toEqual([height, sum(heights.slice(0, i))]))
        const { first, last, above, below } = list.stretch(from, from + view)
        const end = sum(heights)
        expect([above, below]).toEqual([sum(heights.slice(0, first)), sum(heights.slice(last))])
        expect(above).toBeLessThanOrEqual(Math.max(0, Math.min(from, end)))
        expect(end - below).toBeGreaterThanOrEqual(Math.min(from + view, end))
      }),
    )
  })
})
