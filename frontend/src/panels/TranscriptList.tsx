import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { ChevronDown, ChevronRight, Ellipsis, FolderPlus } from 'lucide'
import type { ListItem } from '../api'
import { folders, openId, readOnly, transcripts } from '../state/apply'
import { takeBack } from '../state/history'
import { closedFolders, inFolders, listed, listFilter, statuses, statusOf, toggleFolder } from '../state/papers'
import { loading, openTranscript, progressOf, removeTranscript, saveOriginal } from '../state/reading'
import { openBeside } from '../state/splitting'
import { beside, dialog, tab } from '../state/screen'
import { askForFolder, fileTranscripts, setMany } from '../state/tables'
import { counted } from '../state/wording'
import { IconButton } from '../ui/Button'
import { FixedList } from '../ui/FixedList'
import { Icon } from '../ui/Icon'
import { showMenu, showMenuAt, type MenuItem } from '../ui/Menu'
import { StatusSign } from '../ui/StatusSign'
import { folderItems, folderMenu } from './folder-menu'

type Line =
  | { readonly kind: 'item'; readonly id: string; readonly item: ListItem }
  | { readonly kind: 'folder'; readonly id: string; readonly folderId: string; readonly name: string; readonly count: number; readonly open: boolean }

const filterFrom = 12
const rowHeight = 30

/** What a transcript is carried as when it is dragged to a folder. */
const carried = 'application/x-manicule-transcript'

export function TranscriptList() {
  const all = transcripts.value
  const shown = lines()
  const here = useSignal('')
  const list = useRef<HTMLElement>(null)
  /** The row that takes the keyboard as soon as it is drawn. */
  const wanted = useRef('')
  const entry = shown.some((line) => line.id === here.value) ? here.value : shown.some((line) => line.id === openId.value) ? openId.value : (shown[0]?.id ?? '')

  useLayoutEffect(() => {
    const row = wanted.current && list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(wanted.current)}"] .row-main`)
    if (!row) return
    wanted.current = ''
    row.focus({ preventScroll: true })
  })
  const go = (line: Line | undefined) => {
    if (!line) return
    wanted.current = line.id
    here.value = line.id
  }

  return (
    <section ref={list} class={all.length > filterFrom ? 'left-section transcripts many' : 'left-section transcripts'} aria-labelledby="transcripts-heading">
      <h2 id="transcripts-heading">
        <span>Transcripts {all.length > 0 && <span class="count">{all.length.toLocaleString('en')}</span>}</span>
        {!readOnly.value && all.length > 1 && <IconButton icon={FolderPlus} size={15} label="New folder" onClick={() => askForFolder()} />}
      </h2>
      {all.length > filterFrom && (
        <input
          class="field tag-filter" type="text" aria-label="Filter the list of transcripts" placeholder={`Filter ${all.length.toLocaleString('en')} transcripts`} value={listFilter.value}
          onInput={(e) => (listFilter.value = e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key !== 'ArrowDown') return
            e.preventDefault()
            go(shown[0])
          }}
        />
      )}
      {shown.length > 0 && (
        <FixedList
          label="Transcripts" items={shown} idOf={(line) => line.id} height={rowHeight} shownId={here.value || openId.value}
          render={(line) => (line.kind === 'folder' ? <FolderRow line={line} entry={line.id === entry} onEnter={() => (here.value = line.id)} /> : <Row item={line.item} entry={line.id === entry} onEnter={() => (here.value = line.id)} />)}
          onKey={(e) => onKey(e, shown, entry, go)}
        />
      )}
      {all.length === 0 && <p class="left-empty">None yet</p>}
      {all.length > 0 && shown.length === 0 && <p class="left-empty">No transcript fits “{listFilter.value}”</p>}
    </section>
  )
}

/** All that is listed: by folders where there are any. What is looked for is shown whether or not its folder is open. */
function lines(): readonly Line[] {
  const item = (t: ListItem): Line => ({ kind: 'item', id: t.id, item: t })
  if (folders.value.length === 0) return listed.value.map(item)
  const looking = listFilter.value.trim() !== ''
  return inFolders(listed.value, folders.value).flatMap(({ id, name, items }): Line[] => {
    if (looking && items.length === 0) return []
    const open = looking || !closedFolders.value.has(id)
    return [{ kind: 'folder', id: `folder ${id}`, folderId: id, name, count: items.length, open }, ...(open ? items.map(item) : [])]
  })
}

