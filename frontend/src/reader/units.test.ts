import { describe, expect, test } from 'vitest'
import { cut, type Doc } from './blocks'
import { transcriptOf } from './sample'
import type { Span } from './types'
import { around, larger, next, previous, smaller, snap, step, type Unit } from './units'
import { extend, go, Growth, type Walk } from './walk'

const doc = cut(
  transcriptOf(['A Title', 'Moscow'], [
    ['Mr. Secretary, welcome. How are you?'],
    ['Well, fine. (Laughter.) I met J. Smith of the U.S. Embassy.', 'It’s good.'],
    'End of recording.',
  ]),
)
const words = (d: Doc, span: Span | null) => span && d.text.slice(span.start, span.end)
const at = (d: Doc, what: string) => d.text.indexOf(what)

describe('around', () => {
  test.each<[Unit, string, string]>([
    ['word', 'elcome', 'welcome'],
    ['sentence', 'welcome', 'Mr. Secretary, welcome.'],
    ['sentence', 'Smith', 'I met J. Smith of the U.S. Embassy.'],
    ['sentence', 'Laughter', '(Laughter.)'],
    ['paragraph', 'good', 'It’s good.'],
    ['turn', 'good', 'Well, fine. (Laughter.) I met J. Smith of the U.S. Embassy.\nIt’s good.'],
    ['turn', 'recording', 'End of recording.'],
    ['sentence', 'oscow', 'Moscow'],
  ])('the %s at "%s" is "%s"', (unit, what, expected) => {
    expect(words(doc, around(doc, unit, at(doc, what)))).toBe(expected)
  })

  test('between two words, the one after', () => {
    expect(words(doc, around(doc, 'word', at(doc, ' fine')))).toBe('fine')
  })

  test('after the last word, the last', () => {
    expect(words(doc, around(doc, 'word', doc.text.length))).toBe('recording')
  })

  test.each<[string, Unit, string, string]>([
    ['ภาษาไทยสวยงาม', 'word', 'ไทย', 'ไทย'],
    ['今天天气很好。我们去公园。', 'word', '天气', '天气'],
    ['今天天气很好。我们去公园。', 'sentence', '公园', '我们去公园。'],
    ['Grüße 👩‍👩‍👧 an alle.', 'word', 'alle', 'alle'],
  ])('in %s the %s at %s is %s', (text, unit, what, expected) => {
    const other = cut(transcriptOf([], [[text]]))
    expect(words(other, around(other, unit, at(other, what)))).toBe(expected)
  })
})

test('next and previous cross paragraphs and turns', () => {
  const here = around(doc, 'sentence', at(doc, 'How are'))!
  expect(words(doc, next(doc, 'sentence', here.end))).toBe('Well, fine.')
  expect(words(doc, previous(doc, 'sentence', here.start))).toBe('Mr. Secretary, welcome.')
  expect(words(doc, next(doc, 'turn', here.end))).toMatch(/^Well.*good\.$/s)
  expect(next(doc, 'word', doc.text.length)).toBeNull()
  expect(previous(doc, 'word', 0)).toBeNull()
})

test('larger goes from word to sentence to paragraph to turn, and no further', () => {
  const steps: (string | null)[] = []
  let span: Span | null = around(doc, 'word', at(doc, 'fine'))
  while (span) {
    steps.push(words(doc, span))
    span = larger(doc, span)
  }
  expect(steps).toEqual([
    'fine',
    'Well, fine.',
    'Well, fine. (Laughter.) I met J. Smith of the U.S. Embassy.',
    'Well, fine. (Laughter.) I met J. Smith of the U.S. Embassy.\nIt’s good.',
  ])
})

test('smaller goes back to the word it begins with', () => {
  const turn = around(doc, 'turn', at(doc, 'fine'))!
  expect(words(doc, smaller(doc, turn))).toMatch(/Embassy\.$/)
  expect(smaller(doc, around(doc, 'word', at(doc, 'fine'))!)).toBeNull()
})

describe('ends', () => {
  test('snap to the edge of a word, with or without its full stop', () => {
    const end = at(doc, 'fine') + 4
    expect(snap(doc, 'end', end - 1)).toBe(end)
    expect(snap(doc, 'end', end + 1)).toBe(end + 1)
    expect(snap(doc, 'start', end - 2)).toBe(at(doc, 'fine'))
  })

  test('step by words over a paragraph’s end', () => {
    const end = at(doc, 'Embassy.') + 8
    expect(step(doc, 'end', end, 1, 'word')).toBe(at(doc, 'It’s') + 4)
    expect(step(doc, 'end', end, -1, 'word')).toBe(end - 1)
    expect(step(doc, 'start', 0, -1, 'word')).toBeNull()
  })

  test('take a full stop in or leave it out where no spaces are, too', () => {
    const chinese = cut(transcriptOf([], [['我在医院工作。那时候没有电脑。']]))
    const end = at(chinese, '那')
    expect(step(chinese, 'end', end + 1, -1, 'word')).toBe(end)
    expect(step(chinese, 'end', end, -1, 'word')).toBe(end - 1)
    expect(step(chinese, 'end', end - 1, 1, 'word')).toBe(end)
  })

  test('step by letters never splits one', () => {
    const family = '👩‍👩‍👧'
    const other = cut(transcriptOf([], [[`a${family}e\u0301b`]]))
    expect(step(other, 'end', 1, 1, 'letter')).toBe(1 + family.length)
    expect(step(other, 'end', 1 + family.length, 1, 'letter')).toBe(3 + family.length)
    expect(step(other, 'start', 1 + family.length, -1, 'letter')).toBe(1)
  })
})

describe('walking', () => {
  const first = go(doc, null, 'sentence', 1, at(doc, 'Mr.'))!
  const said = (walk: Walk | null) => [words(doc, walk), walk?.backward]

  test('starts at the first unit in view and goes on', () => {
    expect(said(first)).toEqual(['Mr. Secretary, welcome.', false])
    expect(said(go(doc, first, 'sentence', 1, 0))).toEqual(['How are you?', false])
    expect(said(go(doc, first, 'sentence', -1, 0))).toEqual(['Moscow', false])
  })

  test('extends, gives back, and crosses over keeping the unit it began with', () => {
    const two = extend(doc, first, 'sentence', 1)
    expect(said(two)).toEqual(['Mr. Secretary, welcome. How are you?', false])
    const one = extend(doc, two, 'sentence', -1)
    expect(said(one)).toEqual(['Mr. Secretary, welcome.', false])
    const crossed = extend(doc, one, 'sentence', -1)
    expect(said(crossed)).toEqual(['Moscow\nMr. Secretary, welcome.', true])
    expect(said(extend(doc, crossed, 'sentence', 1))).toEqual(['Mr. Secretary, welcome.', true])
  })

  test('shrinks back the way it grew', () => {
    const growth = new Growth()
    const pair = { start: at(doc, 'I met'), end: at(doc, 'I met') + 5, backward: false }
    const sentence = growth.grow(doc, pair)!
    const paragraph = growth.grow(doc, sentence)!
    expect(words(doc, sentence)).toMatch(/^I met.*Embassy\.$/)
    expect(growth.shrink(doc, paragraph)).toEqual(sentence)
    expect(growth.shrink(doc, sentence)).toEqual(pair)
  })
})
