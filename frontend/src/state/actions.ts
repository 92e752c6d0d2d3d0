// Every action of the window in one table: the key handler, the sheet of keys, the menus, the
// search field's commands and the tooltips all read it.

export type Group = 'Reading' | 'Finding' | 'Marking' | 'Highlights' | 'Codebook' | 'Project' | 'View'
export const groups: readonly Group[] = ['Reading', 'Finding', 'Marking', 'Highlights', 'Codebook', 'Project', 'View']

/** Where an action's keys work. In the codebook, and on a picked highlight, it goes before others of the same key. */
export type Where = 'anywhere' | 'outside fields' | 'in the reader' | 'in the codebook' | 'on a highlight'

export interface Action {
  readonly id: string
  readonly label: string
  /** As the program comes; the person may have others. */
  readonly keys: readonly string[]
  readonly where: Where
  readonly group: Group
  /** Too small a thing to be offered as a command. */
  readonly keyOnly: boolean
  /** Its keys are what they are. */
  readonly fixed: boolean
}

function row(group: Group, where: Where, id: string, label: string, keys: string, ...is: ('key only' | 'fixed')[]): Action {
  return { id, label, keys: keys.split(' ').filter(Boolean), where, group, keyOnly: is.includes('key only'), fixed: is.includes('fixed') }
}

