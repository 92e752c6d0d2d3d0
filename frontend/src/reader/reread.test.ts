import { expect, test } from 'vitest'
import { cut } from './blocks'
import { Marks } from './marks'
import { builtAlike, otherwise, type Shown } from './reread'
import { highlightOf, transcriptOf } from './sample'
import type { Highlight, Transcript } from './types'

const turns = [['One two.', 'Three four.'], ['Five.'], 'Loose words.', ['Six.']]
const t = transcriptOf(['Title', 'Place'], turns)
const over = (words: string, of: Transcript): Highlight => highlightOf(words, of.text.indexOf(words), of.text.indexOf(words) + words.length)
const shown = (of: Transcript, ...marks: string[]): Shown => {
  const doc = cut(of)
  return { doc, marks: new Marks(doc, marks.map((words) => over(words, of))) }
}
const then = (...more: (string[] | string)[]): Transcript => transcriptOf(['Title', 'Place'], more)
const longer = then(['One and two.', 'Three four.'], ['Five.'], 'Loose words.', ['Six.'])

test('only the paragraph that reads otherwise is drawn again, whatever lies on those behind it', () => {
  const [before, now] = [shown(t, 'two', 'Five.'), shown(longer, 'two', 'Five.')]
  expect(builtAlike(before.doc, now.doc)).toBe(true)
  expect(otherwise(before, now)).toEqual([2])
})

test('so is one that a highlight covers otherwise, and one whose words were corrected back', () => {
  expect(otherwise(shown(t, 'Three'), shown(longer, 'Three four'))).toEqual([2, 3])
  const corrected = { ...t, corrections: [{ id: 'c', start: t.text.indexOf('Six'), end: t.text.indexOf('Six') + 3, was: 'Seven' }] }
  expect(otherwise(shown(t), shown(corrected))).toEqual([6])
  const less = { ...t, corrections: [{ id: 'c', start: t.text.indexOf('Five.') + 5, end: t.text.indexOf('Five.') + 5, was: 'and' }] }
  expect(otherwise(shown(t), shown(less))).toEqual([4])
})

test.each([
  ['another paragraph', then(['One two.', 'Three', 'four.'], ['Five.'], 'Loose words.', ['Six.'])],
  ['another turn', then(['One two.', 'Three four.'], ['Five.'], ['Loose words.'], ['Six.'])],
  ['another title', transcriptOf(['Title!', 'Place'], turns)],
  ['another speaker', { ...t, turns: t.turns.map((turn) => ({ ...turn, speakerId: 's' })) }],
])('%s is another build', (_, other) => {
  expect(builtAlike(cut(t), cut(other))).toBe(false)
})
