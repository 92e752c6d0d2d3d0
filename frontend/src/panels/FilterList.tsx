import { Ellipsis } from 'lucide'
import type { KeptFilter } from '../api'
import { filters } from '../state/apply'
import { kept, list } from '../state/excerpts'
import { keepWhatIsShown, openKept, removeKept, rename, renamingFilter } from '../state/kept-filters'
import { page } from '../state/pages'
import { IconButton } from '../ui/Button'
import { showMenu, showMenuAt, type MenuItem } from '../ui/Menu'
import { NameField } from '../ui/NameField'

/** The filters that have a name. */
export function FilterList() {
  if (filters.value.length === 0) return null
  return (
    <section class="left-section filter-list" aria-labelledby="filters-heading">
      <h2 id="filters-heading">Filters</h2>
      <ul class="rows">
        {filters.value.map((filter) => <Row key={filter.id} filter={filter} />)}
      </ul>
    </section>
  )
}

function Row({ filter }: { filter: KeptFilter }) {
  const on = page.value === 'excerpts' && kept.value?.id === filter.id
  if (renamingFilter.value === filter.id) {
    return (
      <li class="row naming">
        <NameField label={`New name of ${filter.name}`} value={filter.name} onDone={(name) => rename(filter, name)} onCancel={() => (renamingFilter.value = null)} />
      </li>
    )
  }
  return (
    <li class={on ? 'row on' : 'row'} onContextMenu={(e) => showMenuAt(e, filter.name, () => menuOf(filter))}>
      <button type="button" class="row-main" aria-current={on ? 'page' : undefined} onClick={() => openKept(filter.id)}>
        <span class="row-name" dir="auto">{filter.name}</span>
      </button>
      <IconButton icon={Ellipsis} size={15} class="row-more" menu label={`More for ${filter.name}`} onClick={(e) => showMenu(e.currentTarget as Element, filter.name, () => menuOf(filter))} />
    </li>
  )
}

function menuOf(filter: KeptFilter): MenuItem[] {
  const other = page.value === 'excerpts' && list.query.value.words !== '' && list.query.value.words !== filter.words
  return [
    { kind: 'do', label: 'Show its excerpts', run: () => openKept(filter.id) },
    { kind: 'do', label: 'Rename', run: () => (renamingFilter.value = filter.id) },
    ...(other ? [{ kind: 'do', label: 'Replace with what is shown', run: () => keepWhatIsShown(filter) } as const] : []),
    { kind: 'line' },
    { kind: 'do', label: 'Remove', danger: true, run: () => void removeKept(filter) },
  ]
}
