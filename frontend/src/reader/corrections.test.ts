import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctionsIn, moved, reworded, type Reading } from './corrections'

const imported: Reading = { text: 'Secratary Kery said uh that.\nAnd so on.', corrections: [] }

/** The imported words with some of them in other words, in order. */
function reading(...changes: [was: string, now: string][]): Reading {
  let [text, at] = ['', 0]
  const corrections = changes.map(([was, now], i) => {
    const place = imported.text.indexOf(was, at)
    text += imported.text.slice(at, place)
    const start = text.length
    text += now
    at = place + was.length
    return { id: `c${i}`, start, end: text.length, was }
  })
  return { text: text + imported.text.slice(at), corrections }
}

const one = reading(['Kery', 'Kerry'])
const two = reading(['Secratary', 'Secretary'], ['Kery', 'Senator Kerry'])
const less = reading(['uh ', ''])
const spanIn = (of: Reading, words: string, from: Reading, to: Reading): string => {
  const start = of.text.indexOf(words)
  return to.text.slice(moved(start, 'start', from, to), moved(start + words.length, 'end', from, to))
}

describe('moved', () => {
  it.each([
    ['words before', imported, one, 'Secratary', 'Secratary'],
    ['words behind', imported, one, 'said', 'said'],
    ['the words themselves', imported, one, 'Kery', 'Kerry'],
    ['a part of them', imported, two, 'er', 'Senator Kerry'],
    ['more than them', imported, two, 'Secratary Kery said', 'Secretary Senator Kerry said'],
    ['from one reading to another', two, one, 'Senator Kerry said', 'Kerry said'],
    ['and back', two, imported, 'Kerry said', 'Kery said'],
    ['words that are gone', imported, less, 'uh ', ''],
    ['words around them', imported, less, 'said uh that', 'said that'],
    ['words beside what comes back', less, imported, 'that', 'that'],
  ])('%s', (_, from, to, words, then) => {
    expect(spanIn(from, words, from, to)).toBe(then)
  })

  it('finds every letter that was corrected in neither', () => {
    const all: [string, string][] = [['Secratary', 'Secretary'], ['Kery', 'Senator Kerry'], ['said', ''], ['uh ', '']]
    const some = fc.subarray(all)
    fc.assert(fc.property(some, some, fc.nat(imported.text.length - 1), (one, other, at) => {
      const touched = [...one, ...other].some(([was]) => within(at, imported.text.indexOf(was), was.length))
      if (touched) return
      const [from, to] = [reading(...one), reading(...other)]
      const [here, there] = [from, to].map((r) => moved(at, 'start', imported, r))
      expect(from.text[here!]).toBe(imported.text[at])
      expect(moved(here!, 'start', from, to)).toBe(there)
    }))
  })
})

const within = (at: number, start: number, length: number): boolean => start <= at && at < start + length

describe('reworded', () => {
  const words = (from: Reading, to: Reading): string | null => {
    const span = reworded(from, to)
    return span && to.text.slice(span.start, span.end)
  }
  it.each([
    ['a correction', imported, one, 'Kerry'],
    ['one taken back', one, imported, 'Kery'],
    ['one more, and one in other words', one, two, 'Secretary Senator Kerry'],
    ['one that takes in another', one, reading(['Kery said', 'Kerry says']), 'Kerry says'],
    ['nothing', two, two, null],
    ['several of a paragraph', imported, two, 'Secretary Senator Kerry'],
    ['several of more than one', imported, reading(['Kery', 'Kerry'], ['so', 'then so']), null],
    ['words taken out', imported, less, ''],
  ])('%s', (_, from, to, then) => {
    expect(words(from, to)).toBe(then)
  })
})

describe('correctionsIn', () => {
  it('finds what touches a span', () => {
    expect(correctionsIn(two.corrections, { start: 0, end: 5 }).map((c) => c.was)).toEqual(['Secratary'])
    expect(correctionsIn(two.corrections, { start: 9, end: 10 })).toEqual([])
    expect(correctionsIn(two.corrections, { start: 0, end: two.text.length })).toHaveLength(2)
  })

  it('finds words that were taken out at its start, not at its end', () => {
    const at = less.corrections[0]!.start
    expect(correctionsIn(less.corrections, { start: at, end: at + 1 })).toHaveLength(1)
    expect(correctionsIn(less.corrections, { start: at - 1, end: at })).toEqual([])
  })
})
