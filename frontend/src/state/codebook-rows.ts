// The codebook as rows: which are shown, and where a tag goes that is moved. Pure.
import type { Tag } from '../api'
import { plain } from './folding'
import { childrenOf, rankTags } from './fuzzy'

export type SortBy = 'hand' | 'name' | 'count'
export type Direction = 'up' | 'down' | 'in' | 'out'

export interface Row {
  readonly tag: Tag
  /** How deep it stands, 0 at the top. */
  readonly depth: number
  /** Whether rows below it can be shown, and are. */
  readonly kids: number
  readonly open: boolean
  /** Its place among its siblings that are shown, from 1, and how many they are. */
  readonly place: number
  readonly siblings: number
  /** Shown only for what stands below it. */
  readonly aside: boolean
}

export interface View {
  readonly closed: ReadonlySet<string>
  readonly filter: string
  readonly sortBy: SortBy
  readonly archived: boolean
  /** How many highlights carry a tag or one below it. */
  readonly countOf: (id: string) => number
}

export type Tags = ReadonlyMap<string, Tag>

/** Where tags go: below a tag (none: the top), before one of those there (none: behind them all). */
export interface Place {
  readonly parentId: string
  readonly beforeId: string
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function sorted(list: readonly Tag[], { sortBy, countOf }: View): readonly Tag[] {
  if (sortBy === 'hand') return list
  const order = (a: Tag, b: Tag) => (sortBy === 'count' ? countOf(b.id) - countOf(a.id) : 0) || byName.compare(a.name, b.name)
  return [...list].sort(order)
}

/** The rows to show, every tag after its parent. With a filter, what fits and what stands above that. */
export function rowsOf(tags: Tags, view: View): Row[] {
  const children = childrenOf(tags)
  const fits = fitting(tags, view.filter)
  const shown = new Set<string>()
  for (const tag of tags.values()) {
    if (fits && !fits.has(tag.id) || tag.archived && !view.archived) continue
    for (let at: Tag | undefined = tag; at && !shown.has(at.id); at = tags.get(at.parentId)) shown.add(at.id)
  }
  const rows: Row[] = []
  const walk = (parentId: string, depth: number) => {
    const list = sorted(children.get(parentId) ?? [], view).filter((tag) => shown.has(tag.id))
    list.forEach((tag, i) => {
      const kids = (children.get(tag.id) ?? []).filter((kid) => shown.has(kid.id)).length
      const open = kids > 0 && (fits !== null || !view.closed.has(tag.id))
      rows.push({ tag, depth, kids, open, place: i + 1, siblings: list.length, aside: fits !== null && !fits.has(tag.id) })
      if (open) walk(tag.id, depth + 1)
    })
  }
  walk('', 0)
  return rows
}

function fitting(tags: Tags, filter: string): ReadonlySet<string> | null {
  const words = filter.trim()
  if (words === '') return null
  const found = new Set(rankTags(words, tags, []).map((m) => m.tag.id))
  const wanted = plain(words)
  for (const { id, description, useWhen, useNot, example } of tags.values()) {
    if ([description, useWhen, useNot, example].some((text) => plain(text).includes(wanted))) found.add(id)
  }
  return found
}

/** All ids in the order of a sorting, each after those above it: what keeps that order by hand. */
export function orderOf(tags: Tags, view: View): string[] {
  return rowsOf(tags, { ...view, closed: new Set(), filter: '', archived: true }).map((row) => row.tag.id)
}

/** Those of the tags that stand below no other of them. */
export function headsOf(ids: ReadonlySet<string>, tags: Tags): Tag[] {
  const below = (tag: Tag) => {
    for (let up = tags.get(tag.parentId); up; up = tags.get(up.parentId)) if (ids.has(up.id)) return true
    return false
  }
  return [...ids].flatMap((id) => tags.get(id) ?? []).filter((tag) => !below(tag))
}

/** Where tags that stand side by side go by one step in a direction; null where there is no way. */
export function stepOf(direction: Direction, ids: ReadonlySet<string>, tags: Tags, archived: boolean): Place | null {
  const heads = headsOf(ids, tags)
  const parentId = heads[0]?.parentId ?? ''
  if (heads.length === 0 || heads.some((tag) => tag.parentId !== parentId)) return null
  const moved = (tag: Tag) => ids.has(tag.id)
  const siblings = childrenOf(tags).get(parentId) ?? []
  const first = siblings.findIndex(moved)
  const last = siblings.findLastIndex(moved)
  const seen = (tag: Tag) => !moved(tag) && (archived || !tag.archived)
  const above = siblings.slice(0, first).findLast(seen)
  const below = siblings.slice(last + 1).find(seen)
  switch (direction) {
    case 'up':
      return above ? { parentId, beforeId: above.id } : null
    case 'down':
      return below ? { parentId, beforeId: idAfter(siblings, below, moved) } : null
    case 'in':
      return above ? { parentId: above.id, beforeId: '' } : null
    case 'out': {
      const parent = tags.get(parentId)
      const aunts = childrenOf(tags).get(parent?.parentId ?? '') ?? []
      return parent ? { parentId: parent.parentId, beforeId: idAfter(aunts, parent, moved) } : null
    }
  }
}

/** What stands after a tag and is not moved itself; empty for the last. */
export function idAfter(siblings: readonly Tag[], tag: Tag, moved: (tag: Tag) => boolean): string {
  return siblings.slice(siblings.findIndex((one) => one.id === tag.id) + 1).find((one) => !moved(one))?.id ?? ''
}

export type Side = 'before' | 'in' | 'after'

/** Where tags go that are let fall on a row; null where they can't. */
export function dropOf(ids: ReadonlySet<string>, row: Row, side: Side, tags: Tags, byHand: boolean): Place | null {
  const moved = (tag: Tag) => ids.has(tag.id)
  for (let up: Tag | undefined = row.tag; up; up = tags.get(up.parentId)) {
    if (moved(up) && (side === 'in' || up !== row.tag)) return null
  }
  if (side === 'in') return { parentId: row.tag.id, beforeId: '' }
  const { parentId } = row.tag
  if (!byHand) return { parentId, beforeId: '' }
  const children = childrenOf(tags)
  if (side === 'after' && row.open) return { parentId: row.tag.id, beforeId: (children.get(row.tag.id) ?? []).find((one) => !moved(one))?.id ?? '' }
  const siblings = children.get(parentId) ?? []
  if (side === 'before' && !moved(row.tag)) return { parentId, beforeId: row.tag.id }
  return { parentId, beforeId: idAfter(siblings, row.tag, moved) }
}
