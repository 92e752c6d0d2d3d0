import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layout, type Entry } from './layout'

const room = { limit: 300, gap: 2, reach: 60, more: 18 }

test('an entry stands beside its passage, in full', () => {
  expect(layout([{ top: 10, heights: [80, 24] }, { top: 120, heights: [24] }], room)).toEqual({
    places: [{ top: 10, form: 0 }, { top: 120, form: 0 }],
    more: null,
  })
})

test('one is pushed down by the one above it', () => {
  expect(layout([{ top: 10, heights: [50] }, { top: 40, heights: [24] }], room).places[1]).toEqual({ top: 62, form: 0 })
})

test('a long note gives way before the next entry loses sight of its passage', () => {
  expect(layout([{ top: 10, heights: [200, 60, 24] }, { top: 40, heights: [24] }], room).places).toEqual([
    { top: 10, form: 1 },
    { top: 72, form: 0 },
  ])
})

test('a note is cut at the limit', () => {
  expect(layout([{ top: 250, heights: [90, 50, 24] }], room).places).toEqual([{ top: 250, form: 1 }])
})

test('those without room are counted', () => {
  const five = Array.from({ length: 5 }, () => ({ top: 240, heights: [24] }))
  expect(layout(five, room)).toEqual({
    places: [{ top: 240, form: 0 }, ...Array.from({ length: 4 }, () => ({ top: 240, form: -1 }))],
    more: { top: 266, count: 4 },
  })
})

test('nothing overlaps, nothing passes the limit, nothing is forgotten', () => {
  const heights = fc.uniqueArray(fc.integer({ min: 20, max: 200 }), { minLength: 1, maxLength: 4 }).map((all) => all.sort((a, b) => b - a))
  const entry = fc.record({ top: fc.nat(600), heights })
  const some = fc.array(entry, { maxLength: 20 }).map((all): Entry[] => all.sort((a, b) => a.top - b.top))
  fc.assert(
    fc.property(some, fc.integer({ min: 100, max: 900 }), fc.nat(200), (entries, limit, reach) => {
      const { places, more } = layout(entries, { limit, reach, gap: 2, more: 18 })
      expect(places).toHaveLength(entries.length)
      let free = -Infinity
      places.forEach(({ top, form }, i) => {
        if (form < 0) return
        expect(top).toBeGreaterThanOrEqual(Math.max(free, entries[i]!.top))
        free = top + entries[i]!.heights[form]!
        expect(free).toBeLessThanOrEqual(limit)
      })
      const hidden = places.filter(({ form }) => form < 0).length
      expect(more?.count ?? 0).toBe(hidden)
      if (more) {
        expect(more.top).toBeGreaterThanOrEqual(free)
        expect(more.top + 18).toBeLessThanOrEqual(limit)
      }
    }),
  )
})
