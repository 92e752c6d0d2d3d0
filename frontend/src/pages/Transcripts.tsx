import { Columns3, FolderPlus, Trash, X } from 'lucide'
import { files, type ListItem } from '../api'
import { folderItems, folderMenu } from '../panels/folder-menu'
import { attributes, folders, openId, readOnly, transcripts } from '../state/apply'
import { showExcerptsOfTranscripts } from '../state/excerpts-of'
import { chooseAndImport } from '../state/importing'
import { byFolder, chosenOnes, chosenPapers, closedFolders, inFolders, paperColumns, paperFilter, paperSort, shownPapers, statuses, statusOf, toggleFolder, type Status } from '../state/papers'
import { showReader } from '../state/pages'
import { openTranscript, progressOf } from '../state/reading'
import { cellsOf, nextSort, pasted, type Column } from '../state/rows'
import { dialog } from '../state/screen'
import { openBeside } from '../state/splitting'
import { askForColumn, askForFolder, askForValue, attributesOf, cellsFrom, editCells, paste, removeTranscripts, setMany } from '../state/tables'
import { counted } from '../state/wording'
import { Button, IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { showMenu, type MenuItem } from '../ui/Menu'
import { Sheet, type Line } from '../ui/Sheet'
import { StatusSign } from '../ui/StatusSign'
import { columnMenu } from './column-menu'
import { tableMenu } from './table-menu'
import { PageFrame } from './Page'

/** All transcripts and what is known of them. */
export function Transcripts() {
  const columns = paperColumns.value.map((c) => (readOnly.value ? { ...c, editable: false } : c))
  return (
    <PageFrame name="transcripts" label="Transcripts" tools={transcripts.value.length > 0 && <Tools />}>
      {transcripts.value.length === 0 ? (
        <div class="page-empty">
          <p>There are no transcripts yet.</p>
          {!readOnly.value && <Button kind="primary" onClick={() => void chooseAndImport()}>Import transcripts…</Button>}
        </div>
      ) : (
        <>
          {chosenOnes.value.length > 0 && <Chosen />}
          <Sheet
            label="Transcripts" lines={lines()} columns={columns}
            sort={paperSort.value} onSort={(column) => (paperSort.value = nextSort(paperSort.value, column))}
            selected={chosenPapers.value} onSelect={(ids) => (chosenPapers.value = ids)}
            draw={draw} onOpen={(t) => void openTranscript(t.id)} onEdit={(cells) => void editCells('transcript', cellsFrom(cells))}
            onPaste={(clip, rows, from) => void paste('transcript', pasted(cellsOf(clip), rows, columns, from, (t) => t.id, chosenOnes.value))}
            onCopy={(clip) => void files.copyText(clip)} onDelete={() => !readOnly.value && removeChosen(chosenOnes.value)}
            columnMenu={(column) => columnMenu(column, paperSort, attributes.value.find((a) => a.id === column.id))} rowMenu={rowMenu}
            shownId={openId.peek()}
          />
          {shownPapers.value.length === 0 && <p class="page-none">No transcript fits “{paperFilter.value}”.</p>}
        </>
      )}
    </PageFrame>
  )
}

/** The transcripts one after the other, or each folder with what is in it. */
function lines(): readonly Line<ListItem>[] {
  const row = (t: ListItem): Line<ListItem> => ({ kind: 'row', id: t.id, row: t })
  if (!byFolder.value) return shownPapers.value.map(row)
  return inFolders(shownPapers.value, folders.value).flatMap((drawer): Line<ListItem>[] => {
    const folder = folders.value.find((f) => f.id === drawer.id)
    const open = !closedFolders.value.has(drawer.id)
    const head: Line<ListItem> = {
      kind: 'group', id: `folder ${drawer.id}`, label: drawer.name, count: drawer.items.length, open, toggle: () => toggleFolder(drawer.id),
      ...(folder && { menu: () => folderMenu(folder) }),
    }
    return [head, ...(open ? drawer.items.map(row) : [])]
  })
}

function Tools() {
  const all = transcripts.value.length
  const shown = shownPapers.value.length
  return (
    <div class="page-tools">
      <input
        class="field page-filter" type="search" aria-label="Filter transcripts" placeholder={`Filter ${counted(all, 'transcript')}`} value={paperFilter.value}
        onInput={(e) => (paperFilter.value = e.currentTarget.value)}
      />
      <span class="page-count" role="status">{shown < all ? `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} shown` : ''}</span>
      <label class="switch">
        <input type="checkbox" checked={byFolder.value} onChange={(e) => (byFolder.value = e.currentTarget.checked)} />
        <span class="track" aria-hidden="true" />
        By folder
      </label>
      {!readOnly.value && <Button onClick={() => askForFolder()}><Icon of={FolderPlus} size={14} /> Folder…</Button>}
      {!readOnly.value && <Button title="Another column, such as site or round" onClick={() => askForColumn('transcript')}><Icon of={Columns3} size={14} /> Column…</Button>}
      <Button onClick={(e) => showMenu(e.currentTarget as Element, 'Table', () => tableMenu('transcript'))}>Table</Button>
    </div>
  )
}

/** What can be done to the transcripts that are selected. */
function Chosen() {
  const these = chosenOnes.value
  const ids = these.map((t) => t.id)
  const menu = (label: string, items: () => readonly MenuItem[]) => <Button onClick={(e) => showMenu(e.currentTarget as Element, label, items)}>{label}</Button>
  return (
    <div class="bulk" role="toolbar" aria-label="Selected transcripts">
      <b>{counted(these.length, 'transcript')} selected</b>
      {!readOnly.value && <>
        {menu('Folder', () => folderItems(these))}
        {menu('Status', () => statusItems(these))}
        {menu('Set…', () => [
          ...[['date', 'Date'], ['place', 'Place']].map(([field = '', name = '']): MenuItem => ({ kind: 'do', label: `${name}…`, run: () => askForValue('transcript', ids, field, name) })),
          ...attributesOf('transcript').map((a): MenuItem => ({ kind: 'do', label: `${a.name}…`, run: () => askForValue('transcript', ids, a.id, a.name) })),
        ])}
        <Button onClick={() => removeChosen(these)}><Icon of={Trash} size={14} /> Remove</Button>
      </>}
      <IconButton icon={X} label="Select none" hint="Esc" onClick={() => (chosenPapers.value = new Set())} />
    </div>
  )
}

function removeChosen(these: readonly ListItem[]): void {
  void removeTranscripts(these.map((t) => t.id))
}

function statusItems(these: readonly ListItem[]): MenuItem[] {
  return statuses.map(({ value, label }) => ({
    kind: 'do', label, run: () => void setMany('transcript', these.map((t) => t.id), 'status', value),
  }))
}

function draw(t: ListItem, column: Column<ListItem>) {
  switch (column.id) {
    case 'title':
      return <span class="sheet-words title-words" dir="auto" title={t.title}>{t.title}</span>
    case 'status': {
      const status: Status = statusOf(t)
      return <><StatusSign status={status} share={progressOf(t.id, t.progress)} /><span class="sheet-words">{column.value(t)}</span></>
    }
    case 'progress':
      return `${Math.round(progressOf(t.id, t.progress) * 100)} %`
    case 'highlights':
      return t.highlights > 0 ? undefined : <span />
    default:
      return undefined
  }
}

function rowMenu(t: ListItem): MenuItem[] {
  const these = chosenPapers.value.has(t.id) ? chosenOnes.value : [t]
  const open: MenuItem[] = [
    { kind: 'do', label: 'Open', run: () => void openTranscript(t.id) },
    { kind: 'do', label: 'Open beside', run: () => { showReader(); void openBeside(t.id) } },
    { kind: 'do', label: these.length > 1 ? `Show the excerpts of ${these.length}` : 'Show its excerpts', run: () => showExcerptsOfTranscripts(these.map((o) => o.id)) },
  ]
  if (readOnly.value) return open
  return [
    ...open,
    { kind: 'do', label: 'Title, date, place…', run: () => (dialog.value = { kind: 'describe-transcript', id: t.id }) },
    { kind: 'sub', label: 'Folder', items: () => folderItems(these) },
    { kind: 'sub', label: 'Status', items: () => statusItems(these) },
    { kind: 'line' },
    { kind: 'do', label: these.length > 1 ? `Remove ${these.length} transcripts` : 'Remove', danger: true, run: () => removeChosen(these) },
  ]
}
