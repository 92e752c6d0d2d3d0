// The speakers as a table: what is known of each, how much each says, and who may be one person.
import { batch, computed, effect, signal } from '@preact/signals'
import { tables, type Speaker, type SpeakerCount } from '../api'
import { memos, speakers } from './apply'
import { showExcerptsOfSpeakers } from './excerpts-of'
import { takeBack } from './history'
import { Listing } from './listing'
import { page } from './pages'
import { filtered, sorted, type Column, type Sort } from './rows'
import { announce, toast } from './screen'
import { attributesOf, editCells } from './tables'
import { counted } from './wording'
import { afterChange, submit } from './writes'

/** A speaker with how much they say. */
export interface Person extends Speaker {
  readonly counts: SpeakerCount
  /** Of the words of all speakers, 0 to 1. */
  readonly share: number
  readonly hasMemo: boolean
}

export const roles = [
  { value: 'respondent', label: 'Answers' },
  { value: 'interviewer', label: 'Asks' },
  { value: '', label: 'Neither' },
] as const

export const roleName = (role: string): string => roles.find((r) => r.value === role)?.label ?? ''

/** How much each speaker says, asked for anew whenever it may be another. */
export const counts = new Listing<SpeakerCount>(tables.speakerCounts)
/** Pairs of speakers who may be one person. */
export const alike = new Listing<string[]>(tables.alike)

const silent = (id: string): SpeakerCount => ({ id, transcripts: 0, turns: 0, words: 0, highlights: 0 })

export const people = computed<readonly Person[]>(() => {
  const byId = new Map((counts.items.value ?? []).map((c) => [c.id, c]))
  const words = [...byId.values()].reduce((sum, c) => sum + c.words, 0)
  const noted = new Set(memos.value.flatMap((m) => (m.subject === 'speaker' ? m.subjectId : [])))
  return [...speakers.value.values()].map((speaker) => {
    const mine = byId.get(speaker.id) ?? silent(speaker.id)
    return { ...speaker, counts: mine, share: mine.words / Math.max(1, words), hasMemo: noted.has(speaker.id) }
  })
})

export const personColumns = computed<readonly Column<Person>[]>(() => [
  { id: 'name', label: 'Name', width: 210, value: (p) => p.display, written: (p) => p.name, editable: true },
  { id: 'role', label: 'Role', width: 96, value: (p) => roleName(p.role), written: (p) => p.role, choices: () => roles, editable: true },
  { id: 'transcripts', label: 'Transcripts', width: 96, number: true, value: (p) => p.counts.transcripts, editable: false },
  { id: 'turns', label: 'Turns', width: 74, number: true, value: (p) => p.counts.turns, editable: false },
  { id: 'words', label: 'Words', width: 84, number: true, value: (p) => p.counts.words, editable: false },
  { id: 'share', label: 'Share', width: 100, number: true, value: (p) => p.share, editable: false },
  { id: 'highlights', label: 'Highlights', width: 92, number: true, value: (p) => p.counts.highlights, editable: false, follow: (p) => showExcerptsOfSpeakers([p.id]) },
  ...attributesOf('speaker').map((a): Column<Person> => ({ id: a.id, label: a.name, width: 130, value: (p) => p.values[a.id] ?? '', editable: true })),
])

export const personFilter = signal('')
export const personSort = signal<Sort | null>({ id: 'words', down: true })
export const chosenPeople = signal<ReadonlySet<string>>(new Set())
/** The speaker whose memo and transcripts are shown below the table; empty for none. */
export const lookedAt = signal('')

export const shownPeople = computed(() => sorted(filtered(people.value, personColumns.value, personFilter.value), personColumns.value, personSort.value))

/** Those of the chosen speakers who are there and shown. */
export const chosen = computed(() => shownPeople.value.filter((p) => chosenPeople.value.has(p.id)))

/** Pairs that may be one person, but for those of whom it was said that they are two. */
export const likely = computed(() => {
  const byId = new Map(people.value.map((p) => [p.id, p]))
  return (alike.items.value ?? []).flatMap((pair) => {
    const [a, b] = pair.map((id) => byId.get(id))
    return a && b ? [[a, b] as const] : []
  })
})

export async function areTwo(a: Person, b: Person): Promise<void> {
  if (await submit({ run: () => tables.setApart(a.id, b.id) })) announce(`${a.display} and ${b.display} stay two`)
}

export async function mergePeople(from: readonly Person[], into: Person): Promise<void> {
  const ids = from.map((p) => p.id)
  if (!(await submit({ run: () => tables.mergeSpeakers(ids, into.id) }))) return
  chosenPeople.value = new Set()
  const who = from.length === 1 ? `“${from[0]?.display ?? ''}” is` : `${counted(from.length, 'speaker')} are`
  toast(`${who} now “${into.display}”`, { action: takeBack })
}

const between = '; '

/** What two speakers' value of one attribute becomes when they are merged: as the store does it. */
export function bothValues(first: string, second: string): string {
  if (first === '' || second === '') return first + second
  return [...new Set([...first.split(between), ...second.split(between)])].join(between)
}

export function setRole(ids: readonly string[], role: string): void {
  void editCells('speaker', ids.map((subjectId) => ({ subjectId, field: 'role', value: role })))
}

// While the page is shown it follows the project.
const look = () => {
  void counts.load()
  void alike.load()
}
effect(() => {
  if (page.value === 'speakers') look()
})
afterChange((change) => {
  const who = change.speakers.length + change.removed.speakers.length > 0
  const said = who || change.highlights.length + change.removed.highlights.length + change.transcripts.length + change.removed.transcripts.length > 0
  if (page.value !== 'speakers' || !said) return
  void counts.load()
  if (who) void alike.load()
})

/** Leaves the people of the last project behind. */
export function forgetPeople(): void {
  batch(() => {
    counts.reset()
    alike.reset()
    chosenPeople.value = new Set()
    personFilter.value = ''
    lookedAt.value = ''
  })
}
