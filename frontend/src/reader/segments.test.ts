import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segments, type Ranged } from './segments'

const pieces = (text: string, over: Ranged[], directions: { start: number; end: number }[] = []) =>
  segments({ start: 0, end: text.length }, over, directions).map((s) => [text.slice(s.start, s.end), s.ids.join('+'), s.direction])

describe('segments', () => {
  test.each([
    ['none', [], [['abcdef', '', false]]],
    ['touching', [['x', 0, 3], ['y', 3, 6]], [['abc', 'x', false], ['def', 'y', false]]],
    ['nested', [['x', 0, 6], ['y', 2, 4]], [['ab', 'x', false], ['cd', 'x+y', false], ['ef', 'x', false]]],
    ['identical', [['x', 1, 3], ['y', 1, 3]], [['a', '', false], ['bc', 'x+y', false], ['def', '', false]]],
    ['crossing', [['x', 0, 4], ['y', 2, 6]], [['ab', 'x', false], ['cd', 'x+y', false], ['ef', 'y', false]]],
    ['reaching out', [['x', -5, 2], ['y', 4, 99]], [['ab', 'x', false], ['cd', '', false], ['ef', 'y', false]]],
  ])('%s', (_, over, expected) => {
    expect(pieces('abcdef', (over as [string, number, number][]).map(([id, start, end]) => ({ id, start, end })))).toEqual(expected)
  })

  test('a direction inside a highlight is a segment of its own', () => {
    expect(pieces('ab(Laughs.)cd', [{ id: 'x', start: 0, end: 13 }], [{ start: 2, end: 11 }])).toEqual([
      ['ab', 'x', false],
      ['(Laughs.)', 'x', true],
      ['cd', 'x', false],
    ])
  })

  test('nothing in an empty stretch', () => {
    expect(segments({ start: 4, end: 4 }, [{ id: 'x', start: 0, end: 9 }], [])).toEqual([])
  })

  const text = fc.array(fc.constantFrom('a', ' ', 'é', '漢', '👩‍👩‍👧', 'e\u0301', 'ש', '\u{1F469}'), { maxLength: 40 }).map((letters) => letters.join(''))
  const spans = fc.array(fc.tuple(fc.integer({ min: -3, max: 80 }), fc.integer({ min: 0, max: 30 })), { maxLength: 14 })

  test('join to the text, and cover each position with exactly the right highlights', () => {
    fc.assert(
      fc.property(text, spans, spans, fc.nat(10), (words, over, asides, from) => {
        const start = Math.min(from, words.length)
        const end = words.length
        const highlights = over.map(([at, length], i) => ({ id: `h${i}`, start: at, end: at + length }))
        const directions = asides.map(([at, length]) => ({ start: at, end: at + length }))
        const found = segments({ start, end }, highlights, directions)

        expect(found.map((s) => words.slice(s.start, s.end)).join('')).toBe(words.slice(start, end))
        for (const segment of found) {
          expect(segment.end).toBeGreaterThan(segment.start)
          for (let at = segment.start; at < segment.end; at++) {
            const here = (s: { start: number; end: number }) => s.start <= at && at < s.end
            expect(segment.ids).toEqual(highlights.filter(here).map((h) => h.id))
            expect(segment.direction).toBe(directions.some(here))
          }
        }
        for (let i = 1; i < found.length; i++) {
          const [a, b] = [found[i - 1]!, found[i]!]
          expect([a.ids.join(), a.direction]).not.toEqual([b.ids.join(), b.direction])
        }
      }),
    )
  })
})
