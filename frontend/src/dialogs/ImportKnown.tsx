import type { KnownPerson } from '../api'
import { identify, type Voice } from '../state/import-choices'
import { choices, decide } from '../state/import-preview'
import { counted } from '../state/wording'

/** Whom a speaker may be of those who are known: a row below theirs. */
export function ImportKnown({ voice }: { voice: Voice }) {
  const { known, name, speaks } = voice
  if (!speaks || known.length === 0) return null
  return (
    <tr class="import-known">
      <td colSpan={3}>
        {known.map((person) => (
          <label key={person.id} class="import-check">
            <input type="checkbox" checked={person.same} onChange={(e) => decide(identify(choices.value, name, person, e.currentTarget.checked))} />
            <span>{sentenceOf(person, voice)}</span>
          </label>
        ))}
      </td>
    </tr>
  )
}

function sentenceOf(person: KnownPerson, voice: Voice) {
  const of = person.id === '' ? counted(person.files, 'other file') : counted(person.transcripts, 'transcript')
  const where = `in ${of.replaceAll(' ', '\u00A0')}`
  const one = <bdi>{person.display}</bdi>
  if (sameWords(person.display, voice.name)) return <>The same {one} as {where}</>
  return <>The same person as {one} {where}</>
}

function sameWords(a: string, b: string): boolean {
  return a.toLowerCase().split(/\s+/).join(' ') === b.toLowerCase().split(/\s+/).join(' ')
}
