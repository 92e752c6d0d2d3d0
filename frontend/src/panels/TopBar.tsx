import { ChevronDown, Clock, Menu as MenuIcon, Redo2, Undo2 } from 'lucide'
import { history, project, readOnly, recent } from '../state/apply'
import { openBackups } from '../state/backups'
import { openExport } from '../state/exporting'
import { redo, undo } from '../state/history'
import { chooseAndImport, chooseFolderAndImport } from '../state/importing'
import { mac } from '../state/keymap'
import { keyHint } from '../state/own-keys'
import { newProject, openProject, openRecent, saveCopy } from '../state/projects'
import { beside, dialog } from '../state/screen'
import { toggleHistory } from '../state/steps'
import { openTrash } from '../state/trash'
import { Button, IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Logo } from '../ui/Logo'
import { showMenu, type MenuItem } from '../ui/Menu'
import { appMenu } from './app-menu'
import { SearchField } from './SearchField'
import { ReadingButton } from './ReadingSettings'

export function TopBar() {
  const { undo: last, redo: next } = history.value
  return (
    <header class="top-bar">
      <div class="top-left">
        {!mac && <IconButton icon={MenuIcon} label="Menu" menu onClick={(e) => showMenu(e.currentTarget as Element, 'Menu', appMenu)} />}
        <Logo />
        <button
          type="button" class="project-button" aria-haspopup="menu" title={project.value.folder}
          onClick={(e) => showMenu(e.currentTarget, 'Project', projectMenu)}
        >
          <span class="project-name">{project.value.name}</span>
          <Icon of={ChevronDown} size={14} />
        </button>
        {readOnly.value && <span class="badge">Read only</span>}
      </div>
      <SearchField />
      <div class="top-right">
        <IconButton icon={Undo2} label={last ? `Undo: ${last}` : 'Undo'} hint={keyHint('undo')} disabled={last === ''} onClick={() => void undo()} />
        <IconButton icon={Redo2} label={next ? `Redo: ${next}` : 'Redo'} hint={keyHint('redo')} disabled={next === ''} onClick={() => void redo()} />
        <IconButton icon={Clock} label="History" hint={keyHint('history')} pressed={beside.value === 'history'} onClick={toggleHistory} />
        <ReadingButton />
        <Button title={keyHint('import')} disabled={readOnly.value} onClick={() => void chooseAndImport()}>Import…</Button>
        <Button title={keyHint('export')} kind="primary" onClick={openExport}>Export…</Button>
      </div>
    </header>
  )
}

function projectMenu(): MenuItem[] {
  const others = recent.value.slice(0, 8)
  return [
    { kind: 'do', label: 'Rename…', run: () => (dialog.value = { kind: 'rename-project' }) },
    { kind: 'do', label: 'New project…', run: () => void newProject() },
    { kind: 'do', label: 'Open…', run: () => void openProject() },
    { kind: 'do', label: 'Import a folder…', run: () => void chooseFolderAndImport() },
    { kind: 'do', label: 'Save a copy as…', run: () => void saveCopy() },
    { kind: 'line' },
    { kind: 'do', label: 'Trash…', run: openTrash },
    { kind: 'do', label: 'Backups…', run: openBackups },
    ...(others.length > 0 ? ([{ kind: 'line' }, { kind: 'heading', label: 'Recent' }] as const) : []),
    ...others.map((file) => ({ kind: 'do', label: file.name, detail: file.folder, run: () => void openRecent(file.key) }) as const),
  ]
}
