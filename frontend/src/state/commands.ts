// What each action of the key table does.
import { batch } from '@preact/signals'
import type { Action } from './actions'
import { importAnnotations } from './annotations'
import { transcript } from './apply'
import { openBackups } from './backups'
import { archive, giveKey, merge, move, newTag, remove, rename, showExcerptsHere, split } from './codebook'
import { chooseCodebook, saveCodebook } from './codebook-import'
import { closeComparison, comparison, toggleComparison } from './comparing'
import { closeCorrecting, correcting, openCorrecting } from './correcting'
import { cursor, moveTo, rowWanted, stepBackInRows } from './excerpts'
import { openExport } from './exporting'
import { closeFind, finding, openFind, stepFound } from './finding'
import { openGoing } from './going'
import { redo, undo } from './history'
import { chooseAndImport, chooseFolderAndImport } from './importing'
import { goBack, goForward, goToPage, stepHighlight, stepOfTag, stepUntagged } from './jumps'
import { copyQuote, highlightPlain, removeHighlights, repeatTags, tagInVivo, target, toggleNumbered, writeNote } from './marking'
import { digitOf } from './keymap'
import { lit, litHere } from './lit'
import { lookRuns } from './look'
import { copyLink } from './linked'
import { focused, toggleFocus, toggleLeft, toggleRight, uncover } from './panes'
import { printTranscript } from './printing'
import { page, showReader } from './pages'
import { leave } from './places'
import { newProject, openProject, saveCopy } from './projects'
import { focusReader, pane, passageAt } from './reader-pane'
import { beside, dialog, onlyTag, palette, picked, selection, toast } from './screen'
import { change, lookFirst, resizeText, singleKeys } from './settings'
import { openHistory } from './steps'
import { goToSide, toggleSplit } from './splitting'
import { askToHighlight, focusQuery, goToSearch } from './search-page'
import { findAgain } from './suggesting'
import { copyTimeHere } from './times'
import { heard, toggleVoice, toggleVoiceHere } from './voice'
import { highlightsById, mayWrite } from './writes'
import { askForFolder } from './tables'
import { openTrash } from './trash'
import { drawAtOnce } from '../ui/rendering'

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
  beginning: () => toEdge('start'),
  ending: () => toEdge('end'),
  grow: () => pane.reader?.resize(true),
  shrink: () => pane.reader?.resize(false),

  search: focusSearch,
  'search-page': goToSearch,
  'highlight-hits': askToHighlight,
  'search-slash': () => (page.value === 'search' ? focusQuery() : focusSearch()),
  find: () => (page.value === 'excerpts' ? focusFilter() : page.value === 'search' ? focusQuery() : openFind()),
  'find-next': () => stepFound(1),
  'find-previous': () => stepFound(-1),
  transcript: leaveForReader,
  excerpts: () => goToPage('excerpts'),
  'go-to': openGoing,
  back: goBack,
  forward: goForward,
  'next-untagged': () => stepUntagged(1),
  'previous-untagged': () => stepUntagged(-1),

  numbered: (event) => toggleNumbered(digitIn(event)),
  palette: openPalette,
  highlight: highlightPlain,
  note: writeNote,
  'find-again': findAgain,
  'in-vivo': tagInVivo,
  repeat: repeatTags,
  correct: openCorrecting,
  compare: toggleComparison,

  'next-highlight': () => (page.value === 'excerpts' ? void moveTo(cursor.value + 1) : stepHighlight(1)),
  'previous-highlight': () => (page.value === 'excerpts' ? void moveTo(cursor.value - 1) : stepHighlight(-1)),
  'next-of-tag': () => stepOfTag(1),
  'previous-of-tag': () => stepOfTag(-1),
  'end-later': () => pane.reader?.nudge('end', 1, 'word'),
  'end-earlier': () => pane.reader?.nudge('end', -1, 'word'),
  'start-later': () => pane.reader?.nudge('start', 1, 'word'),
  'start-earlier': () => pane.reader?.nudge('start', -1, 'word'),
  'end-letter-later': () => pane.reader?.nudge('end', 1, 'letter'),
  'end-letter-earlier': () => pane.reader?.nudge('end', -1, 'letter'),
  'start-letter-later': () => pane.reader?.nudge('start', 1, 'letter'),
  'start-letter-earlier': () => pane.reader?.nudge('start', -1, 'letter'),
  remove: removePicked,
  'copy-time': copyTimeHere,
  voice: toggleVoiceHere,
  copy: () => void copyQuote(true),
  'copy-link': () => void copyLink(),
  'copy-words': () => void copyQuote(false),

  codebook: () => goToPage('codebook'),
  'tag-new': () => newTag(false),
  'tag-new-below': () => newTag(true),
  'tag-rename': rename,
  'tag-key': (event) => giveKey(digitIn(event)),
  'tag-up': () => move('up'),
  'tag-down': () => move('down'),
  'tag-in': () => move('in'),
  'tag-out': () => move('out'),
  'tag-merge': merge,
  'tag-split': split,
  'tag-archive': archive,
  'tag-excerpts': showExcerptsHere,
  'tag-remove': remove,
  'import-codebook': () => void chooseCodebook('table'),
  'take-codebook': () => void chooseCodebook('project'),
  'export-codebook': () => void saveCodebook('csv'),
  'export-codebook-xlsx': () => void saveCodebook('xlsx'),

  undo: () => void undo(),
  redo: () => void redo(),
  history: openHistory,
  import: () => void chooseAndImport(),
  'import-folder': () => void chooseFolderAndImport(),
  'import-annotations': () => void importAnnotations(),
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

  'page-transcripts': () => goToPage('transcripts'),
  'page-speakers': () => goToPage('speakers'),
  'page-memos': () => goToPage('memos'),

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
  if (!isCalm(action)) drawAtOnce()
}

