import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockAt, cut, directionsIn, paragraphsIn } from './blocks'
import { Marks } from './marks'
import { highlightOf, transcriptOf } from './sample'

const t = transcriptOf(['Title', '', 'Place'], [['One two.', 'Three four.'], ['Five.'], 'Loose words.', ['Six.']])
const doc = cut(t)
const paragraphs = doc.paragraphs.map((p) => doc.text.slice(p.start, p.end))

describe('cut', () => {
  test('paragraphs are the text, less newlines and empty lines', () => {
    expect(paragraphs).toEqual(['Title', 'Place', 'One two.', 'Three four.', 'Five.', 'Loose words.', 'Six.'])
  })

  test('blocks are the front matter, the turns and what lies between', () => {
    expect(doc.blocks.map((b) => [b.front, b.turn?.number ?? 0, b.last - b.first])).toEqual([
      [true, 0, 2],
      [false, 1, 2],
      [false, 2, 1],
      [false, 0, 1],
      [false, 3, 1],
    ])
  })

  test('positions find their block and spans their paragraphs', () => {
    expect(blockAt(doc, doc.text.indexOf('Loose'))).toBe(3)
    expect(blockAt(doc, 0)).toBe(0)
    const span = { start: doc.text.indexOf('two'), end: doc.text.indexOf('Five') + 1 }
    expect(paragraphsIn(doc, span)).toEqual([2, 5])
    expect(paragraphsIn(doc, { start: 3, end: 3 })).toEqual([0, 1])
  })

  test('a transcript without words has no paragraphs', () => {
    expect(cut(transcriptOf([], [])).paragraphs).toEqual([])
  })

  test('directions are found by span', () => {
    const withAside = { ...doc, directions: [{ start: 2, end: 4 }, { start: 20, end: 25 }] }
    expect(directionsIn(withAside, { start: 4, end: 21 })).toEqual([{ start: 20, end: 25 }])
  })
})

describe('marks', () => {
  const place = (what: string, id = what, tags: string[] = [], note = '') =>
    highlightOf(id, doc.text.indexOf(what), doc.text.indexOf(what) + what.length, tags, note)

  test('a change touches the paragraphs of its old place and its new one', () => {
    const marks = new Marks(doc, [place('Three', 'h')])
    const touched = marks.put([place('Five', 'h')], [])
    expect([...touched.paragraphs].sort()).toEqual([3, 4])
    expect([...touched.blocks].sort()).toEqual([1, 2])
    expect(marks.inParagraph(3)).toEqual([])
    expect(marks.inParagraph(4).map((h) => h.id)).toEqual(['h'])
  })

  test('a note touches the margin only', () => {
    const marks = new Marks(doc, [place('Three', 'h')])
    const touched = marks.put([place('Three', 'h', [], 'a note')], [])
    expect([...touched.paragraphs]).toEqual([])
    expect([...touched.blocks]).toEqual([1])
    expect(marks.get('h')?.note).toBe('a note')
  })

  test('diff finds what changed and what is gone', () => {
    const [one, two, three] = [place('One'), place('Three'), place('Five')]
    const marks = new Marks(doc, [one, two, three])
    expect(marks.diff([one, two, three])).toEqual({ changed: [], removed: [] })
    const changed = { ...two, tagIds: ['x'] }
    expect(marks.diff([{ ...one }, changed])).toEqual({ changed: [changed], removed: ['Five'] })
    expect(marks.diff([one, two, three, place('Six')]).changed.map((h) => h.id)).toEqual(['Six'])
  })

  test('beside goes from one to the next, or from a position', () => {
    const marks = new Marks(doc, [place('Five'), place('One')])
    expect(marks.beside('One', 0, 1)?.id).toBe('Five')
    expect(marks.beside('One', 0, -1)).toBeUndefined()
    expect(marks.beside(null, doc.text.indexOf('Three'), 1)?.id).toBe('Five')
    expect(marks.beside(null, doc.text.indexOf('Three'), -1)?.id).toBe('One')
  })

  test('after any changes it is as if made anew', () => {
    const one = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), start: fc.nat(doc.text.length - 1), length: fc.integer({ min: 1, max: 25 }) })
    const change = fc.record({ put: fc.array(one, { maxLength: 3 }), removed: fc.subarray(['a', 'b', 'c', 'd']) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const marks = new Marks(doc, [])
        const known = new Map<string, ReturnType<typeof highlightOf>>()
        for (const { put, removed } of changes) {
          const changed = put.map(({ id, start, length }) => highlightOf(id, start, Math.min(doc.text.length, start + length)))
          marks.put(changed, removed)
          removed.forEach((id) => known.delete(id))
          changed.forEach((h) => known.set(h.id, h))
        }
        const anew = new Marks(doc, [...known.values()])
        expect(marks.inOrder()).toEqual(anew.inOrder())
        doc.paragraphs.forEach((_, p) => expect(marks.inParagraph(p)).toEqual(anew.inParagraph(p)))
        doc.blocks.forEach((_, b) => expect(marks.inBlock(b)).toEqual(anew.inBlock(b)))
      }),
    )
  })
})
