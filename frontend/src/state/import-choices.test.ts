import { expect, test } from 'vitest'
import type { ImportLabel, KnownPerson } from '../api'
import { give, identify, join, noChoices, read, rename, shared, speak, voicesOf, withColour, withTag } from './import-choices'

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
  expect(shared({ ...rename(noChoices, voice(noChoices, 0), 'Anna'), title: 'T', frontEnd: 2, encoding: 'x' })).toEqual({
    ...noChoices, names: { Q: 'Anna' }, roles: { Anna: 'interviewer' },
  })
})

const kerry: KnownPerson = { id: 'k', name: 'Kerry', display: 'Kerry', role: 'interviewer', transcripts: 3, files: 0, same: true }
const perhaps: KnownPerson = { id: 'm', name: 'Mr. Kerry', display: 'Mr. Kerry', role: '', transcripts: 1, files: 0, same: false }
const known = (choices: typeof noChoices, ...people: KnownPerson[]) => voicesOf(labels, choices, [{ name: 'KERRY', known: people }])[1]!

test('somebody known does what they do, in every transcript', () => {
  expect(known(noChoices, kerry, perhaps)).toMatchObject({ role: 'interviewer', known: [{ same: true }, { same: false }] })
  const choices = give(noChoices, known(noChoices, kerry), 'respondent')
  expect(choices).toMatchObject({ roles: {}, peopleRoles: { k: 'respondent' } })
  expect(known(choices, kerry).role).toBe('respondent')
})

test('a speaker is another person, or another of those known', () => {
  const another = identify(noChoices, 'KERRY', kerry, false)
  expect(known(another, kerry, perhaps)).toMatchObject({ role: 'respondent', known: [{ same: false }, { same: false }] })
  const other = identify(another, 'KERRY', perhaps, true)
  expect(known(other, kerry, perhaps)).toMatchObject({ role: '', known: [{ same: false }, { same: true }] })
  const fresh = { ...kerry, id: '', files: 2 }
  expect(identify(identify(noChoices, 'KERRY', fresh, false), 'KERRY', fresh, true)).toEqual(noChoices)
})

test('a colour is left out, comes back, and has a tag', () => {
  const { marks } = noChoices
  const without = withColour(marks, '#FFFF00', false)
  expect(withColour(without, '#FFFF00', false).leftOut).toEqual(['#FFFF00'])
  expect(withColour(without, '#FFFF00', true)).toEqual(marks)
  expect(withTag(withTag(marks, '#FFFF00', 'Water'), '#00FF00', '').tags).toEqual({ '#FFFF00': 'Water', '#00FF00': '' })
})
