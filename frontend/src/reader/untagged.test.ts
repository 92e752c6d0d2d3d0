import { describe, expect, it } from 'vitest'
import { cut } from './blocks'
import { Marks } from './marks'
import type { Highlight, Look, Transcript } from './types'
import { untagged } from './untagged'

const text = 'How are you?\nWell. Very well indeed. (Laughter.)\nThank you. And you?\nGood.'
const turn = (number: number, speakerId: string, from: string, to: string) => ({
  id: String(number), number, speakerId, start: text.indexOf(from), end: text.indexOf(to) + to.length, time: '', unanswered: false,
})
const t = {
  text, frontEnd: 0, corrections: [], directions: [{ start: text.indexOf('(L'), end: text.indexOf('.)') + 2 }],
  turns: [turn(1, 'q', 'How', 'are you?'), turn(2, 'a', 'Well', 'And you?'), turn(3, 'q', 'Good', 'Good.')],
} as unknown as Transcript
const look = { tag: () => undefined, speaker: (id: string) => ({ role: id === 'q' ? 'interviewer' : 'respondent' }) } as unknown as Look
const doc = cut(t)
const over = (...words: string[]) =>
  new Marks(doc, words.map((w) => ({ id: w, start: text.indexOf(w), end: text.indexOf(w) + w.length, tagIds: [] })) as unknown as Highlight[])
const find = (marks: Marks, from: number, direction: 1 | -1) => {
  const span = untagged(doc, marks, look, from, direction)
  return span && text.slice(span.start, span.end)
}

describe('untagged', () => {
  it('is a run of sentences in an answer, with the directions between', () => {
    expect(find(over(), 0, 1)).toBe('Well. Very well indeed. (Laughter.)')
    expect(find(over('Very well'), 0, 1)).toBe('Well.')
    expect(find(over('Well.'), 0, 1)).toBe('Very well indeed. (Laughter.)')
  })

  it('goes on behind what is highlighted or left behind, and never into questions', () => {
    expect(find(over('Very well'), text.indexOf('Very'), 1)).toBe('Thank you. And you?')
    expect(find(over('Well.', 'Very well indeed.'), 0, 1)).toBe('Thank you. And you?')
    expect(find(over(), text.indexOf('Good'), 1)).toBeNull()
  })

  it('goes back the same way', () => {
    expect(find(over(), text.length, -1)).toBe('Thank you. And you?')
    expect(find(over('Thank you.'), text.indexOf('And'), -1)).toBe('Well. Very well indeed. (Laughter.)')
    expect(find(over(), text.indexOf('Well'), -1)).toBeNull()
  })
})
