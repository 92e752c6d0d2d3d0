// What a person decides about a file before it is imported. Nothing here is kept: each
// choice makes a new value of all choices.
import type { ImportChoices, ImportLabel, ImportPerson, KnownPerson, MarkChoices } from '../api'

export const noChoices: ImportChoices = {
  pattern: '', names: {}, roles: {}, notSpeakers: [], encoding: '', people: {}, peopleRoles: {}, marks: { noComments: false, leftOut: [], tags: {} },
}

/** Somebody as the file names them, and what has been decided about them. */
export interface Voice {
  readonly label: ImportLabel
  readonly name: string
  readonly role: string
  readonly speaks: boolean
  /** Whom they may be of those who are known. */
  readonly known: readonly KnownPerson[]
}

/** The labels of a file with the choices applied. */
export function voicesOf(labels: readonly ImportLabel[], choices: ImportChoices, people: readonly ImportPerson[] = []): Voice[] {
  return labels.map((label) => {
    const name = label.labels.map((l) => choices.names[l]).find((n) => n) ?? label.name
    const known = (people.find((p) => p.name === name)?.known ?? []).map((k) => ({ ...k, same: isSame(choices, name, k) }))
    const person = known.find((k) => k.same && k.id !== '')
    const role = person ? (choices.peopleRoles[person.id] ?? person.role) : (choices.roles[name] ?? label.role)
    return { label, name, role, speaks: !label.labels.some((l) => choices.notSpeakers.includes(l)), known }
  })
}

/** Whether a speaker is a known person: as was chosen, else as Go proposes. */
function isSame(choices: ImportChoices, name: string, known: KnownPerson): boolean {
  const chosen = choices.people[name]
  return chosen === undefined ? known.same : chosen !== '' && chosen === known.id
}

/** Makes a speaker a known person, or another one. */
export function identify(choices: ImportChoices, name: string, known: KnownPerson, same: boolean): ImportChoices {
  const { [name]: _, ...people } = choices.people
  if (!same) people[name] = ''
  else if (known.id !== '') people[name] = known.id
  return { ...choices, people }
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

/** Says what a speaker does; of somebody in the project it then holds in every transcript. */
export function give(choices: ImportChoices, voice: Voice, role: string): ImportChoices {
  const spoken = speak(choices, voice, true)
  const person = voice.known.find((k) => k.same && k.id !== '')
  if (person) return { ...spoken, peopleRoles: { ...spoken.peopleRoles, [person.id]: role } }
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

/** Whether the passages of a colour come in. */
export function withColour(marks: MarkChoices, colour: string, on: boolean): MarkChoices {
  const others = marks.leftOut.filter((c) => c !== colour)
  return { ...marks, leftOut: on ? others : [...others, colour] }
}

/** Gives the passages of a colour a tag, by its path; none for an empty one. */
export function withTag(marks: MarkChoices, colour: string, tag: string): MarkChoices {
  return { ...marks, tags: { ...marks.tags, [colour]: tag } }
}

/** What can hold for other files too: who speaks, how that is told, and what becomes of marks. */
export function shared({ pattern, names, roles, notSpeakers, people, peopleRoles, marks }: ImportChoices): ImportChoices {
  return { ...noChoices, pattern, names, roles, notSpeakers, people, peopleRoles, marks }
}

export function sameChoices(a: ImportChoices, b: ImportChoices): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
