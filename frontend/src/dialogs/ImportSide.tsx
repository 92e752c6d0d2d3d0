import { Info, TriangleAlert } from 'lucide'
import type { ImportPreview } from '../api'
import { give, join, noChoices, read, rename, speak, type Voice } from '../state/import-choices'
import { canShare, choices, common, decide, shareChoices, voices } from '../state/import-preview'
import { incoming } from '../state/importing'
import { announce } from '../state/screen'
import { counted, sizeOf } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { ImportKnown } from './ImportKnown'
import { ImportMarks } from './ImportMarks'

const patterns: Readonly<Record<string, string>> = {
  voices: 'The file names them itself',
  colons: 'A name and a colon',
  letters: 'Q. and A.',
  alone: 'A name on its own line',
  strong: 'A name in bold',
  table: 'A column of names',
  dashes: 'A dash before each turn',
  nobody: 'Nobody: only paragraphs',
}

/** What can be decided about the file being looked at. */
export function ImportSide({ shown }: { shown: ImportPreview }) {
  return (
    <aside class="import-side" aria-label="What is known about it" key={shown.key}>
      <Details shown={shown} />
      <Speakers shown={shown} />
      <ImportMarks marks={shown.marks} />
      <Notes shown={shown} />
      <About shown={shown} />
    </aside>
  )
}

function Details({ shown }: { shown: ImportPreview }) {
  const field = (name: 'title' | 'date' | 'place', label: string) => (
    <label class="labelled">
      <span class="label">{label}</span>
      <input
        class="field" value={choices.value[name] ?? shown[name]} maxLength={400} autocomplete="off" dir="auto"
        onInput={(e) => decide({ ...choices.value, [name]: e.currentTarget.value })}
      />
    </label>
  )
  return (
    <section>
      {field('title', 'Title')}
      <div class="side-by-side">
        {field('date', 'Date')}
        {field('place', 'Place')}
      </div>
    </section>
  )
}

function Speakers({ shown }: { shown: ImportPreview }) {
  const others = incoming.value.length - 1
  return (
    <section>
      <h3>Speakers</h3>
      <label class="labelled">
        <span class="label">Told by</span>
        <select class="field" onChange={(e) => decide(read(choices.value, e.currentTarget.value))}>
          {shown.patterns.map((p) => <option key={p} value={p} selected={p === shown.pattern}>{patterns[p] ?? p}</option>)}
        </select>
      </label>
      {voices.value.length > 0 && (
        <table class="import-voices">
          <thead class="unseen"><tr><th>Name</th><th>Turns</th><th>Does what</th></tr></thead>
          <tbody>{voices.value.map((voice) => [<VoiceRow key={voice.label.name} voice={voice} />, <ImportKnown key={`known:${voice.label.name}`} voice={voice} />])}</tbody>
        </table>
      )}
      {shown.alike.map((names) => <Alike key={names.join()} names={names} />)}
      {others > 0 && canShare.value && <Button onClick={() => share(others)}>Use for the other files too</Button>}
      {others > 0 && !canShare.value && common.value !== noChoices && <p class="faint" role="status">The other files are read like this too.</p>}
    </section>
  )
}

function share(others: number): void {
  shareChoices()
  announce(`Used for ${counted(others, 'other file')} too`)
}

function VoiceRow({ voice }: { voice: Voice }) {
  const { label, name, role, speaks } = voice
  const others = voices.value.filter((v) => v.speaks && v.label !== label && v.name !== name)
  return (
    <tr class={speaks ? '' : 'nobody'}>
      <td>
        <input
          class="field" aria-label={`Name of ${label.name}`} title={label.labels.join(', ')} value={name} maxLength={200} disabled={!speaks} autocomplete="off" dir="auto"
          onInput={(e) => decide(rename(choices.value, voice, e.currentTarget.value))}
        />
      </td>
      <td class="count" title={counted(label.turns, 'turn')}>{label.turns}</td>
      <td>
        <select
          class="field" aria-label={`What ${name} does`}
          onChange={(e) => {
            const [act = '', of = ''] = e.currentTarget.value.split(/:(.*)/s)
            const as = others.find((v) => v.label.name === of)
            if (act === 'not') decide(speak(choices.value, voice, false))
            else if (act === 'same' && as) decide(join(choices.value, voice, as))
            else decide(give(choices.value, voice, of))
          }}
        >
          <option value="role:interviewer" selected={speaks && role === 'interviewer'}>Asks</option>
          <option value="role:respondent" selected={speaks && role === 'respondent'}>Answers</option>
          <option value="role:" selected={speaks && role === ''}>Neither</option>
          <option value="not" selected={!speaks}>Not a speaker</option>
          {others.length > 0 && (
            <optgroup label="The same person as">
              {others.map((v) => <option key={v.label.name} value={`same:${v.label.name}`}>{v.name}</option>)}
            </optgroup>
          )}
        </select>
      </td>
    </tr>
  )
}

function Alike({ names }: { names: readonly string[] }) {
  const of = voices.value.filter((v) => names.includes(v.name))
  const [first, ...rest] = of
  if (!first || rest.length === 0) return null
  return (
    <div class="import-alike">
      <p><bdi>{names.slice(0, -1).join(', ')}</bdi> and <bdi>{names.at(-1)}</bdi> may be one person.</p>
      <Button onClick={() => decide(rest.reduce((made, voice) => join(made, voice, first), choices.value))}>Make them one</Button>
    </div>
  )
}

function Notes({ shown }: { shown: ImportPreview }) {
  if (shown.unsure.length + shown.warnings.length === 0) return null
  return (
    <section>
      <h3>Worth a look</h3>
      <ul class="import-notes">
        {shown.warnings.map((words) => <li key={words} class="warned"><Icon of={TriangleAlert} size={13} /><span>{words}</span></li>)}
        {shown.unsure.map((words) => <li key={words}><Icon of={Info} size={13} /><span>{words}</span></li>)}
      </ul>
    </section>
  )
}

function About({ shown }: { shown: ImportPreview }) {
  return (
    <section>
      <h3>The file</h3>
      {shown.encodings.length > 1 && (
        <label class="labelled">
          <span class="label">Encoding</span>
          <select class="field" onChange={(e) => decide({ ...choices.value, encoding: e.currentTarget.value })}>
            {shown.encodings.map((name) => <option key={name} value={name} selected={name === shown.encoding}>{name}</option>)}
          </select>
        </label>
      )}
      <p class="faint" title={`SHA-256 ${shown.sha256}`}>
        {[shown.name, shown.encoding, sizeOf(shown.bytes)].filter((s) => s !== '').join(' · ')}. The project keeps it as it is, to the byte.
      </p>
    </section>
  )
}
