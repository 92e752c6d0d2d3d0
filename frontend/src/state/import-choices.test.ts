import { expect, test } from 'vitest'
import type { ImportLabel } from '../api'
import { give, join, noChoices, read, rename, shared, speak, voicesOf } from './import-choices'

const labels: ImportLabel[] = [
  { labels: ['Q'], name: 'Q', role: 'interviewer', turns: 4 },
  { labels: ['KERRY'], name: 'KERRY', role: 'respondent', turns: 3 },
  { labels: ['SECRETARY KERRY', 'SEC. KERRY'], name: 'SECRETARY KERRY', role: '', turns: 2 },
  { labels: ['NOTE'], name: 'NOTE', role: '', turns: 1 },
]
const voice = (choices: typeof noChoices, i: number) => voicesOf(labels, choices)[i]!

test('a new name keeps what somebody does', () => {
  const choices = rename(noChoices, voice(noChoices, 0), 'Anna')
  expect(voice(choices, 0)).toMatchObject({ name: 'Anna', role: 'interviewer', speaks: true })
  expect(choices).toMatchObject({ names: { Q: 'Anna' }, roles: { Anna: 'interviewer' } })
})

test('two labels become one person, with what the other does', () => {
  const choices = join(noChoices, voice(noChoices, 2), voice(noChoices, 1))
  expect(choices.names).toEqual({ 'SECRETARY KERRY': 'KERRY', 'SEC. KERRY': 'KERRY' })
  expect(voice(choices, 2)).toMatchObject({ name: 'KERRY', role: 'respondent' })
})

test('a label is nobody’s, and then somebody’s again', () => {
  const nobody = speak(noChoices, voice(noChoices, 3), false)
  expect(nobody.notSpeakers).toEqual(['NOTE'])
  expect(voice(nobody, 3).speaks).toBe(false)
  expect(speak(nobody, voice(nobody, 3), false).notSpeakers).toEqual(['NOTE'])
  expect(give(nobody, voice(nobody, 3), 'respondent')).toMatchObject({ notSpeakers: [], roles: { NOTE: 'respondent' } })
})

test('another way of reading finds the front matter anew', () => {
  expect(read({ ...noChoices, frontEnd: 3 }, 'dashes')).toEqual({ ...noChoices, pattern: 'dashes' })
})

test('a title is one file’s own', () => {
  expect(shared({ ...rename(noChoices, voice(noChoices, 0), 'Anna'), title: 'T', frontEnd: 2, encoding: 'x', marks: true })).toEqual({
    ...noChoices, names: { Q: 'Anna' }, roles: { Anna: 'interviewer' },
  })
})
