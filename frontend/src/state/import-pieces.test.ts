import { expect, test } from 'vitest'
import { piecesOf } from './import-pieces'

test('pieces are cut where directions and highlights begin and end', () => {
  const text = 'Well. (Laughter.) Yes.'
  const pieces = piecesOf({ text, directions: [{ start: 6, end: 17 }], highlights: [{ start: 0, end: 10, colour: '' }, { start: 18, end: 21, colour: '#FFFF00' }] })
  expect(pieces.map((p) => p.words).join('')).toBe(text)
  expect(pieces).toEqual([
    { words: 'Well. ', said: true, colour: '' },
    { words: '(Lau', said: false, colour: '' },
    { words: 'ghter.)', said: false, colour: undefined },
    { words: ' ', said: true, colour: undefined },
    { words: 'Yes', said: true, colour: '#FFFF00' },
    { words: '.', said: true, colour: undefined },
  ])
})

test('an empty paragraph has no pieces', () => {
  expect(piecesOf({ text: '', directions: [], highlights: [] })).toEqual([])
})
