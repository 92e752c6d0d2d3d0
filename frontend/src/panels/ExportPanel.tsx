import { Bookmark, X } from 'lucide'
import { presets } from '../state/apply'
import {
  cancelExport, copyExport, exportFault, exportNews, far, nothing, preview, removePreset, revealExport, saveExport, takePreset, usualOptions, options, writing,
} from '../state/exporting'
import { printReport } from '../state/printing-reports'
import { beside, dialog } from '../state/screen'
import { counted, timeLeft } from '../state/wording'
import { Button, IconButton } from '../ui/Button'
import { showMenu, type MenuItem } from '../ui/Menu'
import { ExportChoices } from './ExportChoices'
import { ExportPreview } from './ExportPreview'

/** What goes out, as it will be, and the choices that make it. */
export function ExportPanel() {
  const shown = preview.value
  const none = nothing.value
  return (
    <aside class="panel right export" aria-label="Export" data-pane="right">
      <header>
        <h2>Export {shown ? counted(shown.excerpts, 'excerpt') : 'excerpts'}</h2>
        <IconButton icon={Bookmark} label="Presets" menu onClick={(e) => showMenu(e.currentTarget as Element, 'Presets', presetItems)} />
        <IconButton icon={X} label="Close the export panel" hint="Esc" onClick={() => (beside.value = 'tabs')} />
      </header>
      <ExportChoices />
      <ExportPreview />
      <Leaks />
      {exportFault.value && <p class="bad" role="alert">{exportFault.value.sentence}</p>}
      <News />
      <Writing />
      <footer>
        <Button disabled={!shown || none} onClick={() => void copyExport()}>Copy</Button>
        <span class="grow" />
        {options.value.format.endsWith('pdf') && <Button disabled={!shown || none} onClick={() => void printReport()}>Print…</Button>}
        <Button kind="primary" disabled={!shown || none || writing.value} onClick={() => void saveExport()}>Save as…</Button>
      </footer>
    </aside>
  )
}

/** How far a file is that takes a moment to write. */
function Writing() {
  if (!far.value) return null
  const { done, of, left } = far.value
  const words = of > 0 ? `Writing ${done.toLocaleString('en')} of ${of.toLocaleString('en')}` : 'Getting ready'
  return (
    <div class="writing">
      <p>{words}{left > 1 && of > done && <span class="faint"> · {timeLeft(left)}</span>}</p>
      <Button onClick={cancelExport}>Cancel</Button>
      <progress {...(of > 0 ? { value: done, max: of } : {})} aria-label={words} />
    </div>
  )
}

/** Where something is left of the names that were replaced. */
function Leaks() {
  const { leaks = [], moreLeaks = 0 } = preview.value ?? {}
  if (leaks.length === 0) return null
  return (
    <details class="leaks">
      <summary>{counted(leaks.length + moreLeaks, 'place')} may still name somebody</summary>
      <ul>
        {leaks.map((leak, i) => <li key={i}><b dir="auto">{leak.found}</b> <span class="faint">{leak.where}</span><br /><span dir="auto">{leak.around}</span></li>)}
        {moreLeaks > 0 && <li class="faint">and {moreLeaks.toLocaleString('en')} more</li>}
      </ul>
    </details>
  )
}

/** What became of the last copy or file, and the way to that file. */
function News() {
  const { text, path, notices = [] } = exportNews.value
  return (
    <div class="export-news" aria-live="polite">
      {text !== '' && <p class="export-done">{text}{path && <button type="button" class="link" onClick={() => void revealExport(path)}>Show in folder</button>}</p>}
      {notices.map((notice) => <p key={notice} class="export-notice">{notice}</p>)}
    </div>
  )
}

function presetItems(): MenuItem[] {
  return [
    ...presets.value.map((p): MenuItem => ({ kind: 'do', label: p.name, run: () => takePreset(p) })),
    ...(presets.value.length > 0 ? [{ kind: 'line' } as const] : []),
    { kind: 'do', label: 'The usual choices', run: () => (options.value = { ...usualOptions, format: options.value.format }) },
    { kind: 'do', label: 'Keep these choices as…', run: () => (dialog.value = { kind: 'keep-preset' }) },
    ...(presets.value.length > 0
      ? [{ kind: 'sub', label: 'Remove', items: () => presets.value.map((p): MenuItem => ({ kind: 'do', label: p.name, danger: true, run: () => removePreset(p.id) })) } as const]
      : []),
  ]
}

