// The actions in menus: in the page's own, and in the system's where it has a menu bar.
import { actionNamed, type Action } from './actions'
import { isSingle } from './keymap'
import { workingKeys } from './own-keys'

const line = ''

export interface MenuOfActions {
  readonly label: string
  /** By their names in the table; a line divides. */
  readonly ids: readonly string[]
}

export const menus: readonly MenuOfActions[] = [
  { label: 'File', ids: [
    'new-project', 'open-project', 'rename-project', line, 'import', 'import-folder', 'import-annotations', 'look-first', line, 'new-memo', 'new-folder', line, 'export', 'print', 'save-copy', line,
    'import-codebook', 'take-codebook', 'export-codebook', 'export-codebook-xlsx', line, 'trash', 'backups',
  ] },
  { label: 'Edit', ids: [
    'undo', 'redo', 'history', line, 'copy', 'copy-words', 'copy-time', 'copy-link', line, 'palette', 'highlight', 'note', 'in-vivo', 'repeat', 'find-again', 'compare', 'remove', line, 'correct',
  ] },
  { label: 'View', ids: [
    'left-panel', 'right-panel', 'split', 'focus', line, 'larger', 'smaller', 'usual-size', line,
    'reading-settings', 'usual-look', line, 'system', 'light', 'dark', 'sepia', 'contrast', line, 'literata', 'inter', 'hyperlegible', line,
    'longer-lines', 'shorter-lines', 'more-space', 'less-space', line, 'voice', 'dim-questions', 'ruler',
  ] },
  { label: 'Go', ids: [
    'transcript', 'excerpts', 'codebook', 'search-page', 'page-transcripts', 'page-speakers', 'page-memos', line, 'search', 'highlight-hits', 'find', 'find-next', 'find-previous', line, 'go-to', 'back', 'forward', line, 'next-highlight', 'previous-highlight',
    'next-of-tag', 'previous-of-tag', line, 'next-untagged', 'previous-untagged',
  ] },
  { label: 'Help', ids: ['keys', 'single-keys'] },
]

/** The menus as the system's menu bar takes them. It would take a letter out of a field, so it gets no such key. */
export function systemMenus(): { label: string; items: { id: string; label: string; key: string }[] }[] {
  return menus.map(({ label, ids }) => ({
    label,
    items: ids.map((id) => (id === line ? { id: '', label: '', key: '' } : { id, label: actionNamed(id).label, key: barKey(actionNamed(id)) })),
  }))
}

function barKey(action: Action): string {
  const [key = ''] = workingKeys(action)
  return action.where === 'anywhere' && !isSingle(key) ? key : ''
}