export const actions: readonly Action[] = [
  row('Reading', 'in the reader', 'next-sentence', 'Select the next sentence', 'ArrowDown', 'key only'),
  row('Reading', 'in the reader', 'previous-sentence', 'Select the previous sentence', 'ArrowUp', 'key only'),
  row('Reading', 'in the reader', 'extend-next-sentence', 'Extend by the next sentence', 'Shift+ArrowDown', 'key only'),
  row('Reading', 'in the reader', 'extend-previous-sentence', 'Extend by the previous sentence', 'Shift+ArrowUp', 'key only'),
  row('Reading', 'in the reader', 'next-word', 'Select the next word', 'ArrowRight', 'key only'),
  row('Reading', 'in the reader', 'previous-word', 'Select the previous word', 'ArrowLeft', 'key only'),
  row('Reading', 'in the reader', 'extend-next-word', 'Extend by a word', 'Shift+ArrowRight', 'key only'),
  row('Reading', 'in the reader', 'extend-previous-word', 'Extend by the word before', 'Shift+ArrowLeft', 'key only'),
  row('Reading', 'in the reader', 'beginning', 'To the beginning', 'Home Ctrl+Home', 'key only'),
  row('Reading', 'in the reader', 'ending', 'To the end', 'End Ctrl+End', 'key only'),
  row('Reading', 'outside fields', 'grow', 'Grow the selection: word, sentence, turn', ']', 'key only'),
  row('Reading', 'outside fields', 'shrink', 'Shrink the selection', '[', 'key only'),

  row('Finding', 'anywhere', 'search', 'Search all transcripts, and every command', 'Ctrl+K'),
  row('Finding', 'outside fields', 'search-slash', 'Search', '/', 'key only'),
  row('Finding', 'anywhere', 'search-page', 'Search on a page of its own', 'Alt+4 Ctrl+Shift+F'),
  row('Finding', 'anywhere', 'highlight-hits', 'Highlight all hits of the search…', 'Ctrl+Shift+H'),
  row('Finding', 'anywhere', 'find', 'Find in the transcript…', 'Ctrl+F'),
  row('Finding', 'anywhere', 'find-next', 'Next place found', 'F3 Ctrl+G'),
  row('Finding', 'anywhere', 'find-previous', 'Previous place found', 'Shift+F3 Ctrl+Shift+G'),
  row('Finding', 'anywhere', 'transcript', 'The transcript', 'Alt+1'),
  row('Finding', 'anywhere', 'excerpts', 'Excerpts', 'Alt+2'),
  row('Finding', 'outside fields', 'go-to', 'Go to a turn or a time…', 'G'),
  row('Finding', 'anywhere', 'back', 'Back', 'Alt+ArrowLeft Ctrl+['),
  row('Finding', 'anywhere', 'forward', 'Forward', 'Alt+ArrowRight Ctrl+]'),
  row('Finding', 'outside fields', 'next-untagged', 'Next untagged answer', 'U'),
  row('Finding', 'outside fields', 'previous-untagged', 'Previous untagged answer', 'Shift+U'),

  row('Marking', 'outside fields', 'numbered', 'Tag with the tag of that number', '1 2 3 4 5 6 7 8 9', 'key only', 'fixed'),
  row('Marking', 'outside fields', 'palette', 'Tag…', 'T'),
  row('Marking', 'outside fields', 'highlight', 'Highlight without a tag', 'H'),
  row('Marking', 'outside fields', 'note', 'Write a note', 'N'),
  row('Marking', 'outside fields', 'in-vivo', 'Tag with the words themselves', 'V'),
  row('Marking', 'outside fields', 'repeat', 'Repeat the last tags', '.'),
  row('Marking', 'outside fields', 'find-again', 'Find the same words elsewhere', 'Shift+F'),
  row('Marking', 'outside fields', 'correct', 'Correct the words…', 'E'),
  row('Marking', 'outside fields', 'compare', 'Compare with the last quotes of the tag', 'Q'),

  row('Highlights', 'outside fields', 'next-highlight', 'Next highlight', 'J'),
  row('Highlights', 'outside fields', 'previous-highlight', 'Previous highlight', 'K'),
  row('Highlights', 'outside fields', 'next-of-tag', 'Next highlight of this tag', 'Shift+J'),
  row('Highlights', 'outside fields', 'previous-of-tag', 'Previous highlight of this tag', 'Shift+K'),
  row('Highlights', 'on a highlight', 'end-later', 'Move its end a word on', 'Alt+ArrowRight', 'key only'),
  row('Highlights', 'on a highlight', 'end-earlier', 'Move its end a word back', 'Alt+ArrowLeft', 'key only'),
  row('Highlights', 'on a highlight', 'start-later', 'Move its start a word on', 'Alt+Shift+ArrowRight', 'key only'),
  row('Highlights', 'on a highlight', 'start-earlier', 'Move its start a word back', 'Alt+Shift+ArrowLeft', 'key only'),
  row('Highlights', 'on a highlight', 'end-letter-later', 'Move its end a letter on', 'Alt+ArrowDown', 'key only'),
  row('Highlights', 'on a highlight', 'end-letter-earlier', 'Move its end a letter back', 'Alt+ArrowUp', 'key only'),
  row('Highlights', 'on a highlight', 'start-letter-later', 'Move its start a letter on', 'Alt+Shift+ArrowDown', 'key only'),
  row('Highlights', 'on a highlight', 'start-letter-earlier', 'Move its start a letter back', 'Alt+Shift+ArrowUp', 'key only'),
  row('Highlights', 'outside fields', 'remove', 'Remove the highlight', 'Delete Backspace'),
  row('Highlights', 'outside fields', 'copy', 'Copy with its source', 'Ctrl+C'),
  row('Highlights', 'outside fields', 'copy-time', 'Copy the time of the turn', ''),
  row('Highlights', 'outside fields', 'copy-link', 'Copy a link for a memo', 'Ctrl+L'),
  row('Highlights', 'outside fields', 'copy-words', 'Copy the words alone', 'Ctrl+Shift+C'),

  row('Codebook', 'anywhere', 'codebook', 'Codebook', 'Alt+3'),
  row('Codebook', 'in the codebook', 'tag-new', 'New tag beside it', 'N Insert', 'key only'),
  row('Codebook', 'in the codebook', 'tag-new-below', 'New tag below it', 'Shift+N Shift+Insert', 'key only'),
  row('Codebook', 'in the codebook', 'tag-rename', 'Rename the tag', 'F2', 'key only'),
  row('Codebook', 'in the codebook', 'tag-key', 'Give the tag that key', '1 2 3 4 5 6 7 8 9', 'key only', 'fixed'),
  row('Codebook', 'in the codebook', 'tag-up', 'Move the tags up', 'Alt+Shift+ArrowUp', 'key only'),
  row('Codebook', 'in the codebook', 'tag-down', 'Move the tags down', 'Alt+Shift+ArrowDown', 'key only'),
  row('Codebook', 'in the codebook', 'tag-in', 'Move the tags in', 'Alt+Shift+ArrowRight', 'key only'),
  row('Codebook', 'in the codebook', 'tag-out', 'Move the tags out', 'Alt+Shift+ArrowLeft', 'key only'),
  row('Codebook', 'in the codebook', 'tag-merge', 'Merge the tags…', 'M', 'key only'),
  row('Codebook', 'in the codebook', 'tag-split', 'Split the tag…', 'S', 'key only'),
  row('Codebook', 'in the codebook', 'tag-archive', 'Archive the tags, or use them again', 'A', 'key only'),
  row('Codebook', 'in the codebook', 'tag-excerpts', 'Show the excerpts of the tag', 'E', 'key only'),
  row('Codebook', 'in the codebook', 'tag-remove', 'Remove the tags…', 'Delete Backspace', 'key only'),
  row('Codebook', 'anywhere', 'import-codebook', 'Import a codebook…', ''),
  row('Codebook', 'anywhere', 'take-codebook', 'Take the codebook of another project…', ''),
  row('Codebook', 'anywhere', 'export-codebook', 'Save the codebook as CSV…', ''),
  row('Codebook', 'anywhere', 'export-codebook-xlsx', 'Save the codebook as an Excel workbook…', ''),

  row('Project', 'outside fields', 'undo', 'Undo', 'Ctrl+Z'),
  row('Project', 'outside fields', 'redo', 'Redo', 'Ctrl+Shift+Z Ctrl+Y'),
  row('Project', 'anywhere', 'history', 'History…', 'Ctrl+H'),
  row('Project', 'anywhere', 'import', 'Import transcripts…', 'Ctrl+O'),
  row('Project', 'anywhere', 'import-folder', 'Import a folder…', ''),
  row('Project', 'anywhere', 'import-annotations', 'Import annotations…', ''),
  row('Project', 'anywhere', 'look-first', 'Look at files before importing, or not', ''),
  row('Project', 'anywhere', 'export', 'Export excerpts…', 'Ctrl+E'),
  row('Project', 'anywhere', 'print', 'Print…', 'Ctrl+P'),
  row('Project', 'anywhere', 'new-memo', 'Write a memo…', ''),
  row('Project', 'anywhere', 'new-folder', 'New folder for transcripts…', ''),
  row('Project', 'anywhere', 'new-project', 'New project…', ''),
  row('Project', 'anywhere', 'open-project', 'Open a project…', ''),
  row('Project', 'anywhere', 'rename-project', 'Rename the project…', ''),
  row('Project', 'anywhere', 'save-copy', 'Save a copy of the project…', ''),
  row('Project', 'anywhere', 'trash', 'Trash…', ''),
  row('Project', 'anywhere', 'backups', 'Backups…', ''),

  row('View', 'anywhere', 'page-transcripts', 'All transcripts', 'Alt+5'),
  row('View', 'anywhere', 'page-speakers', 'All speakers', 'Alt+6'),
  row('View', 'anywhere', 'page-memos', 'All memos', 'Alt+7'),
  row('View', 'anywhere', 'split', 'Split the view, or not', 'Ctrl+\\'),
  row('View', 'anywhere', 'first-pane', 'Work in the left pane of a split view', 'Ctrl+1', 'key only'),
  row('View', 'anywhere', 'second-pane', 'Work in the right pane of a split view', 'Ctrl+2', 'key only'),
  row('View', 'anywhere', 'left-panel', 'Show or hide the left panel', 'Ctrl+B'),
  row('View', 'anywhere', 'right-panel', 'Show or hide the right panel', 'Ctrl+Shift+B'),
  row('View', 'outside fields', 'focus', 'Nothing but the text, or all', 'F'),
  row('View', 'anywhere', 'larger', 'Larger text', 'Ctrl+= Ctrl++'),
  row('View', 'anywhere', 'smaller', 'Smaller text', 'Ctrl+-'),
  row('View', 'anywhere', 'usual-size', 'Usual text size', 'Ctrl+0'),
  row('View', 'anywhere', 'reading-settings', 'Reading settings…', ''),
  row('View', 'anywhere', 'system', 'System theme', ''),
  row('View', 'anywhere', 'light', 'Light theme', ''),
  row('View', 'anywhere', 'dark', 'Dark theme', ''),
  row('View', 'anywhere', 'sepia', 'Sepia theme', ''),
  row('View', 'anywhere', 'contrast', 'High contrast theme', ''),
  row('View', 'anywhere', 'literata', 'Read in Literata', ''),
  row('View', 'anywhere', 'inter', 'Read in Inter', ''),
  row('View', 'anywhere', 'hyperlegible', 'Read in Hyperlegible', ''),
  row('View', 'anywhere', 'longer-lines', 'Longer lines', ''),
  row('View', 'anywhere', 'shorter-lines', 'Shorter lines', ''),
  row('View', 'anywhere', 'more-space', 'More space between lines', ''),
  row('View', 'anywhere', 'less-space', 'Less space between lines', ''),
  row('View', 'anywhere', 'ruler', 'Reading ruler, or not', ''),
  row('View', 'anywhere', 'usual-look', 'Usual reading settings', ''),
  row('View', 'outside fields', 'voice', 'Only this voice, or all', 'O'),
  row('View', 'anywhere', 'dim-questions', 'Dim questions, or not', ''),
  row('View', 'anywhere', 'next-pane', 'Go to the next pane', 'F6', 'key only'),
  row('View', 'anywhere', 'previous-pane', 'Go to the pane before', 'Shift+F6', 'key only'),
  row('View', 'anywhere', 'keys', 'All keys…', '? F1'),
  row('View', 'anywhere', 'single-keys', 'Keys of a single letter, or not', ''),
  row('View', 'anywhere', 'escape', 'Back, one step at a time', 'Escape', 'key only', 'fixed'),
]

const byId = new Map(actions.map((action) => [action.id, action]))

/** The action of a name that stands in the table. */
export function actionNamed(id: string): Action {
  const action = byId.get(id)
  if (!action) throw new Error(`no action is called ${id}`)
  return action
}
