import { X } from 'lucide'
import { openId, pseudonyms, transcript } from '../state/apply'
import { choose, chooseKind, chooseMarked, kind, kinds, marked, openOnly, options, preview } from '../state/exporting'
import { dialog } from '../state/screen'
import { counted } from '../state/wording'
import { Icon } from '../ui/Icon'
import { Segmented } from '../ui/Segmented'
import { Switch } from '../ui/Switch'

const groups = [['tag', 'By tag'], ['speaker', 'By speaker'], ['transcript', 'By transcript'], ['question', 'By question'], ['none', 'As they come']] as const

/** What one can choose of an export. */
export function ExportChoices() {
  return (
    <div class="choices">
      <Kinds />
      <Counted />
      <div class="choices-scroll">
        {'marked' in kind.value && (
          <Segmented
            label="What" value={marked.value ? 'marked' : 'excerpts'} options={[['excerpts', 'Excerpts'], ['marked', 'Whole transcripts']]}
            onChange={(value) => chooseMarked(value === 'marked')}
          />
        )}
        <Segmented
          label="From" value={openOnly.value ? 'open' : 'all'} options={[['all', 'All transcripts'], ['open', 'This one']]}
          onChange={(value) => choose({ transcripts: value === 'open' && transcript.value ? [openId.value] : [] })}
        />
        {isTable() ? <OfTables /> : marked.value ? <OfMarked /> : kind.value.format !== 'json' && <OfReports />}
        <Names />
      </div>
    </div>
  )
}

const isTable = () => kind.value.format === 'csv' || kind.value.format === 'xlsx'

