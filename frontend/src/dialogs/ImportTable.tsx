import type { TablePreview } from '../api'
import { importTable, incoming, incomingFault, readAs, send } from '../state/table-import'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { LongList } from '../ui/LongList'
import { Modal } from '../ui/Modal'

/** What a spreadsheet would change in the table of transcripts or of speakers, before it does. */
export function ImportTable({ onClose }: { onClose: () => void }) {
  const preview = incoming.value
  if (!preview) return null
  const named = preview.choices.targets.includes('name of the row')
  return (
    <Modal title={`Import ${preview.file}`} onClose={onClose} wide class="table-import">
      {preview.sheets.length > 1 && (
        <label class="labelled">
          <span class="label">Sheet</span>
          <select class="field" value={preview.choices.sheet} onChange={(e) => void readAs({ sheet: Number(e.currentTarget.value), targets: [] })}>
            {preview.sheets.map((name, i) => <option key={i} value={i}>{name}</option>)}
          </select>
        </label>
      )}
      <Columns preview={preview} />
      {named ? <Outcome preview={preview} /> : <p class="bad" role="alert">Choose the column that says whose row it is.</p>}
      {incomingFault.value && <p class="bad" role="alert">{incomingFault.value.sentence}</p>}
      <footer>
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" disabled={preview.changed === 0} autofocus={preview.changed > 0} onClick={() => void importTable(preview)}>
          {preview.changed === 0 ? 'Nothing to change' : `Change ${counted(preview.changed, 'cell')}`}
        </Button>
      </footer>
    </Modal>
  )
}

/** Where each column of the spreadsheet goes. */
function Columns({ preview }: { preview: TablePreview }) {
  const thing = preview.of
  return (
    <div class="table-columns scroll" tabIndex={0} role="region" aria-label="Columns of the file">
      {preview.columns.map((column, i) => (
        <label key={i} class="table-column">
          <span class="table-heading" dir="auto" title={column.heading}>{column.heading}</span>
          <span class="table-sample" dir="auto" title={column.sample}>{column.sample}</span>
          <select class="field" aria-label={`Where ${column.heading} goes`} value={preview.choices.targets[i]} onChange={(e) => send(preview, i, e.currentTarget.value)}>
            <option value="">Left out</option>
            <option value="name of the row">Says which {thing}</option>
            <option value="new column">A new column</option>
            {preview.fields.map((f) => <option key={f.field} value={f.field}>{f.name}</option>)}
          </select>
        </label>
      ))}
    </div>
  )
}

function Outcome({ preview: p }: { preview: TablePreview }) {
  const more = p.changed - p.changes.length
  return (
    <>
      <p role="status">
        <b>{p.matched.toLocaleString('en')} of {counted(p.rows, 'row')}</b> {p.matched === 1 ? 'is' : 'are'} of a {p.of} in the project.
        {p.newNames.length > 0 && <> New: <b dir="auto">{p.newNames.join(', ')}</b>.</>}
      </p>
      {p.unknown.length > 0 && <Names says={`Not in the project, and left out (${p.unknownInAll.toLocaleString('en')}):`} names={p.unknown} />}
      {p.unsure.length > 0 && <Names says="Several are called so, and there are not as many rows; left out:" names={p.unsure} />}
      {p.unread.length > 0 && <Names says="Left out:" names={p.unread} />}
      {p.changes.length > 0 && (
        <div class="table-changes">
          <LongList
            label="What would change" items={p.changes.map((change, i) => ({ ...change, id: String(i) }))} idOf={(c) => c.id} guess={() => 18} shownId={null}
            render={(c) => (
              <div class="table-change">
                <span class="row-name" dir="auto">{c.name}</span>
                <span class="faint row-name" dir="auto">{c.column}</span>
                <span class="row-name" dir="auto">{c.was !== '' && <><s>{c.was}</s> </>}{c.becomes}</span>
              </div>
            )}
          />
        </div>
      )}
      {more > 0 && <p class="faint">And {counted(more, 'more change')}.</p>}
    </>
  )
}

function Names({ says, names }: { says: string; names: readonly string[] }) {
  const shown = names.slice(0, 12)
  return <p class="table-names"><span class="faint">{says}</span> <span dir="auto">{shown.join(', ')}{names.length > shown.length ? ' …' : ''}</span></p>
}
