// Every action that has a key, in one table: the key handler, the sheet of keys, the
// search field's commands and the tooltips all read it.

export type Group = 'Reading' | 'Marking' | 'Highlights' | 'Project' | 'View'

/** Where an action's keys work: everywhere, not in text fields, or only with the keyboard in the reader. */
export type Where = 'anywhere' | 'outside fields' | 'in the reader'

export interface Action {
  readonly id: string
  readonly label: string
  readonly keys: readonly string[]
  readonly where: Where
  readonly group: Group
  /** Too small a thing to be offered as a command in the search field. */
  readonly keyOnly?: boolean
}

function row(group: Group, where: Where, id: string, label: string, keys: string, keyOnly = false): Action {
  return { id, label, keys: keys.split(' '), where, group, ...(keyOnly && { keyOnly }) }
}

export const actions: readonly Action[] = [
  row('Reading', 'in the reader', 'next-sentence', 'Select the next sentence', 'ArrowDown', true),
  row('Reading', 'in the reader', 'previous-sentence', 'Select the previous sentence', 'ArrowUp', true),
  row('Reading', 'in the reader', 'extend-next-sentence', 'Extend by the next sentence', 'Shift+ArrowDown', true),
  row('Reading', 'in the reader', 'extend-previous-sentence', 'Extend by the previous sentence', 'Shift+ArrowUp', true),
  row('Reading', 'in the reader', 'next-word', 'Select the next word', 'ArrowRight', true),
  row('Reading', 'in the reader', 'previous-word', 'Select the previous word', 'ArrowLeft', true),
  row('Reading', 'in the reader', 'extend-next-word', 'Extend by a word', 'Shift+ArrowRight', true),
  row('Reading', 'in the reader', 'extend-previous-word', 'Extend by the word before', 'Shift+ArrowLeft', true),
  row('Reading', 'outside fields', 'grow', 'Grow the selection: word, sentence, turn', ']', true),
  row('Reading', 'outside fields', 'shrink', 'Shrink the selection', '[', true),

  row('Marking', 'outside fields', 'numbered', 'Tag with the tag of that number', '1 2 3 4 5 6 7 8 9', true),
  row('Marking', 'outside fields', 'palette', 'Tag…', 'T'),
  row('Marking', 'outside fields', 'highlight', 'Highlight without a tag', 'H'),
  row('Marking', 'outside fields', 'note', 'Write a note', 'N'),
  row('Marking', 'outside fields', 'in-vivo', 'Tag with the words themselves', 'V'),
  row('Marking', 'outside fields', 'repeat', 'Repeat the last tags', '.'),

  row('Highlights', 'outside fields', 'next-highlight', 'Next highlight', 'J'),
  row('Highlights', 'outside fields', 'previous-highlight', 'Previous highlight', 'K'),
  row('Highlights', 'outside fields', 'end-later', 'Move its end a word on', 'Alt+ArrowRight', true),
  row('Highlights', 'outside fields', 'end-earlier', 'Move its end a word back', 'Alt+ArrowLeft', true),
  row('Highlights', 'outside fields', 'start-later', 'Move its start a word on', 'Alt+Shift+ArrowRight', true),
  row('Highlights', 'outside fields', 'start-earlier', 'Move its start a word back', 'Alt+Shift+ArrowLeft', true),
  row('Highlights', 'outside fields', 'remove', 'Remove the highlight', 'Delete Backspace'),
  row('Highlights', 'outside fields', 'copy', 'Copy the highlight with its source', 'Ctrl+C', true),

  row('Project', 'outside fields', 'undo', 'Undo', 'Ctrl+Z'),
  row('Project', 'outside fields', 'redo', 'Redo', 'Ctrl+Shift+Z Ctrl+Y'),
  row('Project', 'anywhere', 'history', 'History…', 'Ctrl+H'),
  row('Project', 'anywhere', 'import', 'Import transcripts…', 'Ctrl+O'),
  row('Project', 'anywhere', 'export', 'Export excerpts…', 'Ctrl+E'),
  row('Project', 'anywhere', 'print', 'Print…', 'Ctrl+P'),

  row('View', 'anywhere', 'search', 'Search and commands', 'Ctrl+K', true),
  row('View', 'outside fields', 'search-slash', 'Search', '/', true),
  row('View', 'anywhere', 'left-panel', 'Show or hide the left panel', 'Ctrl+B'),
  row('View', 'anywhere', 'right-panel', 'Show or hide the right panel', 'Ctrl+Shift+B'),
  row('View', 'outside fields', 'focus', 'Focus on the text', 'F'),
  row('View', 'anywhere', 'larger', 'Larger text', 'Ctrl+= Ctrl++'),
  row('View', 'anywhere', 'smaller', 'Smaller text', 'Ctrl+-'),
  row('View', 'anywhere', 'usual-size', 'Usual text size', 'Ctrl+0'),
  row('View', 'anywhere', 'next-pane', 'Go to the next pane', 'F6', true),
  row('View', 'anywhere', 'previous-pane', 'Go to the pane before', 'Shift+F6', true),
  row('View', 'outside fields', 'keys', 'All keys', '?'),
  row('View', 'anywhere', 'escape', 'Back, one step at a time', 'Escape', true),
]

const byKey = new Map(actions.flatMap((action) => action.keys.map((key) => [key, action] as const)))

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'>

/** The action of a key, if it works here. */
export function actionFor(event: Pressed, here: { inField: boolean; inReader: boolean }): Action | undefined {
  const action = byKey.get(keyOf(event))
  if (!action) return undefined
  if (action.where === 'outside fields' && here.inField) return undefined
  if (action.where === 'in the reader' && !here.inReader) return undefined
  return action
}

/** The pressed key by its name in the table: "H", "Ctrl+Shift+Z", "?". */
export function keyOf(event: Pressed): string {
  const typed = event.getModifierState('AltGraph')
  const key = letter(event)
  const mods = [
    !typed && (event.ctrlKey || event.metaKey) && 'Ctrl',
    !typed && event.altKey && 'Alt',
    event.shiftKey && !isSign(key) && !isPlainLetter(key, event) && 'Shift',
  ]
  return [...mods.filter(Boolean), key].join('+')
}

/** The key's letter in capitals; on a keyboard of another script, the Latin letter in that place. */
function letter({ key, code }: Pressed): string {
  if (/^\P{ASCII}$/u.test(key) && /^Key[A-Z]$/.test(code)) return code.slice(3)
  return /^[a-z]$/i.test(key) ? key.toUpperCase() : key
}

/** Signs are what they are, whether or not a keyboard needs Shift for them. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Z]/.test(key)
}

/** H is H with Shift or Caps Lock as without. */
function isPlainLetter(key: string, event: Pressed): boolean {
  return key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
}

const mac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')
const shown: Readonly<Record<string, string>> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Delete: 'Del', Backspace: '⌫',
  Ctrl: mac ? '⌘' : 'Ctrl', Alt: mac ? '⌥' : 'Alt', Shift: '⇧',
}

/** A key as it is written on key caps: "Ctrl Z" in two caps. */
export function caps(key: string): string[] {
  const parts = key.endsWith('++') ? [...key.slice(0, -2).split('+'), '+'] : key.split('+')
  return parts.map((part) => shown[part] ?? part)
}

/** The first key of an action, in words: "Ctrl+Z". Empty for an unknown action. */
export function keyHint(id: string): string {
  const key = actions.find((a) => a.id === id)?.keys[0]
  return key ? caps(key).join(mac ? '' : '+') : ''
}
