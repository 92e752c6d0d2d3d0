// What each action of the key table does.
import { batch } from '@preact/signals'
import type { Action } from './actions'
import { transcript } from './apply'
import { openBackups } from './backups'
import { closeComparison, comparison, toggleComparison } from './comparing'
import { openExport } from './exporting'
import { closeFind, finding, openFind, stepFound } from './finding'
import { openGoing } from './going'
import { redo, undo } from './history'
import { chooseAndImport, chooseFolderAndImport } from './importing'
import { goBack, goForward, stepHighlight, stepOfTag, stepUntagged } from './jumps'
import { copyQuote, highlightPlain, removeHighlights, repeatTags, tagInVivo, target, toggleNumbered, writeNote } from './marking'
import { lookRuns } from './look'
import { copyLink } from './linked'
import { focused, toggleFocus, toggleLeft, toggleRight, uncover } from './panes'
import { printTranscript } from './printing'
import { page, showPage, showReader } from './pages'
import { newProject, openProject, saveCopy } from './projects'
import { boxOf, focusReader, pane } from './reader-pane'
import { beside, dialog, onlyTag, palette, picked, selection, toast } from './screen'
import { change, lookFirst, resizeText, singleKeys } from './settings'
import { openHistory } from './steps'
import { goToSide, toggleSplit } from './splitting'
import { findAgain } from './suggesting'
import { copyTimeHere } from './times'
import { askForFolder } from './tables'
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

  search: focusSearch,
  'search-slash': focusSearch,
  find: openFind,
  'find-next': () => stepFound(1),
  'find-previous': () => stepFound(-1),
  'go-to': openGoing,
  back: goBack,
  forward: goForward,
  'next-untagged': () => stepUntagged(1),
  'previous-untagged': () => stepUntagged(-1),

  numbered: (event) => toggleNumbered(Number(event?.key)),
  palette: openPalette,
  highlight: highlightPlain,
  note: writeNote,
  'find-again': findAgain,
  'in-vivo': tagInVivo,
  repeat: repeatTags,
  compare: toggleComparison,

  'next-highlight': () => stepHighlight(1),
  'previous-highlight': () => stepHighlight(-1),
  'next-of-tag': () => stepOfTag(1),
  'previous-of-tag': () => stepOfTag(-1),
  'end-later': () => pane.reader?.nudge('end', 1, 'word'),
  'end-earlier': () => pane.reader?.nudge('end', -1, 'word'),
  'start-later': () => pane.reader?.nudge('start', 1, 'word'),
  'start-earlier': () => pane.reader?.nudge('start', -1, 'word'),
  remove: removePicked,
  'copy-time': copyTimeHere,
  copy: () => void copyQuote(true),
  'copy-link': () => void copyLink(),
  'copy-words': () => void copyQuote(false),

  undo: () => void undo(),
  redo: () => void redo(),
  history: openHistory,
  import: () => void chooseAndImport(),
  'import-folder': () => void chooseFolderAndImport(),
  'look-first': () => change({ lookFirst: !lookFirst.value }),
  export: openExport,
  'new-memo': () => (dialog.value = { kind: 'memo-on' }),
  'new-folder': () => askForFolder(),
  'new-project': () => void newProject(),
  'open-project': () => void openProject(),
  'rename-project': () => (dialog.value = { kind: 'rename-project' }),
  'save-copy': () => void saveCopy(),
  trash: openTrash,
  backups: openBackups,

  'page-transcripts': () => showPage('transcripts'),
  'page-speakers': () => showPage('speakers'),
  'page-memos': () => showPage('memos'),

  split: toggleSplit,
  'first-pane': () => goToSide(0),
  'second-pane': () => goToSide(1),
  'left-panel': toggleLeft,
  'right-panel': toggleRight,
  print: printTranscript,
  focus: toggleFocus,
  larger: () => resizeText(1),
  smaller: () => resizeText(-1),
  'usual-size': () => resizeText(0),
  ...lookRuns,
  'next-pane': () => cyclePanes(1),
  'previous-pane': () => cyclePanes(-1),
  keys: () => (dialog.value = { kind: 'keys' }),
  'single-keys': toggleSingleKeys,
  escape: stepBack,
}

export function run(action: Action, event: KeyboardEvent | null = null): void {
  runs[action.id]?.(event)
}

export function hasRun(id: string): boolean {
  return id in runs
}

/** Whether an action leaves its key to the browser here: to copy words selected outside the reader, for one. */
export function leavesKey(action: Action): boolean {
  if (action.id !== 'copy' && action.id !== 'copy-words') return false
  const native = document.getSelection()
  const inReader = native?.anchorNode?.parentElement?.closest('[data-pane="reader"]')
  return !target() || !(native?.isCollapsed ?? true) && !inReader
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

function toggleSingleKeys(): void {
  change({ singleKeys: !singleKeys.value })
  toast(singleKeys.value ? 'Letters, digits and signs alone are keys again' : 'Letters, digits and signs alone are no keys now')
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search]')?.focus()
}

/** Esc: from a field to the reader, then selection, pick, narrowing, the panel in the tabs' place, one each time. */
function stepBack(): void {
  if (palette.value) return closePalette()
  if (uncover()) return focusReader()
  if (comparison.value) return closeComparison()
  const at = document.activeElement
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return focusReader()
  if (finding.value) return closeFind(selection.value === null && picked.value === null)
  batch(() => {
    if (selection.value) {
      pane.reader?.setSelection(null)
      selection.value = null
    } else if (picked.value !== null) picked.value = null
    else if (onlyTag.value !== '') onlyTag.value = ''
    else if (focused.value) focused.value = false
    else if (page.value !== null) showReader()
    else beside.value = 'tabs'
  })
}

/** Puts the palette away; the selection stays. */
export function closePalette(): void {
  palette.value = null
  focusReader()
}

const panes = ['[data-pane="search"]', '[data-pane="left"]', '[data-pane="reader"]:not([inert])', '[data-pane="page"]', '[data-pane="right"]']
const focusable = 'button:not([disabled]):not([tabindex="-1"]), input, textarea, select, [tabindex="0"]'

function cyclePanes(direction: 1 | -1): void {
  const there = panes.flatMap((name) => document.querySelector<HTMLElement>(name) ?? [])
  const here = there.findIndex((el) => el.contains(document.activeElement))
  const next = there[(here + direction + there.length) % there.length]
  if (next?.dataset.pane === 'reader' && transcript.value) focusReader()
  else next?.querySelector<HTMLElement>(focusable)?.focus()
}