function Kinds() {
  return (
    <fieldset class="kinds">
      <legend>Format</legend>
      {kinds.map((k) => (
        <label key={k.format}>
          <input type="radio" name="format" checked={kind.value === k} onChange={() => chooseKind(k)} />
          <span>{k.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Says whether everything goes out, and loudly if not. */
function Counted() {
  const shown = preview.value
  const { filter } = options.value
  if (!shown) return null
  const all = shown.excerpts === shown.total
  return (
    <p class={all ? 'counted' : 'counted fewer'}>
      {all ? (shown.total === 1 ? 'The one highlight' : `All ${counted(shown.total, 'highlight')}`) : `${shown.excerpts.toLocaleString('en')} of ${counted(shown.total, 'highlight')}`}
      {shown.excerpts > 0 && `, in ${counted(shown.transcripts, 'transcript')}`}
      {filter !== '' && (
        <button type="button" class="only" title={`Only what this filter lets through: ${filter}. Export all instead.`} onClick={() => choose({ filter: '' })}>
          <span class="only-words">{filter}</span> <Icon of={X} size={13} />
        </button>
      )}
    </p>
  )
}

function OfReports() {
  const { groupBy, questions, notes, descriptions, memos, noDirections, cover, footnotes, comments } = options.value
  const word = kind.value.format === 'docx'
  return (
    <>
      <label class="chosen">
        <span class="label">Sections</span>
        <select class="field" value={groupBy} onChange={(e) => choose({ groupBy: e.currentTarget.value })}>
          {groups.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </select>
      </label>
      <Citation />
      <Switch on={questions} onChange={(on) => choose({ questions: on })}>The question before each answer</Switch>
      <Switch on={notes} onChange={(on) => choose({ notes: on })}>Notes</Switch>
      {word && notes && <Switch on={comments} onChange={(on) => choose({ comments: on })}>Notes as comments</Switch>}
      {word && <Switch on={footnotes} onChange={(on) => choose({ footnotes: on })}>Citations as footnotes</Switch>}
      <Switch on={descriptions} onChange={(on) => choose({ descriptions: on })}>Tag descriptions</Switch>
      <Switch on={memos} onChange={(on) => choose({ memos: on })}>Memos</Switch>
      <Switch on={cover} onChange={(on) => choose({ cover: on })}>Title page</Switch>
      <Switch on={!noDirections} onChange={(on) => choose({ noDirections: !on })}>(Laughter.) and other directions</Switch>
    </>
  )
}

function OfMarked() {
  const { notes, descriptions, memos, cover } = options.value
  return (
    <>
      <Switch on={notes} onChange={(on) => choose({ notes: on })}>Notes</Switch>
      <Switch on={descriptions} onChange={(on) => choose({ descriptions: on })}>Tag descriptions</Switch>
      <Switch on={memos} onChange={(on) => choose({ memos: on })}>Memos</Switch>
      <Switch on={cover} onChange={(on) => choose({ cover: on })}>Title page</Switch>
    </>
  )
}

function OfTables() {
  const { perTag, tagColumns, byteMark, rawCells, questions, notes, noDirections, descriptions } = options.value
  const csv = kind.value.format === 'csv'
  return (
    <>
      <Segmented
        label="Rows" value={perTag ? 'tag' : 'highlight'} options={[['highlight', 'One a highlight'], ['tag', 'One a tag']]}
        onChange={(value) => choose({ perTag: value === 'tag' })}
      />
      <Switch on={tagColumns} onChange={(on) => choose({ tagColumns: on })}>A column for each tag, 1 or 0</Switch>
      <Switch on={questions} onChange={(on) => choose({ questions: on })}>The question before each answer</Switch>
      <Switch on={notes} onChange={(on) => choose({ notes: on })}>Notes</Switch>
      {!csv && <Switch on={descriptions} onChange={(on) => choose({ descriptions: on })}>Tag descriptions, on the codebook sheet</Switch>}
      <Switch on={!noDirections} onChange={(on) => choose({ noDirections: !on })}>(Laughter.) and other directions</Switch>
      {csv && <Switch on={byteMark} onChange={(on) => choose({ byteMark: on })}>Open right in Excel (byte order mark)</Switch>}
      {csv && <Switch on={!rawCells} onChange={(on) => choose({ rawCells: !on })}>Keep cells from becoming formulas</Switch>}
    </>
  )
}

const styles = [['full', 'In full'], ['short', 'Short'], ['turn', 'Turn and time'], ['none', 'None'], ['own', 'As I write it']] as const
const example = '{speaker}, {title} ({date}), turn {turn}, {time}'

function Citation() {
  const { citation } = options.value
  const own = !styles.some(([value]) => value === citation)
  return (
    <>
      <label class="chosen">
        <span class="label">Citation</span>
        <select class="field" value={own ? 'own' : citation} onChange={(e) => choose({ citation: e.currentTarget.value === 'own' ? example : e.currentTarget.value })}>
          {styles.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </select>
      </label>
      {own && (
        <input
          class="field citation-own" type="text" aria-label="Citation template" aria-description="Fields in braces: date, place, role, speaker, time, title, turn, turns"
          title="Fields in braces: date, place, role, speaker, time, title, turn, turns" value={citation} maxLength={500} spellcheck={false}
          onInput={(e) => choose({ citation: e.currentTarget.value || '{}' })}
        />
      )}
    </>
  )
}

/** Who is called something else in what goes out. */
function Names() {
  const n = pseudonyms.value.length
  const on = options.value.pseudonyms
  return (
    <>
      <div class="names">
        <Switch on={on} onChange={(on) => (on && n === 0 ? (dialog.value = { kind: 'pseudonyms' }) : choose({ pseudonyms: on }))}>Pseudonyms</Switch>
        <button type="button" class="link" onClick={() => (dialog.value = { kind: 'pseudonyms' })}>{n === 0 ? 'Choose…' : `${counted(n, 'name')}…`}</button>
      </div>
      {on && preview.value && preview.value.replaced.length > 0 && (
        <p class="replaced" aria-live="polite">{preview.value.replaced.map(({ name, times }) => `${name} ${times === 0 ? 'not found' : `${times.toLocaleString('en')} ×`}`).join(' · ')}</p>
      )}
    </>
  )
}
