import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import cases from '../../../internal/text/folding/testdata/plain.json'
import { findAll, fold, plain } from './folding'

const loose = { keepCase: false, whole: false }
const places = (text: string, query: string, how: Partial<typeof loose> = {}) => {
  const all = { ...loose, ...how }
  return findAll(text, fold(text, all.keepCase), query, all).map(({ start, end }) => text.slice(start, end))
}

describe('findAll', () => {
  it.each([
    ['case', 'Peace, PEACE and peaceful', 'peace', ['Peace', 'PEACE', 'peace']],
    ['accents', 'Łódź, Lodz, ŁÓDŹ', 'lodz', ['Łódź', 'Lodz', 'ŁÓDŹ']],
    ['accents in the query', 'Cafe and café', 'CAFÉ', ['Cafe', 'café']],
    ['accents of their own', 'cafe\u0301 noir', 'cafe', ['cafe\u0301']],
    ['a letter that becomes two', 'die Straße, STRASSE', 'strasse', ['Straße', 'STRASSE']],
    ['a ligature', 'the o\uFB03ce', 'office', ['o\uFB03ce']],
    ['a soft hyphen', 'coop\u00ADeration', 'cooperation', ['coop\u00ADeration']],
    ['quotes and dashes', 'it’s – well', "it's - well", ['it’s – well']],
    ['the end of a line', 'in the\nmiddle', 'the middle', ['the\nmiddle']],
    ['the Greek sigma', 'Ὀδυσσεύς', 'οδυσσευσ', ['Ὀδυσσεύς']],
    ['Turkish', 'İstanbul ısı', 'istanbul', ['İstanbul']],
    ['Russian', 'Ещё мой и мои', 'еще мой', ['Ещё мой']],
    ['Hebrew with points', 'שָׁלוֹם שלום', 'שלום', ['שָׁלוֹם', 'שלום']],
    ['Arabic with vowels', 'مُحَمَّد محمد', 'محمد', ['مُحَمَّد', 'محمد']],
    ['Hindi, where marks are letters', 'कि का', 'का', ['का']],
    ['Japanese, where a mark makes another letter', 'かが', 'か', ['か']],
    ['what is between letters outside the first plane', '🙂 a 🙂', '🙂', ['🙂', '🙂']],
    ['none over another', 'aaaa', 'aa', ['aa', 'aa']],
    ['nothing for white space', 'a b', ' ', []],
  ])('%s', (_, text, query, found) => {
    expect(places(text, query)).toEqual(found)
  })

  it.each([
    ['within a word', 'Peace and peaceful.', 'peace', ['Peace']],
    ['beside an accent', 'cafe\u0301s cafe\u0301', 'café', ['cafe\u0301']],
    ['at an apostrophe', 'we’re we', 'we', ['we', 'we']],
    ['Chinese', '我们在北京大学', '北京大学', ['北京大学']],
  ])('whole words: %s', (_, text, query, found) => {
    expect(places(text, query, { whole: true })).toEqual(found)
  })

  it('matches case when asked to', () => {
    expect(places('May may MAY', 'May', { keepCase: true })).toEqual(['May'])
    expect(places('Él él', 'El', { keepCase: true })).toEqual(['Él'])
  })
})

describe('plain', () => {
  it.each(cases)('%s, as Go folds it', (text, folded) => {
    expect(plain(text!)).toBe(folded)
  })
})

const letter = fc.constantFrom(...'aAbÉéßﬁİıłŁøæœ ’–\n\u0301\u0308\u00AD\u200D\u3099かが각कि्שׁمُ🙂👩ςΣйЙ한'.split(/(?:)/u))
const text = fc.array(fc.oneof(letter, fc.string({ unit: 'grapheme', maxLength: 2 })), { maxLength: 60 }).map((parts) => parts.join(''))

describe('positions', () => {
  it('lead back into the text, in order and whole', () => {
    fc.assert(fc.property(text, fc.boolean(), (words, keepCase) => {
      const folded = fold(words, keepCase)
      expect(folded.from.length).toBe(folded.text.length + 1)
      expect(folded.from[folded.text.length]).toBe(words.length)
      for (let i = 1; i < folded.from.length; i++) expect(folded.from[i]!).toBeGreaterThanOrEqual(folded.from[i - 1]!)
    }))
  })

  it('are those of what was sought: whatever stands in the text is found there', () => {
    fc.assert(fc.property(text, fc.nat(), fc.nat(), fc.boolean(), (words, a, b, keepCase) => {
      const cut = [...new Intl.Segmenter().segment(words)].map((s) => s.index).concat(words.length)
      const [from, to] = [cut[a % cut.length]!, cut[b % cut.length]!].sort((x, y) => x - y) as [number, number]
      const query = words.slice(from, to)
      fc.pre(fold(query, keepCase).text.trim() !== '')
      const found = findAll(words, fold(words, keepCase), query, { keepCase, whole: false })
      expect(found.length).toBeGreaterThan(0)
      let end = 0
      for (const place of found) {
        expect(place.start).toBeGreaterThanOrEqual(end)
        expect(place.end).toBeGreaterThan(place.start)
        expect(fold(words.slice(place.start, place.end), keepCase).text).toContain(fold(query, keepCase).text)
        end = place.end
      }
    }), { numRuns: 400 })
  })

  it('come at once in a long transcript', () => {
    const long = 'Señor Müller said: “It’s a matter of trust.” And so we went on – for years.\n'.repeat(16_000) // 200,000 words and more
    fold(long.slice(0, 1000), false)
    const begun = performance.now()
    const folded = fold(long, false)
    const ready = performance.now()
    expect(findAll(long, folded, 'muller', loose).length).toBe(16_000)
    const found = performance.now()
    expect(ready - begun).toBeLessThan(1500) // generous: the machine may be busy
    expect(found - ready).toBeLessThan(300)
  })
})
