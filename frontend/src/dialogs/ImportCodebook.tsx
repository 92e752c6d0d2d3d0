import { useSignal } from '@preact/signals'
import { ArrowRight } from 'lucide'
import type { CodebookLine, CodebookPreview } from '../api'
import { choose, complaint, incoming, takeCodebook } from '../state/codebook-import'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { LongList } from '../ui/LongList'
import { Modal } from '../ui/Modal'
import { Swatch } from '../ui/Swatch'
import { Switch } from '../ui/Switch'

const meanings: readonly (readonly [string, string])[] = [
  ['', 'Nothing'], ['path', 'The path of the tag'], ['name', 'The name of the tag'], ['parent', 'The tag above'], ['level', 'A level of the tree'], ['depth', 'How deep it stands'],
  ['description', 'What it is for'], ['use when', 'When to use it'], ['use not', 'When not to'], ['example', 'Example'], ['colour', 'Colour'], ['key', 'Key'], ['archived', 'Archived'],
]

const separatorNames: Readonly<Record<string, string>> = { '': 'Nothing: each is one name', '\\': 'A \\ B' }

/** A codebook that is to be taken in: how it is read, and what it would change. */
export function ImportCodebook({ onClose }: { onClose: () => void }) {
  const codebook = incoming.value
  const everything = useSignal(false)
  if (!codebook) return null
  const fresh = codebook.new + codebook.changed
  const lines = everything.value ? codebook.lines : codebook.lines.filter((line) => line.status !== 'same')
  const title = codebook.project === '' ? `Import ${codebook.file}` : `Take the codebook of “${codebook.project}”`
  return (
    <Modal title={title} onClose={onClose} wide class="codebook-import">
      {codebook.project === '' && <Reading codebook={codebook} />}
      {complaint.value !== '' && <p class="warning" role="alert">{complaint.value}</p>}
      <div class="codebook-sum">
        <p role="status">
          {fresh === 0 ? (codebook.same > 0 ? 'The codebook has all of this already.' : 'No tag is found in it this way.') : sumOf(codebook)}
        </p>
        {codebook.same > 0 && fresh > 0 && <Switch on={everything.value} onChange={(on) => (everything.value = on)}>Show what is the same</Switch>}
      </div>
      <div class="codebook-lines">
        <LongList label="Tags" items={lines} idOf={(line) => line.path} guess={() => 20} shownId={null} render={(line) => <Line line={line} />} />
      </div>
      {codebook.notes.length > 0 && (
        <details class="codebook-notes">
          <summary>{counted(codebook.notes.length, 'thing')} could not be read as {codebook.notes.length === 1 ? 'it stands' : 'they stand'}</summary>
          <ul>{codebook.notes.map((note, i) => <li key={i}>{note}</li>)}</ul>
        </details>
      )}
      <footer>
        <span class="faint">Nothing is taken away. An empty cell leaves what is there.</span>
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" autofocus disabled={fresh === 0} onClick={() => void takeCodebook()}>{fresh === 0 ? 'Import' : `Import ${counted(fresh, 'tag')}`}</Button>
      </footer>
    </Modal>
  )
}

/** "12 new tags, 3 changed, 40 the same" */
function sumOf({ new: added, changed, same }: CodebookPreview): string {
  return [added > 0 && counted(added, 'new tag'), changed > 0 && `${changed} changed`, same > 0 && `${same} the same`].filter(Boolean).join(', ')
}

/** How the table is read. */
function Reading({ codebook }: { codebook: CodebookPreview }) {
  const { choices, columns, sheets, separators } = codebook
  const says = (...meanings: string[]) => meanings.some((meaning) => choices.columns.includes(meaning))
  const paths = says('path', 'name') && !says('parent', 'level', 'depth')
  return (
    <section class="codebook-reading" aria-label="How it is read">
      <div class="codebook-ways">
        {sheets.length > 1 && (
          <label class="labelled">
            <span class="label">Sheet</span>
            <select class="field" value={choices.sheet} onChange={(e) => void choose({ sheet: Number(e.currentTarget.value), columns: [] })}>
              {sheets.map((name, i) => <option key={i} value={i}>{name}</option>)}
            </select>
          </label>
        )}
        {paths && (
          <label class="labelled">
            <span class="label">Between the names of a path</span>
            <select class="field" value={choices.separator} onChange={(e) => void choose({ separator: e.currentTarget.value })}>
              {['', ...separators].map((sign) => <option key={sign} value={sign}>{separatorNames[sign] ?? `A${sign}B`}</option>)}
            </select>
          </label>
        )}
        <Switch on={choices.heading} onChange={(heading) => void choose({ heading })}>The first row names the columns</Switch>
      </div>
      <div class="codebook-columns" role="group" aria-label="What each column says">
        {columns.map((column, i) => (
          <label key={i} class="codebook-column">
            <span class="codebook-column-name" title={column.heading} dir="auto">{column.heading}</span>
            <span class="faint codebook-sample" title={column.sample} dir="auto">{column.sample || '–'}</span>
            <select
              class="field" aria-label={`What ${column.heading} says`} value={choices.columns[i] ?? ''} data-nothing={(choices.columns[i] ?? '') === ''}
              onChange={(e) => void choose({ columns: choices.columns.map((old, j) => (i === j ? e.currentTarget.value : e.currentTarget.value === old && old !== 'level' ? '' : old)) })}
            >
              {meanings.map(([meaning, words]) => <option key={meaning} value={meaning}>{words}</option>)}
            </select>
          </label>
        ))}
      </div>
    </section>
  )
}

const statusWords: Readonly<Record<string, string>> = { new: 'new', changed: 'changes', same: 'the same' }
const changeWords = new Map(meanings.map(([meaning, words]) => [meaning, words.toLowerCase()]))

function Line({ line }: { line: CodebookLine }) {
  return (
    <div class="codebook-line" data-status={line.status} style={{ '--depth': Math.min(line.depth, 12) }}>
      <Swatch colour={line.colour} />
      <bdi class="codebook-line-name" title={line.path}>{line.name}</bdi>
      {line.status === 'changed' && <span class="faint codebook-line-what"><Icon of={ArrowRight} size={12} /> {line.changes.map((change) => changeWords.get(change) ?? change).join(', ')}</span>}
      <span class="codebook-status">{statusWords[line.status]}</span>
    </div>
  )
}
