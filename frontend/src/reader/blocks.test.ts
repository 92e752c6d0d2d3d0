import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, goesOn } from './blocks'
import { transcriptOf } from './sample'
import { around, next, previous } from './units'

const sentence = 'We said what we had to say of it, and then some more. '

test('what is short stays in one piece', () => {
  const doc = cut(transcriptOf(['Front'], [['One.', 'Two.'], 'Between.']))
  expect(doc.blocks.some(goesOn)).toBe(false)
  expect(doc.paragraphs.every(({ start, end, whole }) => start === whole.start && end === whole.end)).toBe(true)
})

test('a long paragraph is parted between sentences, and is one paragraph and one turn all the same', () => {
  const doc = cut(transcriptOf([], [['Short.'], [sentence.repeat(100).trim(), 'And an end.'], ['Short again.']]), 1000)
  const [long] = doc.blocks.filter(({ turn }) => turn?.number === 2)
  const parts = doc.paragraphs.filter(({ whole }) => whole.start === long!.start)
  expect(parts.length).toBeGreaterThan(10)
  for (const { start, end } of parts) expect(doc.text.slice(start, end)).toMatch(/^We .* more\.$/)
  for (const { start } of parts) {
    expect(around(doc, 'paragraph', start + 5)).toEqual(parts[0]!.whole)
    expect(around(doc, 'turn', start + 5)).toEqual({ start: long!.start, end: long!.whole.end })
    expect(doc.text.slice(next(doc, 'paragraph', start + 1)!.start)).toMatch(/^And an end/)
    expect(doc.text.slice(previous(doc, 'turn', start)!.start)).toMatch(/^Short\./)
  }
})

test('a long turn of short paragraphs is parted between them', () => {
  const doc = cut(transcriptOf([], [Array.from({ length: 60 }, () => sentence.trim())]), 1000)
  expect(doc.blocks.length).toBeGreaterThan(4)
  expect(doc.blocks.filter(goesOn).length).toBe(doc.blocks.length - 1)
  expect(doc.paragraphs.every(({ start, whole }) => start === whole.start)).toBe(true)
})

test('no letter is lost, and no piece is too long', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'é', '今', '。', '.', '!', ' ', ' ', '\n', '👩‍👧', '\u2028'), minLength: 0, maxLength: 600 })
  fc.assert(
    fc.property(letters, fc.integer({ min: 40, max: 90 }), (text, most) => {
      const { paragraphs, blocks } = cut({ ...transcriptOf([], []), text, length: text.length, turns: [{ speakerId: '', number: 1, start: 0, end: text.length, time: '', unanswered: false }] }, most)
      const drawn = paragraphs.map(({ start, end }) => text.slice(start, end)).join('')
      expect(drawn.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      let at = 0
      paragraphs.forEach(({ start, end, whole, block }, p) => {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end - start).toBeLessThanOrEqual(most)
        expect(whole.start <= start && end <= whole.end).toBe(true)
        expect(blocks[block]!.first <= p && p < blocks[block]!.last).toBe(true)
        at = end
      })
      expect(blocks.map(({ first }) => first)).toEqual([0, ...blocks.map(({ last }) => last)].slice(0, -1))
    }),
  )
})
