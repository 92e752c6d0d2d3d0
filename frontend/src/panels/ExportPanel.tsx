import { X } from 'lucide'
import { transcript } from '../state/apply'
import { choice, choose, copyExport, exportFault, exportNews, exportTag, preview, saveExport } from '../state/exporting'
import { beside } from '../state/screen'
import { Button, IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Segmented } from '../ui/Segmented'
import { Swatch } from '../ui/Swatch'
import { Switch } from '../ui/Switch'

/** The report as it will be, and the choices that make it. */
export function ExportPanel() {
  const shown = preview.value
  const none = shown?.excerpts === 0
  return (
    <aside class="panel right export" aria-label="Export" data-pane="right">
      <header>
        <h2>Export {shown ? excerpts(shown.excerpts) : 'excerpts'}</h2>
        <IconButton icon={X} label="Close the export panel" hint="Esc" onClick={() => (beside.value = 'tabs')} />
      </header>
      <Choices />
      <Counted />
      <pre class="preview" data-preview tabIndex={0} aria-label="The report as it will be saved">
        {shown && (none ? 'Nothing to export yet.' : shown.text)}
        {shown?.cut && '\n\n… The preview ends here; the file goes on.'}
      </pre>
      {exportFault.value && <p class="bad" role="alert">{exportFault.value.sentence}</p>}
      <footer>
        <Button disabled={!shown || none} onClick={() => void copyExport()}>Copy</Button>
        <span class="export-news" aria-live="polite">{exportNews.value}</span>
        <Button kind="primary" disabled={!shown || none} onClick={() => void saveExport()}>Save as…</Button>
      </footer>
    </aside>
  )
}

function Choices() {
  const { groupBy, questions, notes, citations, openOnly } = choice.value
  return (
    <div class="choices">
      <p class="format"><span class="label">Format</span> Markdown</p>
      <Segmented
        label="Group by" value={groupBy} options={[['tag', 'Tag'], ['transcript', 'Transcript']]}
        onChange={(value) => choose({ groupBy: value })}
      />
      <Segmented
        label="From" value={openOnly ? 'open' : 'all'} options={[['all', 'All transcripts'], ['open', 'This transcript']]}
        onChange={(value) => choose({ openOnly: value === 'open' && transcript.value !== null })}
      />
      <Switch on={questions} onChange={(on) => choose({ questions: on })}>The question before each answer</Switch>
      <Switch on={notes} onChange={(on) => choose({ notes: on })}>Notes</Switch>
      <Switch on={citations} onChange={(on) => choose({ citations: on })}>Speaker and citation</Switch>
    </div>
  )
}

/** Says whether everything goes out, and loudly if not. */
function Counted() {
  const shown = preview.value
  const tag = exportTag.value
  const { filter } = choice.value
  if (!shown) return null
  const all = shown.excerpts === shown.total
  return (
    <p class={all ? 'counted' : 'counted fewer'}>
      {all ? (shown.total === 1 ? 'The one highlight' : `All ${shown.total} highlights`) : `${shown.excerpts} of ${shown.total} highlights`}
      {filter !== '' && (
        <button type="button" class="only" title="Export all highlights" onClick={() => choose({ filter: '' })}>
          Only the filter’s <Icon of={X} size={13} />
        </button>
      )}
      {tag && (
        <button type="button" class="only" style={{ '--c': tag.colour }} onClick={() => choose({ tag: '' })}>
          <Swatch colour={tag.colour} /> Only {tag.name} <Icon of={X} size={13} />
        </button>
      )}
    </p>
  )
}

function excerpts(n: number): string {
  return n === 1 ? '1 excerpt' : `${n} excerpts`
}
