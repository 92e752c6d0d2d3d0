import { describe, expect, it } from 'vitest'
import { counted, differing, leftInTrash, markedWords, momentOf, shortened, sizeOf } from './wording'

// Times without a zone are the reader's own.
const now = new Date('2026-11-24T16:30:00')

describe('momentOf', () => {
  it.each([
    ['today', '2026-11-24T14:02:00', '', '14:02'],
    ['today, said so', '2026-11-24T00:00:00', 'today, ', 'today, 00:00'],
    ['yesterday', '2026-11-23T23:59:59', 'today, ', '23 Nov, 23:59'],
    ['the same day of another year', '2025-11-24T14:02:00', '', '24 Nov 2025, 14:02'],
    ['no time at all', 'long ago', 'today, ', 'long ago'],
  ])('writes %s', (_, time, today, expected) => {
    expect(momentOf(time, now, today)).toBe(expected)
  })
})

it('says who marked a passage, where that was somebody else', () => {
  expect(markedWords('me', '2026-11-24T14:02:00', now)).toBe('Marked today, 14:02')
  expect(markedWords('Rita', '2025-11-23T14:02:00', now)).toBe('Marked by Rita, 23 Nov 2025, 14:02')
})

describe('leftInTrash', () => {
  it.each([
    ['just thrown', '2026-11-24T16:30:00', '30 days left'],
    ['thrown yesterday', '2026-11-23T16:30:00', '29 days left'],
    ['on its second last day', '2026-10-26T17:30:00', '2 days left'],
    ['on its last day', '2026-10-26T15:30:00', 'its last day'],
    ['overdue', '2026-10-20T16:30:00', 'its last day'],
  ])('counts what was %s', (_, thrown, expected) => {
    expect(leftInTrash(thrown, now)).toBe(expected)
  })
})

it.each([[12, '1 KB'], [412_400, '412 KB'], [999_499, '999 KB'], [999_500, '1.0 MB'], [1_234_567, '1.2 MB']])('writes %i bytes as %s', (bytes, expected) => {
  expect(sizeOf(bytes)).toBe(expected)
})

it.each([[0, '0 tags'], [1, '1 tag'], [1234, '1,234 tags']])('counts %i', (n, expected) => {
  expect(counted(n, 'tag')).toBe(expected)
})

describe('differing', () => {
  it.each([
    ['one word among others', 'Secretary Kery said', 'Secretary Kerry said', 'Kery', 'Kerry'],
    ['the first and the last', 'teh end', 'the End', 'teh end', 'the End'],
    ['a word taken out', 'well uh yes', 'well yes', 'uh', ''],
    ['a word put in', 'well yes', 'well, oh yes', 'well', 'well, oh'],
    ['all of it', 'uh', '', 'uh', ''],
    ['words that come twice', 'no no', 'no', 'no', ''],
    ['nothing', 'the same', 'the same', '', ''],
  ])('finds %s', (_, before, now, was, is) => {
    expect(differing(before, now)).toEqual([was, is])
  })
})

it('long words are told by their first', () => {
  expect(shortened('short')).toBe('short')
  expect(shortened('word '.repeat(30))).toBe(`${'word '.repeat(12).trim()}…`)
})
