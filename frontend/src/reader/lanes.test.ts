import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lanes } from './lanes'

const stretch = (top: number, bottom: number) => ({ top, bottom })

test('stretches that do not meet share the first lane', () => {
  expect(lanes([stretch(0, 10), stretch(10, 20), stretch(30, 40)])).toEqual({ lane: [0, 0, 0], free: [5, 5, 5], crowds: [] })
})

test('of two that begin together the longer takes the first lane', () => {
  expect(lanes([stretch(0, 10), stretch(0, 50), stretch(10, 20)]).lane).toEqual([1, 0, 1])
})

test('those without a lane are counted together where they meet', () => {
  const found = lanes([stretch(0, 9), stretch(0, 8), stretch(1, 5), stretch(4, 7), stretch(20, 30)], 2)
  expect(found).toEqual({ lane: [0, 1, -1, -1, 0], free: [0, 0, 0, 0, 1], crowds: [{ top: 1, bottom: 7, count: 2, first: 2 }] })
})

test('no two in one lane collide, and none is forgotten', () => {
  const some = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 60 })), { maxLength: 40 })
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 6 }), (pairs, limit) => {
      const all = pairs.map(([top, height]) => stretch(top, top + height))
      const { lane, free, crowds } = lanes(all, limit)
      for (let i = 0; i < all.length; i++) {
        expect(lane[i]).toBeLessThan(limit)
        for (let j = 0; j < i; j++) {
          if (lane[i]! < 0 || lane[i] !== lane[j]) continue
          expect(all[i]!.bottom <= all[j]!.top || all[j]!.bottom <= all[i]!.top).toBe(true)
        }
      }
      all.forEach(({ top, bottom }, i) => {
        const beside = all.filter((other, j) => lane[j]! > lane[i]! && lane[i]! >= 0 && other.top < bottom && top < other.bottom)
        const nearest = Math.min(limit, ...beside.map((other) => lane[all.indexOf(other)]!))
        if (lane[i]! >= 0) expect(free[i]).toBe(nearest - lane[i]! - 1)
      })
      const left = all.filter((_, i) => lane[i]! < 0)
      expect(crowds.reduce((sum, crowd) => sum + crowd.count, 0)).toBe(left.length)
      for (const { top, bottom } of left) expect(crowds.some((c) => c.top <= top && bottom <= c.bottom)).toBe(true)
      for (const { top } of left) {
        const meeting = all.filter((other, i) => lane[i]! >= 0 && other.top <= top && top < other.bottom)
        expect(meeting).toHaveLength(limit)
      }
    }),
  )
})
