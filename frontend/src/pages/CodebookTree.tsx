import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ChevronRight, TriangleAlert } from 'lucide'
import { tagMenu } from '../panels/tag-menu'
import { readOnly } from '../state/apply'
import {
  chooseAll, chooseHere, chooseOne, chosen, counts, edit, filter, goTo, hereId, nameTag, naming, open, renaming, rows, step, turn,
} from '../state/codebook'
import type { Row } from '../state/codebook-rows'
import { dialog } from '../state/screen'
import { singleKeys } from '../state/settings'
import { describeTag } from '../state/tagging'
import { Icon } from '../ui/Icon'
import { showMenu, showMenuAt } from '../ui/Menu'
import { NameField } from '../ui/NameField'
import { Swatch } from '../ui/Swatch'
import { dragging, grab } from './codebook-drag'

/** Every row is this high, in CSS pixels, and so is the heading. */
export const rowHeight = 34
const spare = 12

const rowId = (id: string) => `codebook-${id}`

/** A row, or the place where a new tag is being named. */
type Item = Row | { readonly depth: number }

/** The tags as a tree and a table. Only the rows near the view are drawn. */
export function CodebookTree() {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 800 })
  const items = withNaming(rows.value, naming.value?.parentId)
  const here = items.findIndex((item) => 'tag' in item && item.tag.id === hereId.value)
  const wanted = naming.value ? items.findIndex((item) => !('tag' in item)) : here
  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare)
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + spare)
  // The row with the keyboard is always there: screen readers are pointed to it.
  const drawn = [...new Set([...Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i), wanted])].filter((i) => i >= 0 && i < items.length)

  useLayoutEffect(() => {
    const el = box.current
    if (!el) return
    if (naming.value === null) el.focus({ preventScroll: true })
    const watch = new ResizeObserver(() => setView({ top: el.scrollTop, height: el.clientHeight }))
    watch.observe(el)
    return () => watch.disconnect()
  }, [])
  useEffect(() => bringIntoView(box.current, wanted), [wanted, hereId.value])
  // What had the keyboard may be gone with a tag.
  useEffect(() => {
    if (document.activeElement === document.body && dialog.value === null) box.current?.focus({ preventScroll: true })
  }, [rows.value])
  // A name that has been written gives the keyboard back.
  const writing = renaming.value !== '' || naming.value !== null
  const wrote = useRef(writing)
  useLayoutEffect(() => {
    if (wrote.current && !writing && (document.activeElement === document.body || box.current?.contains(document.activeElement))) box.current?.focus({ preventScroll: true })
    wrote.current = writing
  }, [writing])

  return (
    <div
      ref={box} class="codebook-grid" role="treegrid" aria-label="Tags" aria-multiselectable="true" aria-rowcount={items.length + 1} tabIndex={0}
      data-keys="codebook" data-dragging={dragging.value !== null} {...(here >= 0 && { 'aria-activedescendant': rowId(hereId.value) })}
      onScroll={(e) => setView({ top: e.currentTarget.scrollTop, height: e.currentTarget.clientHeight })}
      onKeyDown={onKey}
    >
      <div class="codebook-row codebook-head" role="row" aria-rowindex={1}>
        {['Tag', 'Key', 'Highlights', 'Transcripts', 'Speakers', 'Description'].map((title) => {
          const counts = title.endsWith('s')
          return (
            <span key={title} class={`codebook-${title.toLowerCase()} ${counts ? 'codebook-count' : ''}`} role="columnheader">
              {counts ? <span>{title}</span> : title}
              {counts && <span class="codebook-all" title="With the tags below">all</span>}
            </span>
          )
        })}
      </div>
      <div class="codebook-rows" role="rowgroup" style={{ height: `${items.length * rowHeight}px` }}>
        {drawn.map((i) => {
          const item = items[i]!
          return 'tag' in item ? <TagRow key={item.tag.id} row={item} at={i} /> : <Naming key="naming" depth={item.depth} at={i} />
        })}
      </div>
      {rows.value.length === 0 && filter.value.trim() !== '' && <p class="codebook-nothing">No tag fits “{filter.value.trim()}”</p>}
    </div>
  )
}

/** The rows with a place for a new name behind all that stands below its parent. */
function withNaming(all: readonly Row[], parentId: string | undefined): readonly Item[] {
  if (parentId === undefined) return all
  const parent = all.findIndex((row) => row.tag.id === parentId)
  const depth = parent < 0 ? 0 : all[parent]!.depth + 1
  const end = parent < 0 ? -1 : all.findIndex((row, i) => i > parent && row.depth < depth)
  const at = end < 0 ? all.length : end
  return [...all.slice(0, at), { depth }, ...all.slice(at)]
}

function bringIntoView(el: HTMLElement | null, at: number): void {
  if (!el || at < 0) return
  const top = at * rowHeight
  if (top < el.scrollTop) el.scrollTop = top
  else if (top + 2 * rowHeight > el.scrollTop + el.clientHeight) el.scrollTop = top + 2 * rowHeight - el.clientHeight
}

