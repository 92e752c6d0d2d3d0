import { Ellipsis } from 'lucide'
import type { ListItem } from '../api'
import { openId, transcripts } from '../state/apply'
import { undo } from '../state/history'
import { loading, openTranscript, progressOf, removeTranscript, saveOriginal } from '../state/reading'
import { openBeside } from '../state/splitting'
import { beside, dialog, tab } from '../state/screen'
import { IconButton } from '../ui/Button'
import { showMenu, showMenuAt, type MenuItem } from '../ui/Menu'
import { Ring } from '../ui/Ring'

export function TranscriptList() {
  const list = transcripts.value
  return (
    <section class="left-section transcripts" aria-labelledby="transcripts-heading">
      <h2 id="transcripts-heading">
        Transcripts {list.length > 0 && <span class="count">{list.length}</span>}
      </h2>
      <ul class="rows">{list.map((item) => <Row key={item.id} item={item} />)}</ul>
      {list.length === 0 && <p class="left-empty">None yet</p>}
    </section>
  )
}

function Row({ item }: { item: ListItem }) {
  const on = item.id === (loading.value || openId.value)
  const read = progressOf(item.id, item.progress)
  const menu = () => menuOf(item)
  return (
    <li class={on ? 'row on' : 'row'} onContextMenu={(e) => showMenuAt(e, item.title, menu)}>
      <button type="button" class="row-main" aria-current={on ? 'page' : undefined} title={read > 0 ? `${item.title} · ${Math.round(read * 100)} % read` : item.title} onClick={() => void openTranscript(item.id)}>
        <Ring share={read} label={`${Math.round(read * 100)} % read`} />
        <span class="row-name">{item.title}</span>
        <span class="count" aria-label={`${item.highlights} highlights`}>{item.highlights > 0 ? item.highlights : ''}</span>
      </button>
      <IconButton
        icon={Ellipsis} class="row-more" label={`More for ${item.title}`} menu
        onClick={(e) => showMenu(e.currentTarget as Element, item.title, menu)}
      />
    </li>
  )
}

function menuOf(item: ListItem): MenuItem[] {
  return [
    { kind: 'do', label: 'Open beside', run: () => void openBeside(item.id) },
    { kind: 'do', label: 'Rename…', run: () => (dialog.value = { kind: 'describe-transcript', id: item.id }) },
    { kind: 'do', label: 'Info', run: () => void showInfo(item.id) },
    { kind: 'do', label: 'Save the original…', run: () => void saveOriginal(item.id) },
    { kind: 'line' },
    { kind: 'do', label: 'Remove', danger: true, run: () => void removeTranscript(item.id, () => void undo()) },
  ]
}

async function showInfo(id: string): Promise<void> {
  await openTranscript(id)
  beside.value = 'tabs'
  tab.value = 'info'
}
