import { expect, it } from 'vitest'
import { citation } from './citation'

it.each([
  ['with everything', { quote: 'Well,\nyes. ', turn: 4 }, { display: 'Ana' }, 'Interview 3', '“Well, yes.” (Ana, Interview 3, turn 4)'],
  ['outside turns', { quote: 'Moscow', turn: 0 }, undefined, 'Interview 3', '“Moscow” (Interview 3)'],
  ['with nothing known', { quote: 'Moscow', turn: 0 }, undefined, '', '“Moscow”'],
])('cites %s', (_, h, speaker, title, expected) => {
  expect(citation(h, speaker, title)).toBe(expected)
})
