import type { Speaker, Transcript, Voice } from '../api'
import { readOnly, speakers, transcript } from '../state/apply'
import { highlighted } from '../state/coverage'
import { stepUntagged } from '../state/jumps'
import { keyHint } from '../state/own-keys'
import { describeSpeaker, describeTranscript, jumpTo } from '../state/reading'
import { counted } from '../state/wording'
import { CorrectionList } from './CorrectionList'

/** What is known of the open transcript. */
export function InfoTab() {
  const t = transcript.value
  if (!t) return null
  return (
    <div class="info-tab scroll" key={t.id}>
      <Fields t={t} />
      <Gaps t={t} />
      <Coverage />
      <h3>Speakers</h3>
      <ul class="voices">
        {t.voices.map((voice) => <VoiceRow key={voice.speakerId} voice={voice} />)}
      </ul>
      {t.voices.length === 0 && <p class="faint">No speakers were found in this text.</p>}
      <CorrectionList t={t} />
      <h3>Source</h3>
      <dl class="facts">
        <Fact name="File">{t.source.name}</Fact>
        <Fact name="Imported">{dayOf(t.source.imported)}</Fact>
        <Fact name="Size">{counted(t.words, 'word')}, {counted(t.turns.length, 'turn')}</Fact>
        <Fact name="SHA-256"><code title={t.source.sha256}>{t.source.sha256.slice(0, 16)}…</code></Fact>
      </dl>
    </div>
  )
}

const fields = [['title', 'Title'], ['date', 'Date'], ['place', 'Place']] as const

function Fields({ t }: { t: Transcript }) {
  return (
    <>
      {fields.map(([name, label]) => (
        <Field
          key={name} label={label} value={t[name]}
          onDone={(value) => {
            if (name === 'title' && value === '') return
            describeTranscript({ id: t.id, title: t.title, date: t.date, place: t.place, [name]: value })
          }}
        />
      ))}
    </>
  )
}

/** How much of the answers is highlighted, and the way to what is not. */
function Coverage() {
  const share = Math.round(highlighted.value * 100)
  return (
    <div class="coverage">
      <p><b>{share} %</b> of the respondents’ words are highlighted.</p>
      <span class="coverage-bar" aria-hidden="true"><span style={{ width: `${share}%` }} /></span>
      <button type="button" class="pill jump" title={keyHint('next-untagged')} onClick={() => stepUntagged(1)}>Next untagged answer</button>
    </div>
  )
}

/** Questions another question followed. */
function Gaps({ t }: { t: Transcript }) {
  const open = t.turns.filter((turn) => turn.unanswered)
  if (open.length === 0) return null
  return (
    <div class="gaps">
      <p>{open.length === 1 ? 'A question got no answer:' : `${open.length} questions got no answer:`}</p>
      <div class="pills">
        {open.map((turn) => (
          <button key={turn.number} type="button" class="pill jump" onClick={() => jumpTo(turn.start)}>Turn {turn.number}</button>
        ))}
      </div>
    </div>
  )
}

const roles = [['respondent', 'Answers'], ['interviewer', 'Asks'], ['', 'Neither']] as const

function VoiceRow({ voice }: { voice: Voice }) {
  const speaker = speakers.value.get(voice.speakerId)
  if (!speaker) return null
  const set = (more: Partial<Speaker>) => describeSpeaker({ id: speaker.id, name: speaker.name, role: speaker.role, ...more })
  return (
    <li class="voice">
      <div class="voice-fields">
        <Field label={`Name of ${speaker.display}`} hidden value={speaker.name} onDone={(name) => name !== '' && set({ name })} />
        <select class="field" aria-label={`Role of ${speaker.display}`} value={speaker.role} disabled={readOnly.value} onChange={(e) => set({ role: e.currentTarget.value })}>
          {roles.map(([role, label]) => <option key={role} value={role}>{label}</option>)}
        </select>
      </div>
      <p class="faint">
        {Math.round(voice.share * 100)} % of the words · {counted(voice.turns, 'turn')}
      </p>
    </li>
  )
}

interface FieldProps {
  label: string
  value: string
  /** Whether the label is for screen readers only. */
  hidden?: boolean
  onDone: (value: string) => void
}

/** A field that keeps its words when it is left or Enter is pressed, and puts the old ones back with Esc. */
function Field({ label, value, hidden = false, onDone }: FieldProps) {
  return (
    <label class="labelled">
      <span class={hidden ? 'unseen' : 'label'}>{label}</span>
      <input
        class="field" type="text" key={value} defaultValue={value} disabled={readOnly.value} dir="auto" autocomplete="off"
        onBlur={(e) => e.currentTarget.value.trim() !== value && onDone(e.currentTarget.value.trim())}
        onKeyDown={(e) => {
          if (e.key === 'Enter') e.currentTarget.blur()
          if (e.key === 'Escape') e.currentTarget.value = value
        }}
      />
    </label>
  )
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function dayOf(time: string): string {
  const day = new Date(time)
  return Number.isNaN(day.getTime()) ? time : day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}
