import { useLayoutEffect, useRef } from 'preact/hooks'
import { ArrowDownUp, Ellipsis, Plus } from 'lucide'
import { readOnly, tags } from '../state/apply'
import {
  archivedCount, archivedShown, chosen, counts, filter, focusTree, keepOrder, naming, newTag, openAll, rows, sortBy, untagged,
} from '../state/codebook'
import { chooseCodebook, saveCodebook } from '../state/codebook-import'
import type { SortBy } from '../state/codebook-rows'
import { showUntagged } from '../state/excerpts-of'
import { keyHint } from '../state/own-keys'
import { counted } from '../state/wording'
import { Button, IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { showMenu, type MenuItem } from '../ui/Menu'
import { CodebookTree } from './CodebookTree'
import { PageFrame } from './Page'

const orders: readonly (readonly [SortBy, string])[] = [['hand', 'By hand'], ['name', 'By name'], ['count', 'By number of highlights']]

/** The codebook as a page: all tags with what is known of them. */
export function Codebook() {
  const none = tags.value.size === 0 && naming.value === null
  return (
    <PageFrame name="codebook" label="Codebook" tools={<Tools none={none} />}>
      {none ? <Nothing /> : <CodebookTree />}
      {!none && <Foot />}
    </PageFrame>
  )
}

function Tools({ none }: { none: boolean }) {
  return (
    <div class="codebook-tools">
      {!none && (
        <input
          class="field codebook-filter" type="text" role="searchbox" aria-label="Filter tags" placeholder={`Filter ${counted(tags.value.size, 'tag')}`} value={filter.value}
          onInput={(e) => (filter.value = e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key !== 'ArrowDown' && e.key !== 'Enter' && (e.key !== 'Escape' || filter.value === '')) return
            e.preventDefault()
            e.stopPropagation()
            if (e.key === 'Escape') filter.value = ''
            else focusTree()
          }}
        />
      )}
      {!none && (
        <button type="button" class="button" aria-haspopup="menu" onClick={(e) => showMenu(e.currentTarget, 'Order', orderMenu)}>
          <Icon of={ArrowDownUp} size={14} /> {orders.find(([order]) => order === sortBy.value)?.[1]}
        </button>
      )}
      {!readOnly.value && <Button title={keyHint('tag-new')} onClick={() => newTag(false)}><Icon of={Plus} size={15} /> New tag</Button>}
      <IconButton icon={Ellipsis} label="More for the codebook" menu onClick={(e) => showMenu(e.currentTarget as Element, 'Codebook', moreMenu)} />
    </div>
  )
}

function orderMenu(): MenuItem[] {
  return [
    ...orders.map(([order, label]) => ({ kind: 'one', label, on: sortBy.value === order, run: () => (sortBy.value = order) }) as const),
    ...(sortBy.value === 'hand' || readOnly.value ? [] : ([{ kind: 'line' }, { kind: 'do', label: 'Keep this order by hand', run: () => void keepOrder() }] as const)),
  ]
}

function moreMenu(): MenuItem[] {
  const bring: MenuItem[] = [
    { kind: 'do', label: 'Import a codebook…', run: () => void chooseCodebook('table') },
    { kind: 'do', label: 'Take the codebook of another project…', run: () => void chooseCodebook('project') },
  ]
  return [
    ...(readOnly.value ? [] : bring),
    { kind: 'do', label: 'Save as CSV…', run: () => void saveCodebook('csv') },
    { kind: 'do', label: 'Save as an Excel workbook…', run: () => void saveCodebook('xlsx') },
    { kind: 'line' },
    { kind: 'switch', label: 'Show archived tags', on: archivedShown.value, run: () => (archivedShown.value = !archivedShown.value) },
    { kind: 'do', label: 'Open all', run: () => openAll(true) },
    { kind: 'do', label: 'Close all', run: () => openAll(false) },
  ]
}

/** No tag yet: where they could come from. */
function Nothing() {
  const first = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => first.current?.querySelector('button')?.focus(), [])
  return (
    <div class="codebook-none" ref={first}>
      <p class="codebook-none-title">No tags yet</p>
      {readOnly.value ? <p>This project is open for reading only.</p> : (
        <>
          <p>Tags come as you read: select words and name what you see. Or begin with a codebook that is there already.</p>
          <div class="codebook-none-ways">
            <Button kind="primary" onClick={() => newTag(false)}>New tag</Button>
            <Button onClick={() => void chooseCodebook('table')}>Import a codebook…</Button>
            <Button onClick={() => void chooseCodebook('project')}>Take another project’s…</Button>
          </div>
          <p class="faint">A CSV file or an Excel workbook, also as NVivo, MAXQDA, ATLAS.ti, QualCoder and Taguette write them.</p>
        </>
      )}
    </div>
  )
}

function Foot() {
  const archived = archivedCount.value
  const several = chosen.value.size
  return (
    <footer class="codebook-foot" aria-label="About the codebook">
      <span>{filter.value.trim() === '' ? counted(tags.value.size, 'tag') : `${rows.value.filter((row) => !row.aside).length} of ${counted(tags.value.size, 'tag')}`}</span>
      {several > 1 && <span class="codebook-several">{several} chosen</span>}
      {archived > 0 && (
        <span>
          {archived} archived
          <button type="button" class="link" aria-pressed={archivedShown.value} onClick={() => (archivedShown.value = !archivedShown.value)}>{archivedShown.value ? 'Hide' : 'Show'}</button>
        </span>
      )}
      {counts.value.size > 0 && untagged.value > 0 && (
        <span class="codebook-untagged">
          {counted(untagged.value, 'highlight')} without a tag
          <button type="button" class="link" onClick={showUntagged}>Show {untagged.value === 1 ? 'it' : 'them'}</button>
        </span>
      )}
    </footer>
  )
}