function TagRow({ row, at }: { row: Row; at: number }) {
  const { tag, depth, kids, open: isOpen } = row
  const count = counts.value.get(tag.id)
  const over = dragging.value?.over
  const active = hereId.value === tag.id
  const isChosen = chosen.value.has(tag.id)
  const classes = ['codebook-row', active && 'here', isChosen && 'chosen', tag.archived && 'archived', row.aside && 'aside', over?.id === tag.id && `drop-${over.side}`]
  const warning = count?.unseen ? 'The name holds characters that can’t be seen' : count?.like ? `Looks like “${count.like}”, and is another: some letters are of another script` : ''
  return (
    <div
      id={rowId(tag.id)} class={classes.filter(Boolean).join(' ')} role="row" data-tag={tag.id} style={{ top: `${at * rowHeight}px`, '--depth': depth }}
      aria-level={depth + 1} aria-setsize={row.siblings} aria-posinset={row.place} aria-rowindex={at + 2} aria-selected={isChosen}
      {...(kids > 0 && { 'aria-expanded': isOpen })}
      onClick={(e) => goTo(tag.id, e.shiftKey ? 'extend' : e.ctrlKey || e.metaKey ? 'add' : 'alone')}
      onDblClick={(e) => !(e.target as Element).closest('button, input') && !readOnly.value && (renaming.value = tag.id)}
      onContextMenu={(e) => {
        if (!isChosen) goTo(tag.id)
        showMenuAt(e, tag.name, () => tagMenu(tag.id, 'codebook'))
      }}
      onPointerDown={(e) => !readOnly.value && grab(e, tag.id)}
    >
      <span class="codebook-tag" role="gridcell">
        {kids > 0 ? (
          <button
            type="button" class="twisty" tabIndex={-1} aria-label={`${isOpen ? 'Close' : 'Open'} ${tag.name}`} data-open={isOpen}
            onClick={(e) => {
              e.stopPropagation()
              open(tag.id, !isOpen)
            }}
          >
            <Icon of={ChevronRight} size={14} />
          </button>
        ) : <span class="twisty" />}
        <Swatch colour={tag.colour} />
        {renaming.value === tag.id ? (
          <NameField
            label={`New name of ${tag.name}`} value={tag.name}
            onDone={(name) => {
              renaming.value = ''
              if (name.trim() !== '' && name.trim() !== tag.name) void describeTag(tag, { name })
            }}
            onCancel={() => (renaming.value = '')}
          />
        ) : <bdi class="codebook-name" title={tag.name}>{tag.name}</bdi>}
        {warning !== '' && <span class="codebook-warning" title={warning} role="img" aria-label={warning}><Icon of={TriangleAlert} size={13} /></span>}
        {tag.archived && <span class="codebook-mark">archived</span>}
      </span>
      <span class="codebook-key" role="gridcell">{tag.key > 0 && singleKeys.value && <kbd>{tag.key}</kbd>}</span>
      <Count kind="highlights" own={tag.highlights} all={count?.allHighlights} kids={kids} />
      <Count kind="transcripts" own={count?.transcripts} all={count?.allTranscripts} kids={kids} />
      <Count kind="speakers" own={count?.speakers} all={count?.allSpeakers} kids={kids} />
      <span class="codebook-description" role="gridcell" dir="auto" title={tag.description || undefined}>{tag.description}</span>
    </div>
  )
}

/** How many there are of the tag itself and, fainter, with the tags below it. */
function Count({ kind, own, all, kids }: { kind: string; own: number | undefined; all: number | undefined; kids: number }) {
  const both = kids > 0 && all !== undefined && own !== undefined
  return (
    <span class={`codebook-${kind} codebook-count`} role="gridcell" title={both ? `${own} itself, ${all} with the tags below` : undefined}>
      <span class={own === 0 ? 'none' : undefined}>{own?.toLocaleString('en')}</span>
      <span class="codebook-all" aria-label={both ? `${all} with the tags below` : undefined}>{both ? all.toLocaleString('en') : ''}</span>
    </span>
  )
}

function Naming({ depth, at }: { depth: number; at: number }) {
  return (
    <div class="codebook-row" role="row" aria-level={depth + 1} aria-rowindex={at + 2} style={{ top: `${at * rowHeight}px`, '--depth': depth }}>
      <span class="codebook-tag" role="gridcell">
        <span class="twisty" />
        <NameField label="Name of the new tag" value="" placeholder="Name of the tag" onDone={(name) => void nameTag(name)} onCancel={() => (naming.value = null)} />
      </span>
    </div>
  )
}

/** Moving about, as trees have it everywhere. What is done to tags has its keys in the table of actions. */
function onKey(event: KeyboardEvent): void {
  if (event.target !== event.currentTarget || event.altKey) return
  const grid = event.currentTarget as HTMLElement
  const page = Math.max(1, Math.floor(grid.clientHeight / rowHeight) - 2)
  const act: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1, event.shiftKey),
    ArrowUp: () => step(-1, event.shiftKey),
    PageDown: () => step(page, event.shiftKey),
    PageUp: () => step(-page, event.shiftKey),
    Home: () => step(-Infinity, event.shiftKey),
    End: () => step(Infinity, event.shiftKey),
    ArrowRight: () => turn(true),
    ArrowLeft: () => turn(false),
    ' ': chooseHere,
    Enter: edit,
    ContextMenu: () => openMenu(grid),
    ...((event.ctrlKey || event.metaKey) && { a: chooseAll }),
  }
  if (event.key === 'Escape' && chosen.value.size > 1) {
    event.stopPropagation()
    chooseOne()
    return
  }
  const go = (event.ctrlKey || event.metaKey) && event.key !== 'a' ? undefined : act[event.key]
  if (!go) return
  event.preventDefault()
  event.stopPropagation()
  go()
}

function openMenu(grid: HTMLElement): void {
  const row = document.getElementById(rowId(hereId.value))
  if (row && grid.contains(row)) showMenu(row, 'Tag', () => tagMenu(hereId.value, 'codebook'))
}
