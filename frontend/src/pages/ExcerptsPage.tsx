import { useEffect } from 'preact/hooks'
import { ChevronDown, Download } from 'lucide'
import { readOnly } from '../state/apply'
import { arrange, filterBy, filtering, kept, list, rowWanted, withQuestions } from '../state/excerpts'
import { openExport } from '../state/exporting'
import { askName, keepAs, naming } from '../state/kept-filters'
import { keyHint } from '../state/own-keys'
import { showReader } from '../state/pages'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { showMenu, type MenuItem } from '../ui/Menu'
import { NameField } from '../ui/NameField'
import { Popover } from '../ui/Popover'
import { ExcerptRows } from './excerpts/ExcerptRows'
import { FilterBox } from './filter/FilterBox'
import { PageFrame } from './Page'

const groupings = [['tag', 'Tag'], ['speaker', 'Speaker'], ['transcript', 'Transcript'], ['question', 'Question'], ['none', 'Not grouped']] as const
const sortings = [['place', 'As they stand'], ['newest', 'Newest first'], ['speaker', 'By speaker'], ['tag', 'By tag'], ['longest', 'Longest first'], ['shortest', 'Shortest first']] as const

/** All highlights as they will be exported, chosen by a filter. */
export function ExcerptsPage() {
  const view = list.view.value
  useEffect(() => {
    rowWanted.value = true
  }, [])
  return (
    <PageFrame name="excerpts" label="Excerpts" tools={<Tools />}>
      {view && view.total > 0 && <FilterBar />}
      {view && view.total > 0 && <Hidden />}
      <Body />
    </PageFrame>
  )
}

function Tools() {
  const { groupBy, sortBy } = list.query.value
  const name = kept.value?.name
  if (!list.view.value?.total) return null
  return (
    <div class="excerpt-tools">
      {name && <span class="kept-name" title="This filter is kept under this name">{name}</span>}
      <MenuButton label={`Group: ${groupings.find(([by]) => by === groupBy)?.[1]}`} name="Group" items={() => groupings.map(([by, label]) => choice(label, by === list.query.value.groupBy, () => void arrange({ groupBy: by })))} />
      <MenuButton label={sortings.find(([by]) => by === sortBy)?.[1] ?? ''} name="Sort" items={() => sortings.map(([by, label]) => choice(label, by === list.query.value.sortBy, () => void arrange({ sortBy: by })))} />
      <MenuButton
        label="Show" name="Show"
        items={() => [{ kind: 'switch', label: 'The question before each answer', on: withQuestions.value, run: () => (withQuestions.value = !withQuestions.value) }]}
      />
      {!readOnly.value && <Button disabled={list.query.value.words === '' || name !== undefined} title="Keep this filter under a name" onClick={(e) => askName(e.currentTarget as Element)}>Keep…</Button>}
      <Button title={keyHint('export')} onClick={openExport}><Icon of={Download} size={14} /> Export…</Button>
    </div>
  )
}

function choice(label: string, on: boolean, run: () => void): MenuItem {
  return { kind: 'one', label, on, run }
}

function MenuButton({ label, name, items }: { label: string; name: string; items: () => readonly MenuItem[] }) {
  return (
    <button type="button" class="button menu-button" aria-haspopup="menu" aria-label={`${name}: ${label}`} onClick={(e) => showMenu(e.currentTarget, name, items)}>
      {label} <Icon of={ChevronDown} size={13} />
    </button>
  )
}

function FilterBar() {
  const stop = () => (naming.value = null)
  return (
    <div class="filter-bar">
      <FilterBox of={filtering} />
      {naming.value && (
        <Popover label="Keep the filter" anchor={naming.value} class="keep-popover" onClose={stop}>
          <label class="label">Name of the filter</label>
          <NameField label="Name of the filter" value="" placeholder="Sanctions, by respondents" onDone={keepAs} onCancel={stop} />
        </Popover>
      )}
    </div>
  )
}

/** Says quietly that all is shown, and unmissably where it is not. */
function Hidden() {
  const view = list.view.value!
  const hidden = view.total - view.shown
  const source = `${counted(view.transcripts, 'transcript')}, ${counted(view.speakers, 'speaker')}`
  if (hidden === 0) return <p class="all-shown" role="status">{view.total === 1 ? 'The one highlight' : `All ${counted(view.total, 'highlight')}`} · {source}</p>
  return (
    <p class="hidden-bar" role="status">
      <span><b>{view.shown.toLocaleString('en')} of {counted(view.total, 'highlight')}</b>; {hidden.toLocaleString('en')} hidden by the filter{view.shown > 0 && ` · ${source}`}</span>
      <button type="button" class="link" onClick={() => void filterBy('')}>Show all</button>
    </p>
  )
}

function Body() {
  const view = list.view.value
  if (!view) {
    return list.fault.value ? <p class="page-empty" role="alert">{list.fault.value.sentence}</p> : <p class="page-empty" aria-busy="true" />
  }
  if (view.total === 0) {
    return (
      <div class="page-empty">
        <p>Nothing is highlighted yet. What you mark while you read is gathered here: by tag, by speaker, by question.</p>
        <Button onClick={showReader}>Go to the transcript</Button>
      </div>
    )
  }
  if (view.shown === 0) {
    return (
      <div class="page-empty">
        <p>No highlight fits this filter.</p>
        <Button onClick={() => void filterBy('')}>Show all {view.total.toLocaleString('en')}</Button>
      </div>
    )
  }
  return <ExcerptRows />
}