const calm: ReadonlySet<string> = new Set(['numbered', 'highlight', 'in-vivo', 'repeat', 'remove', 'next-highlight', 'previous-highlight'])

/** Whether an action opens nothing that takes the keyboard. */
function isCalm({ id, group }: Action): boolean {
  return group === 'Reading' || calm.has(id)
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
  if (!mayWrite()) return
  const on = target()
  if (!on) return toast('Select some words first, or pick a highlight.')
  comparison.value = null
  if ('highlightIds' in on) return void (palette.value = { target: on, at: rowBox() })
  const span = 'span' in on ? on.span : highlightsById.value.get(on.highlightId)
  if (!span) return
  pane.reader?.recall(span)
  palette.value = { target: on, at: passageAt(span) }
}

/** Where the row with the keyboard is on the page of excerpts. */
function rowBox(): DOMRect {
  return (document.querySelector('.excerpt-row[data-cursor="true"]') ?? document.body).getBoundingClientRect()
}

export function removePicked(): void {
  const on = target()
  if (on && 'highlightIds' in on) return removeHighlights(on.highlightIds)
  if (picked.value !== null) removeHighlights([picked.value])
}

/** The digit that was pressed; 0 for none. */
function digitIn(event: KeyboardEvent | null): number {
  return (event && digitOf(event)) ?? 0
}

/** To the beginning or the end of the transcript, with a way back. */
function toEdge(edge: 'start' | 'end'): void {
  leave()
  pane.reader?.toEdge(edge)
}

/** From a page to the transcript, with a way back to the page. */
function leaveForReader(): void {
  if (page.value !== null) leave()
  showReader()
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
  if (correcting.value) return closeCorrecting()
  if (page.value === 'excerpts' && stepBackHere()) return
  if (uncover()) return focusReader()
  if (comparison.value) return closeComparison()
  const at = document.activeElement
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return focusReader()
  if (beside.value !== 'tabs' && at?.closest('[data-pane="right"]')) return leaveBeside()
  if (litHere.value && page.value === null) return void (lit.value = null)
  if (finding.value) return closeFind(selection.value === null && picked.value === null)
  const reading = page.value === null // what a page hides stays as it is
  batch(() => {
    if (selection.value) {
      pane.reader?.setSelection(null)
      selection.value = null
    } else if (reading && picked.value !== null) picked.value = null
    else if (reading && onlyTag.value !== '') onlyTag.value = ''
    else if (reading && heard.value !== '') toggleVoice(heard.value)
    else if (focused.value) focused.value = false
    else if (page.value !== null) showReader()
    else leaveBeside()
  })
}

/** From the panel in the tabs' place to what is read. */
function leaveBeside(): void {
  beside.value = 'tabs'
  if (page.value === null) focusReader()
}

/** Esc on the page of excerpts: from a field to the rows, then what is selected. */
function stepBackHere(): boolean {
  const at = document.activeElement
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) rowWanted.value = true
  else return stepBackInRows()
  return true
}

function focusFilter(): void {
  document.querySelector<HTMLInputElement>('[data-filter]')?.focus()
}

/** Puts the palette away; the selection stays. */
export function closePalette(): void {
  palette.value = null
  if (page.value === 'excerpts') rowWanted.value = true
  else focusReader()
}

const panes = ['[data-pane="search"]', '[data-pane="left"]', '[data-pane="reader"]:not([inert])', '[data-pane="page"]', '[data-pane="right"]']
const focusable = 'button:not([disabled]):not([tabindex="-1"]), input, textarea, select, [tabindex="0"]:not([role="separator"])'

function cyclePanes(direction: 1 | -1): void {
  const there = panes.flatMap((name) => document.querySelector<HTMLElement>(name) ?? [])
  const here = there.findIndex((el) => el.contains(document.activeElement))
  const next = there[(here + direction + there.length) % there.length]
  if (next?.dataset.pane === 'reader' && transcript.value) focusReader()
  else next?.querySelector<HTMLElement>(focusable)?.focus()
}
