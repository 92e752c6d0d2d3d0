import type { Folder, ListItem } from '../api'
import { folders } from '../state/apply'
import { askForFolder, askToRenameFolder, fileTranscripts, moveFolder, removeFolder } from '../state/tables'
import type { MenuItem } from '../ui/Menu'

/** Where transcripts may be filed. */
export function folderItems(these: readonly ListItem[]): MenuItem[] {
  const ids = these.map((t) => t.id)
  const into = (id: string, label: string): MenuItem => ({ kind: 'do', label, run: () => void fileTranscripts(ids, id) })
  return [
    ...folders.value.map((f) => into(f.id, f.name)),
    ...(these.some((t) => t.folderId !== '') ? [into('', 'No folder')] : []),
    ...(folders.value.length > 0 ? [{ kind: 'line' } as const] : []),
    { kind: 'do', label: 'New folder…', run: () => askForFolder(ids) },
  ]
}

/** What can be done to a folder. */
export function folderMenu(f: Folder): MenuItem[] {
  const place = folders.value.indexOf(f)
  return [
    { kind: 'do', label: 'Rename…', run: () => askToRenameFolder(f) },
    ...(place > 0 ? [{ kind: 'do', label: 'Move up', run: () => moveFolder(f, -1) } as const] : []),
    ...(place < folders.value.length - 1 ? [{ kind: 'do', label: 'Move down', run: () => moveFolder(f, 1) } as const] : []),
    { kind: 'line' },
    { kind: 'do', label: 'Remove the folder', danger: true, run: () => void removeFolder(f) },
  ]
}
