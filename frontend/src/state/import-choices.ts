// What a person decides about a file before it is imported. Nothing here is kept: each
// choice makes a new value of all choices.
import type { ImportChoices, ImportLabel } from '../api'

export const noChoices: ImportChoices = { pattern: '', names: {}, roles: {}, notSpeakers: [], encoding: '', marks: false }

/** Somebody as the file names them, and what has been decided about them. */
export interface Voice {
  readonly label: ImportLabel
  readonly name: string
  readonly role: string
  readonly speaks: boolean
}

/** The labels of a file with the choices applied. */
export function voicesOf(labels: readonly ImportLabel[], choices: ImportChoices): Voice[] {
  return labels.map((label) => {
    const name = label.labels.map((l) => choices.names[l]).find((n) => n) ?? label.name
    return { label, name, role: choices.roles[name] ?? label.role, speaks: !label.labels.some((l) => choices.notSpeakers.includes(l)) }
  })
}

/** Gives a speaker another name. What they do stays, though it may have been guessed by the old one. */
export function rename(choices: ImportChoices, voice: Voice, name: string): ImportChoices {
  const names = { ...choices.names }
  for (const label of voice.label.labels) names[label] = name
  return { ...choices, names, roles: { ...choices.roles, [name]: voice.role } }
}

/** Makes a speaker the same person as another. */
export function join(choices: ImportChoices, voice: Voice, as: Voice): ImportChoices {
  return rename(speak(choices, voice, true), { ...voice, role: as.role }, as.name)
}

export function give(choices: ImportChoices, voice: Voice, role: string): ImportChoices {
  const spoken = speak(choices, voice, true)
  return { ...spoken, roles: { ...spoken.roles, [voice.name]: role } }
}

/** Says whether a label is somebody's at all. */
export function speak(choices: ImportChoices, voice: Voice, speaks: boolean): ImportChoices {
  const others = choices.notSpeakers.filter((l) => !voice.label.labels.includes(l))
  return { ...choices, notSpeakers: speaks ? others : [...others, ...voice.label.labels] }
}

/** Reads the file in another way; where its front matter ends is then found anew. */
export function read(choices: ImportChoices, pattern: string): ImportChoices {
  const { frontEnd: _, ...rest } = choices
  return { ...rest, pattern }
}

/** What can hold for other files too: who speaks, and how that is told. */
export function shared({ pattern, names, roles, notSpeakers }: ImportChoices): ImportChoices {
  return { ...noChoices, pattern, names, roles, notSpeakers }
}

export function sameChoices(a: ImportChoices, b: ImportChoices): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
