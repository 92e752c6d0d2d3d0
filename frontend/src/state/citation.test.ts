import { expect, it } from 'vitest'
import { citation } from './citation'

it.each([
  ['with everything', { quote: 'Well,\nyes. ', turn: 4, time: '0:12:40' }, { display: 'Ana' }, 'Interview 3', '“Well, yes.” (Ana, Interview 3, 0:12:40)'],
  ['without a time', { quote: 'Well, yes.', turn: 4, time: '' }, { display: 'Ana' }, 'Interview 3', '“Well, yes.” (Ana, Interview 3, turn 4)'],
  ['outside turns', { quote: 'Moscow', turn: 0, time: '' }, undefined, 'Interview 3', '“Moscow” (Interview 3)'],
  ['with nothing known', { quote: 'Moscow', turn: 0, time: '' }, undefined, '', '“Moscow”'],
])('cites %s', (_, h, speaker, title, expected) => {
  expect(citation(h, speaker, title)).toBe(expected)
})
