import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inDocumentOrder, withHighlights } from './order'

const h = (id: string, start: number, end: number) => ({ id, start, end })

describe('inDocumentOrder', () => {
  it('puts the earlier first, and of two that start together the longer', () => {
    const list = [h('c', 5, 6), h('b', 0, 3), h('a', 0, 9), h('d', 5, 6)]
    expect(list.sort(inDocumentOrder).map((x) => x.id)).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('withHighlights', () => {
  const placed = fc.record({ id: fc.integer({ min: 0, max: 30 }).map(String), start: fc.nat(50), end: fc.integer({ min: 51, max: 99 }) })
  const unique = fc.uniqueArray(placed, { selector: (x) => x.id })

  it('is what sorting the whole would give', () => {
    fc.assert(
      fc.property(unique, unique, fc.array(fc.integer({ min: 0, max: 30 }).map(String)), (list, put, gone) => {
        const sorted = [...list].sort(inDocumentOrder)
        const names = new Set(put.map((x) => x.id))
        const expected = [...sorted.filter((x) => !names.has(x.id) && !gone.includes(x.id)), ...put].sort(inDocumentOrder)
        expect(withHighlights(sorted, put, new Set(gone))).toEqual(expected)
      }),
    )
  })

  it('gives the same list back when nothing changes', () => {
    const list = [h('a', 0, 1)]
    expect(withHighlights(list, [], new Set())).toBe(list)
  })
})
