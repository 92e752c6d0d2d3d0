// What each action of the key table does.
import { batch } from '@preact/signals'
import { transcript } from './apply'
import type { Action } from './keymap'
import { chooseAndImport, chooseFolderAndImport } from './importing'
import { openExport } from './exporting'
import { openBackups } from './backups'
import { redo, undo } from './history'
import { lookCommands } from './look'
import {
  copyCitation, highlightPlain, pickedHighlight, removeHighlights, repeatTags, tagInVivo, target, toggleNumbered, writeNote,
} from './marking'
import { focused, toggleFocus, toggleLeft, toggleRight, uncover } from './panes'
import { printTranscript } from './printing'
import { newProject, openProject, saveCopy } from './projects'
import { boxOf, focusReader, pane, pickAndShow } from './reader-pane'
import { beside, dialog, onlyTag, palette, picked, selection, toast } from './screen'
import { change, lookFirst, resizeText } from './settings'
import { openHistory } from './steps'
import { copyTimeHere } from './times'
import { openTrash } from './trash'

type Run = (event: KeyboardEvent | null) => void

const runs: Readonly<Record<string, Run>> = {
  'next-sentence': () => pane.reader?.move('sentence', 1, false),
  'previous-sentence': () => pane.reader?.move('sentence', -1, false),
  'extend-next-sentence': () => pane.reader?.move('sentence', 1, true),
  'extend-previous-sentence': () => pane.reader?.move('sentence', -1, true),
  'next-word': () => pane.reader?.move('word', 1, false),
  'previous-word': () => pane.reader?.move('word', -1, false),
  'extend-next-word': () => pane.reader?.move('word', 1, true),
  'extend-previous-word': () => pane.reader?.move('word', -1, true),
  grow: () => pane.reader?.resize(true),
  shrink: () => pane.reader?.resize(false),

  numbered: (event) => toggleNumbered(Number(event?.key)),
  palette: openPalette,
  highlight: highlightPlain,
  note: writeNote,
  'in-vivo': tagInVivo,
  repeat: repeatTags,

  'next-highlight': () => stepHighlight(1),
  'previous-highlight': () => stepHighlight(-1),
  'end-later': () => pane.reader?.nudge('end', 1, 'word'),
  'end-earlier': () => pane.reader?.nudge('end', -1, 'word'),
  'start-later': () => pane.reader?.nudge('start', 1, 'word'),
  'start-earlier': () => pane.reader?.nudge('start', -1, 'word'),
  remove: removePicked,
  copy: () => void copyCitation(),

  undo: () => void undo(),
  redo: () => void redo(),
  history: openHistory,
  import: () => void chooseAndImport(),
  export: openExport,
  print: printTranscript,

  search: focusSearch,
  'search-slash': focusSearch,
  'left-panel': toggleLeft,
  'right-panel': toggleRight,
  focus: toggleFocus,
  larger: () => resizeText(1),
  smaller: () => resizeText(-1),
  'usual-size': () => resizeText(0),
  'next-pane': () => cyclePanes(1),
  'previous-pane': () => cyclePanes(-1),
  keys: () => (dialog.value = { kind: 'keys' }),
  escape: stepBack,
}

/** Commands without a key, for the search field. */
export const keyless: readonly { readonly label: string; readonly run: () => void }[] = [
  { label: 'Rename the project…', run: () => (dialog.value = { kind: 'rename-project' }) },
  { label: 'New project…', run: () => void newProject() },
  { label: 'Open a project…', run: () => void openProject() },
  { label: 'Import a folder…', run: () => void chooseFolderAndImport() },
  { label: 'Look at files before importing, or not', run: () => change({ lookFirst: !lookFirst.value }) },
  { label: 'Save a copy of the project…', run: () => void saveCopy() },
  { label: 'Trash…', run: openTrash },
  { label: 'Backups…', run: openBackups },
  { label: 'Copy the time of the turn', run: copyTimeHere },
  ...lookCommands,
]

export function run(action: Action, event: KeyboardEvent | null = null): void {
  runs[action.id]?.(event)
}

export function hasRun(id: string): boolean {
  return id in runs
}

/** Whether an action would leave the key to the browser here: copying selected words, for one. */
export function leavesKey(action: Action): boolean {
  if (action.id !== 'copy') return false
  return !pickedHighlight.value || !(document.getSelection()?.isCollapsed ?? true)
}

/** Opens the tag palette on the selection or the picked highlight. */
export function openPalette(): void {
  const on = target()
  if (!on) return toast('Select some words first, or pick a highlight.')
  const rect = 'span' in on ? (selection.value?.rect ?? new DOMRect()) : boxOf(on.highlightId)
  palette.value = { target: on, rect }
}

export function removePicked(): void {
  if (picked.value !== null) removeHighlights([picked.value], () => void undo())
}

function stepHighlight(direction: 1 | -1): void {
  const id = pane.reader?.highlightStep(direction)
  if (id) pickAndShow(id)
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search]')?.focus()
}

/** Esc: from a field to the reader, then selection, pick, narrowing, the panel in the tabs' place, one each time. */
function stepBack(): void {
  if (palette.value) return closePalette()
  if (uncover()) return focusReader()
  const at = document.activeElement
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return focusReader()
  batch(() => {
    if (selection.value) {
      pane.reader?.setSelection(null)
      selection.value = null
    } else if (picked.value !== null) picked.value = null
    else if (onlyTag.value !== '') onlyTag.value = ''
    else if (focused.value) focused.value = false
    else beside.value = 'tabs'
  })
}

/** Puts the palette away; the selection stays. */
export function closePalette(): void {
  palette.value = null
  focusReader()
}

const panes = ['[data-pane="search"]', '[data-pane="left"]', '[data-pane="reader"]', '[data-pane="right"]']
const focusable = 'button:not([disabled]):not([tabindex="-1"]), input, textarea, select, [tabindex="0"]'

function cyclePanes(direction: 1 | -1): void {
  const there = panes.flatMap((name) => document.querySelector<HTMLElement>(name) ?? [])
  const here = there.findIndex((el) => el.contains(document.activeElement))
  const next = there[(here + direction + there.length) % there.length]
  if (next?.dataset.pane === 'reader' && transcript.value) focusReader()
  else next?.querySelector<HTMLElement>(focusable)?.focus()
}
