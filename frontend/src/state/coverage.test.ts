import { describe, expect, it } from 'vitest'
import { coverage } from './coverage'

const words = [0, 10, 20, 30, 40, 50, 60, 70]

describe('coverage', () => {
  it.each([
    ['nothing highlighted', [{ start: 0, end: 80 }], [], 0],
    ['no answers', [], [{ start: 0, end: 80 }], 0],
    ['half of one answer', [{ start: 0, end: 40 }], [{ start: 0, end: 20 }], 0.5],
    ['a word counts where it begins', [{ start: 0, end: 40 }], [{ start: 5, end: 25 }], 0.5],
    ['what overlaps counts once', [{ start: 0, end: 40 }], [{ start: 0, end: 20 }, { start: 5, end: 15 }, { start: 10, end: 30 }], 0.75],
    ['what is over a question counts nothing', [{ start: 0, end: 20 }, { start: 40, end: 60 }], [{ start: 10, end: 50 }], 0.5],
    ['all of it', [{ start: 0, end: 20 }, { start: 40, end: 60 }], [{ start: 0, end: 80 }], 1],
  ])('%s', (_, answers, over, share) => {
    expect(coverage(words, answers, over)).toBe(share)
  })
})
