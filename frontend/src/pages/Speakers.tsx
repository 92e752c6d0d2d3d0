import { Columns3, Merge, NotebookPen, X } from 'lucide'
import type { Speaker } from '../api'
import { MemoEditor } from '../panels/MemoEditor'
import { files } from '../api'
import { attributes, readOnly, speakers } from '../state/apply'
import { showExcerptsOfSpeakers } from '../state/excerpts-of'
import { chosen, chosenPeople, counts, likely, lookedAt, people, personColumns, personFilter, personSort, roles, setRole, shownPeople, type Person } from '../state/people'
import { pasted, nextSort, type Column } from '../state/rows'
import { dialog } from '../state/screen'
import { askForColumn, askForValue, attributesOf, cellsFrom, editCells, paste } from '../state/tables'
import { cellsOf } from '../state/rows'
import { counted } from '../state/wording'
import { drafts } from '../state/writes'
import { Button, IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { showMenu, type MenuItem } from '../ui/Menu'
import { Sheet } from '../ui/Sheet'
import { columnMenu } from './column-menu'
import { tableMenu } from './table-menu'
import { PageFrame } from './Page'

/** Everybody who talks, what is known of them and how much each says. */
export function Speakers() {
  // Until it has been counted the rows have no order that would last, and no key may fall on them.
  const counted = counts.items.value !== null || counts.fault.value !== null
  return (
    <PageFrame name="speakers" label="Speakers" tools={speakers.value.size > 0 && <Tools />}>
      {speakers.value.size === 0 ? (
        <div class="page-empty">
          <p>Nobody speaks yet.</p>
          <p class="faint">Speakers come with the transcripts that are imported. Here they are renamed, merged and described.</p>
        </div>
      ) : (
        counted && <Table />
      )}
      {counts.fault.value && <p class="page-none bad" role="alert">{counts.fault.value.sentence}</p>}
    </PageFrame>
  )
}

function Table() {
  const shown = shownPeople.value
  const columns = personColumns.value.map((c) => (readOnly.value ? { ...c, editable: false } : c))
  return (
    <>
      {chosen.value.length > 0 ? <Chosen /> : <Likely />}
      <Sheet
        label="Speakers" lines={shown.map((row) => ({ kind: 'row', id: row.id, row }))} columns={columns}
        sort={personSort.value} onSort={(column) => (personSort.value = nextSort(personSort.value, column))}
        selected={chosenPeople.value} onSelect={(ids) => (chosenPeople.value = ids)}
        draw={draw} onEdit={(cells) => void editCells('speaker', cellsFrom(cells))}
        onPaste={(clip, rows, from) => void paste('speaker', pasted(cellsOf(clip), rows, columns, from, (p) => p.id, chosen.value))}
        onCopy={(clip) => void files.copyText(clip)}
        columnMenu={(column) => columnMenu(column, personSort, attributes.value.find((a) => a.id === column.id))} rowMenu={rowMenu}
      />
      {shown.length === 0 && <p class="page-none">Nobody fits “{personFilter.value}”.</p>}
      <Looked />
    </>
  )
}

function Tools() {
  const all = people.value.length
  const shown = shownPeople.value.length
  return (
    <div class="page-tools">
      <input
        class="field page-filter" type="search" aria-label="Filter speakers" placeholder={`Filter ${counted(all, 'speaker')}`} value={personFilter.value}
        onInput={(e) => (personFilter.value = e.currentTarget.value)}
      />
      <span class="page-count" role="status">{shown < all ? `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} shown` : ''}</span>
      {!readOnly.value && <Button title="Another column, such as age or site" onClick={() => askForColumn('speaker')}><Icon of={Columns3} size={14} /> Column…</Button>}
      {all > 0 && <Button onClick={(e) => showMenu(e.currentTarget as Element, 'Table', () => tableMenu('speaker'))}>Table</Button>}
    </div>
  )
}

/** What can be done to the speakers that are selected. */
function Chosen() {
  const who = chosen.value
  const ids = who.map((p) => p.id)
  return (
    <div class="bulk" role="toolbar" aria-label="Selected speakers">
      <b>{counted(who.length, 'speaker')} selected</b>
      {!readOnly.value && <>
        <Button disabled={who.length < 2} onClick={() => (dialog.value = { kind: 'merge-speakers', ids })}><Icon of={Merge} size={14} /> Merge…</Button>
        <Button onClick={(e) => showMenu(e.currentTarget as Element, 'Role', () => roleItems(who))}>Role</Button>
        {attributesOf('speaker').length > 0 && (
          <Button onClick={(e) => showMenu(e.currentTarget as Element, 'Set a column', () => attributesOf('speaker').map((a) => ({ kind: 'do', label: `${a.name}…`, run: () => askForValue('speaker', ids, a.id, a.name) })))}>Set…</Button>
        )}
      </>}
      <IconButton icon={X} label="Select none" hint="Esc" onClick={() => (chosenPeople.value = new Set())} />
    </div>
  )
}

function roleItems(who: readonly Person[]): MenuItem[] {
  return roles.map(({ value, label }) => ({
    kind: 'one', label, on: who.every((p) => speakers.value.get(p.id)?.role === value), run: () => setRole(who.map((p) => p.id), value),
  }))
}

/** Offered quietly: somebody may be there under two names. */
function Likely() {
  const pairs = likely.value
  if (pairs.length === 0 || readOnly.value) return null
  return (
    <p class="likely">
      {pairs.length === 1 ? 'Two speakers may be one person.' : `${pairs.length.toLocaleString('en')} pairs of speakers may be one person each.`}
      <button type="button" class="link" onClick={() => (dialog.value = { kind: 'alike' })}>Look at {pairs.length === 1 ? 'them' : 'all'}</button>
    </p>
  )
}

function draw(p: Person, column: Column<Person>) {
  switch (column.id) {
    case 'name':
      return (
        <>
          <span class="voice-chip" data-role={p.role} aria-hidden="true" />
          <span class="sheet-words" dir="auto" title={p.name === p.display ? p.name : `${p.display} (${p.name})`}>{p.display}</span>
          {p.hasMemo && <span class="sheet-sign" title="Has a memo" role="img" aria-label="Has a memo"><Icon of={NotebookPen} size={13} /></span>}
        </>
      )
    case 'share':
      return <><span class="share-bar" aria-hidden="true"><span style={{ width: `${p.share * 100}%` }} /></span><span class="share-words">{percent(p.share)}</span></>
    case 'highlights':
      return p.counts.highlights > 0 ? undefined : <span />
    default:
      return undefined
  }
}

const percent = (share: number): string => (share > 0 && share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`)

function rowMenu(p: Person): MenuItem[] {
  const who = chosenPeople.value.has(p.id) ? chosen.value : [p]
  return [
    { kind: 'do', label: p.hasMemo ? 'Memo' : 'Write a memo', run: () => (lookedAt.value = p.id) },
    { kind: 'do', label: who.length > 1 ? `Show the excerpts of ${who.length}` : 'Show their excerpts', run: () => showExcerptsOfSpeakers(who.map((o) => o.id)) },
    ...(who.length > 1 && !readOnly.value ? [{ kind: 'do', label: `Merge ${who.length} speakers…`, run: () => (dialog.value = { kind: 'merge-speakers', ids: who.map((o) => o.id) }) } as const] : []),
    ...(readOnly.value ? [] : [{ kind: 'sub', label: 'Role', items: () => roleItems(who) } as const]),
  ]
}

/** The memo on the speaker that was asked for. */
function Looked() {
  const sp: Speaker | undefined = speakers.value.get(lookedAt.value)
  if (!sp) return null
  return (
    <section
      class="looked" aria-label={`Memo on ${sp.display}`}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return
        e.stopPropagation()
        closeLooked()
      }}
    >
      <header>
        <b dir="auto">{sp.display}</b> <span class="faint">Memo</span>
        <IconButton icon={X} size={14} label="Close the memo" hint="Esc" onClick={closeLooked} />
      </header>
      <MemoEditor key={sp.id} subject="speaker" subjectId={sp.id} name={sp.display} placeholder="What is there to know of this person?" focused />
    </section>
  )
}

function closeLooked(): void {
  drafts.flushAll()
  lookedAt.value = ''
  document.querySelector<HTMLElement>('[data-sheet]')?.focus()
}