function onKey(event: KeyboardEvent, shown: readonly Line[], entry: string, go: (line: Line | undefined) => void): void {
  const i = shown.findIndex((line) => line.id === entry)
  const line = shown[i]
  if (!line || !(event.target instanceof HTMLElement) || !event.target.matches('.row-main')) return
  const folder = line.kind === 'folder' ? line : undefined
  const fold = (open: boolean) => {
    if (folder && folder.open !== open) return toggleFolder(folder.folderId)
    if (!open && !folder) go(shown.slice(0, i).findLast((l) => l.kind === 'folder'))
  }
  const act: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(shown[i + 1]), ArrowUp: () => go(shown[i - 1]), Home: () => go(shown[0]), End: () => go(shown.at(-1)),
    PageDown: () => go(shown[Math.min(shown.length - 1, i + 10)]), PageUp: () => go(shown[Math.max(0, i - 10)]),
    ArrowRight: () => fold(true), ArrowLeft: () => fold(false),
    F2: () => line.kind === 'item' && (dialog.value = { kind: 'describe-transcript', id: line.id }),
    ContextMenu: () => showMenu(event.target as Element, 'More', () => menuOfLine(line)),
    ...(event.shiftKey && { F10: () => showMenu(event.target as Element, 'More', () => menuOfLine(line)) }),
  }
  const run = act[event.key]
  if (!run || event.ctrlKey || event.altKey || event.metaKey) return
  event.preventDefault()
  event.stopPropagation()
  run()
}

function menuOfLine(line: Line): readonly MenuItem[] {
  if (line.kind === 'item') return menuOf(line.item)
  const folder = folders.value.find((f) => f.id === line.folderId)
  return folder ? folderMenu(folder) : []
}

interface RowProps {
  /** Whether Tab comes to this row. */
  entry: boolean
  onEnter: () => void
}

function FolderRow({ line, entry, onEnter }: RowProps & { line: Line & { kind: 'folder' } }) {
  const over = useSignal(false)
  const menu = () => menuOfLine(line)
  return (
    <div
      class={over.value ? 'row folder-row over' : 'row folder-row'} onContextMenu={(e) => line.folderId !== '' && showMenuAt(e, line.name, menu)}
      onDragOver={(e) => (over.value = e.dataTransfer?.types.includes(carried) === true)} onDragLeave={() => (over.value = false)}
      onDrop={(e) => {
        over.value = false
        const id = e.dataTransfer?.getData(carried)
        if (id) void fileTranscripts([id], line.folderId)
      }}
    >
      <button type="button" class="row-main" tabIndex={entry ? 0 : -1} aria-expanded={line.open} onFocus={onEnter} onClick={() => toggleFolder(line.folderId)}>
        <Icon of={line.open ? ChevronDown : ChevronRight} size={14} />
        <span class="row-name">{line.name}</span>
        <span class="count" aria-label={counted(line.count, 'transcript')}>{line.count.toLocaleString('en')}</span>
      </button>
      {line.folderId !== '' && !readOnly.value && <IconButton icon={Ellipsis} class="row-more" tabIndex={-1} label={`More for ${line.name}`} menu onClick={(e) => showMenu(e.currentTarget as Element, line.name, menu)} />}
    </div>
  )
}

function Row({ item, entry, onEnter }: RowProps & { item: ListItem }) {
  const on = item.id === (loading.value || openId.value)
  const read = progressOf(item.id, item.progress)
  const status = statusOf(item)
  const menu = () => menuOf(item)
  return (
    <div
      class={on ? 'row on' : 'row'} data-status={status} draggable={!readOnly.value && folders.value.length > 0} onContextMenu={(e) => showMenuAt(e, item.title, menu)}
      onDragStart={(e) => e.dataTransfer?.setData(carried, item.id)}
    >
      <button type="button" class="row-main" tabIndex={entry ? 0 : -1} aria-current={on ? 'page' : undefined} title={read > 0 ? `${item.title} · ${Math.round(read * 100)} % read` : item.title} onFocus={onEnter} onClick={() => void openTranscript(item.id)}>
        <StatusSign status={status} share={read} />
        <span class="row-name">{item.title}</span>
        <span class="count" aria-label={counted(item.highlights, 'highlight')}>{item.highlights > 0 ? item.highlights.toLocaleString('en') : ''}</span>
      </button>
      <IconButton
        icon={Ellipsis} class="row-more" tabIndex={-1} label={`More for ${item.title}`} menu
        onClick={(e) => showMenu(e.currentTarget as Element, item.title, menu)}
      />
    </div>
  )
}

function menuOf(item: ListItem): MenuItem[] {
  const looking: MenuItem[] = [
    { kind: 'do', label: 'Open beside', run: () => void openBeside(item.id) },
    { kind: 'do', label: 'Info', run: () => void showInfo(item.id) },
    { kind: 'do', label: 'Save the original…', run: () => void saveOriginal(item.id) },
  ]
  if (readOnly.value) return looking
  return [
    ...looking,
    { kind: 'do', label: 'Rename…', run: () => (dialog.value = { kind: 'describe-transcript', id: item.id }) },
    { kind: 'sub', label: 'Folder', items: () => folderItems([item]) },
    { kind: 'sub', label: 'Status', items: () => statuses.map(({ value, label }) => ({ kind: 'do', label, run: () => void setMany('transcript', [item.id], 'status', value) })) },
    { kind: 'line' },
    { kind: 'do', label: 'Remove', danger: true, run: () => void removeTranscript(item.id, takeBack) },
  ]
}

async function showInfo(id: string): Promise<void> {
  await openTranscript(id)
  beside.value = 'tabs'
  tab.value = 'info'
}
