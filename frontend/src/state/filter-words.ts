// The words of a filter, as the page writes them. Go reads them: internal/filter.
import type { FilterTerm, FilterValue } from '../api'
import { plain } from './folding'

/** What a term asks for: the part of one that can be chosen. */
export type Draft = Pick<FilterTerm, 'key' | 'name' | 'not'> & { readonly values: readonly FilterValue[] }

export const attribute = '@'
export const words = ''

/** The keys whose values are tags. */
export const ofTags: ReadonlySet<string> = new Set(['tag', 'overlaps', 'sameturn', 'near'])
/** The keys of which there may be none, and how that is said. */
export const noneOf: Readonly<Record<string, string>> = {
  tag: 'Untagged', speaker: 'Outside the turns', role: 'No role', folder: 'In no folder', date: 'No date that can be read', [attribute]: 'Not known',
}
/** The keys that are typed rather than chosen, with an example. */
export const typed: Readonly<Record<string, string>> = {
  [words]: 'hidden agenda', note: 'condition', date: '2016..2017', made: '2026-11-01..',
}
const labels: Readonly<Record<string, string>> = {
  tag: 'Tag', speaker: 'Speaker', role: 'Role', transcript: 'Transcript', folder: 'Folder', status: 'Status', date: 'Date', note: 'Note says',
  has: 'Has a note', overlaps: 'Overlaps a tag', sameturn: 'In a turn with a tag', near: 'Near a tag', made: 'Highlighted', [words]: 'Says',
}

/** The keys in the order they are offered. Attributes come with their names. */
export const offered: readonly string[] = [
  'tag', 'speaker', 'role', 'transcript', 'folder', 'status', 'date', words, 'note', 'has', 'overlaps', 'sameturn', 'near', 'made',
]

export function labelOf(key: string, name: string): string {
  return key === attribute ? name : (labels[key] ?? key)
}

/** A text in quotes, which stands for nothing but itself. */
export function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

/** A name as one types it: in quotes only where it must be. */
export function named(name: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_'’&-]*$/u.test(name) && name.toLowerCase() !== 'none' ? name : quote(name)
}

/** A term as it is written; empty where it asks for nothing. */
export function termWords({ key, name, not, values }: Draft): string {
  if (values.length === 0) return ''
  const written = key === words ? '' : key === attribute ? `@${quote(name)}:` : `${key}:`
  return (not ? '-' : '') + written + values.map((value) => valueWords(key, value)).join(',')
}

function valueWords(key: string, { kind, text, to, alone, turns }: FilterValue): string {
  switch (kind) {
    case '-':
      return 'none'
    case '..':
      return `${text}..${to}`
    case '>':
    case '<':
      return kind + text
  }
  return (alone ? '=' : '') + (kind === '{}' ? `{${text}}` : quote(text)) + (key === 'near' ? `/${turns}` : '')
}

/** A value as it is read: “30 to 40”, “Untagged”, “after 2016”. */
export function valueLabel(key: string, { kind, text, to, label }: FilterValue): string {
  switch (kind) {
    case '-':
      return noneOf[key] ?? 'None'
    case '..':
      return to === '' ? `from ${text}` : text === '' ? `up to ${to}` : `${text} to ${to}`
    case '>':
      return `${key === attribute ? 'over' : 'after'} ${text}`
    case '<':
      return `${key === attribute ? 'under' : 'before'} ${text}`
  }
  return key === words || key === 'note' ? `“${label}”` : label
}

/** What stands before the values of a term: “Speaker:”, “Not near”. A tag says for itself that it is one. */
export function lead({ key, name, not, values }: FilterTerm): string {
  const word: Readonly<Record<string, string>> = {
    tag: '', [words]: 'says', note: 'note says', overlaps: 'overlaps', sameturn: 'in a turn with', near: `within ${values[0]?.turns ?? 0} turns of`, has: 'has a',
  }
  const said = word[key] ?? `${labelOf(key, name).toLowerCase()}:`
  const whole = not ? `not ${said}`.trim() : said
  return whole === '' ? '' : whole[0]!.toUpperCase() + whole.slice(1)
}

