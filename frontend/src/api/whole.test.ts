import { expect, it } from 'vitest'
import { transcriptOf } from '../reader/sample'
import { whole } from './whole'

it('tells each highlight its words, its turn and who speaks', () => {
  const t = transcriptOf(['Front'], [['One two.'], 'Between.', ['Three.', 'Four.']])
  t.turns.forEach((turn, i) => (turn.speakerId = `s${i}`))
  const at = (words: string, id: string) => {
    const start = t.text.indexOf(words)
    return { id, start, end: start + words.length, note: 'n', tagIds: ['a'] }
  }
  t.highlights = [at('Front', '0'), at('two.', '1'), at('two.\nBetween.', '2'), at('Between.', '3'), at('Three.', '4'), at('Four.', '5')]
  const told = whole(t).highlights.map((h) => [h.id, h.quote, h.turn, h.speakerId, h.transcriptId, h.note])
  expect(told).toEqual([
    ['0', 'Front', 0, '', 'transcript', 'n'],
    ['1', 'two.', 1, 's0', 'transcript', 'n'],
    ['2', 'two.\nBetween.', 1, 's0', 'transcript', 'n'],
    ['3', 'Between.', 0, '', 'transcript', 'n'],
    ['4', 'Three.', 2, 's1', 'transcript', 'n'],
    ['5', 'Four.', 2, 's1', 'transcript', 'n'],
  ])
})
