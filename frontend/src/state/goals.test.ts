import { describe, expect, it } from 'vitest'
import { goalOf } from './goals'

describe('goalOf', () => {
  it.each([
    ['14', { kind: 'turn', number: 14 }],
    [' 1 ', { kind: 'turn', number: 1 }],
    ['１４', { kind: 'turn', number: 14 }],
    ['12:40', { kind: 'time', ms: 760_000 }],
    ['0:12:40', { kind: 'time', ms: 760_000 }],
    ['1:00:00.5', { kind: 'time', ms: 3_600_000 }],
    ['75:10', { kind: 'time', ms: 4_510_000 }],
    ['', { kind: 'nothing' }],
    ['0', { kind: 'wrong', words: 'The turns go from 1 to 23.' }],
    ['24', { kind: 'wrong', words: 'The turns go from 1 to 23.' }],
    ['12:60', { kind: 'wrong', words: 'Seconds go up to 59.' }],
    ['1:60:00', { kind: 'wrong', words: 'Minutes go up to 59.' }],
    ['12:', { kind: 'wrong', words: 'A time is written 12:40 or 0:12:40.' }],
    ['twelve', { kind: 'wrong', words: 'Write the number of a turn, or a time such as 12:40.' }],
  ])('reads “%s”', (typed, goal) => {
    expect(goalOf(typed, 23)).toEqual(goal)
  })

  it('says when there are no turns', () => {
    expect(goalOf('3', 0)).toEqual({ kind: 'wrong', words: 'This transcript has no turns.' })
  })
})