/** What the page knows the names of. */
export interface Known {
  readonly tags: readonly { readonly path: string; readonly colour: string }[]
  readonly speakers: readonly string[]
  readonly transcripts: readonly string[]
  readonly folders: readonly string[]
  readonly attributes: readonly string[]
}

export interface Completion {
  readonly label: string
  readonly detail: string
  readonly colour?: string
  /** What stands in the place of what was typed, up to the caret. */
  readonly words: string
  /** Whether the term is whole then. */
  readonly whole: boolean
  /** The key that it begins, where it is one of the language's. */
  readonly key?: string
}

/** Where completing begins, and what may stand there. */
export interface Completions {
  readonly from: number
  readonly options: readonly Completion[]
}

const details: Readonly<Record<string, string>> = {
  'tag:': 'and the tags below it; tag:=NAME alone; tag:none', 'speaker:': 'who says any of the words', 'role:': 'interviewer, respondent',
  'transcript:': 'a title', 'folder:': 'where it is filed', 'status:': 'unread, reading, done', 'date:': '2016, 2016-03..2017',
  'note:': 'words of the note', 'has:': 'note', 'overlaps:': 'a tag on some of the same words', 'sameturn:': 'a tag in the same turn',
  'near:': 'a tag some turns away: NAME/3', 'made:': 'when it was highlighted', 'is:': 'untagged',
}
const fixed: Readonly<Record<string, readonly string[]>> = {
  role: ['interviewer', 'respondent', 'none'], status: ['unread', 'reading', 'done'], has: ['note'], is: ['untagged'],
}
const most = 8

/** What may stand where the caret is, behind what is typed up to it. */
export function completions(before: string, known: Known): Completions {
  const [, not = '', key, value = ''] = /(?:^|\s)(-?)(?:([a-z]+):)?((?:[^\s"]|"(?:[^"\\]|\\.)*(?:"|$))*)$/iu.exec(before) ?? []
  if (key === undefined) return bare(before, not, value, known)
  const last = /(?:[^,"]|"(?:[^"\\]|\\.)*(?:"|$))*$/u.exec(value)?.[0] ?? ''
  const [, sign = '', typed = ''] = /^(=?)"?(.*?)"?$/su.exec(last) ?? []
  const options = namesOf(key.toLowerCase(), known)
    .filter(({ label }) => contains(label, typed))
    .slice(0, most)
    .map((name) => ({ ...name, detail: '', words: sign + (fixed[key.toLowerCase()] ? name.label : named(name.label)), whole: key.toLowerCase() !== 'near' }))
  return { from: before.length - last.length, options }
}

/** With no key yet: the keys that begin so, and the tags and speakers whose names say it. */
function bare(before: string, not: string, typed: string, known: Known): Completions {
  const attributes = known.attributes.map((name) => [`@${named(name)}:`, 'a value, or 30..40'] as const)
  const keys = [...Object.entries(details), ...attributes].filter(([key]) => bareOf(key).startsWith(bareOf(typed)))
    .map(([key, detail]) => ({ label: key, detail, words: not + key, whole: false, ...(key in details && { key: keyOf(key) }) }))
  if (typed.length < 2) return { from: before.length - typed.length - not.length, options: keys }
  const things = ['tag', 'speaker'].flatMap((key) => namesOf(key, known)
    .filter(({ label }) => contains(label, typed))
    .map((name) => ({ ...name, detail: key, words: `${not}${key}:${named(name.label)}`, whole: true })))
  return { from: before.length - typed.length - not.length, options: [...keys, ...things].slice(0, most) }
}

/** The key that a completion begins; is:untagged asks of tags. */
const keyOf = (written: string) => (written === 'is:' ? 'tag' : written.slice(0, -1))

const bareOf = (text: string) => text.replace(/^@"/, '@').toLowerCase()

function namesOf(key: string, known: Known): { label: string; colour?: string }[] {
  if (ofTags.has(key)) return known.tags.map(({ path, colour }) => ({ label: path, colour }))
  if (key === 'speaker') return known.speakers.map((label) => ({ label }))
  if (key === 'folder') return known.folders.map((label) => ({ label }))
  if (key === 'transcript') return known.transcripts.map((label) => ({ label }))
  return (fixed[key] ?? []).map((label) => ({ label }))
}

function contains(label: string, typed: string): boolean {
  return plain(label).includes(plain(typed))
}
