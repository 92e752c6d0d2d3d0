// Finding a tag by a few of its letters.
import uFuzzy from '@leeoniya/ufuzzy'
import type { Tag } from '../api'
import { fold, placeOf, type Folded } from './folding'

export interface TagMatch {
  readonly tag: Tag
  /** The names of the tags above it, top first. */
  readonly path: readonly string[]
  /** The matched letters of the name, as pairs of start and end. */
  readonly ranges: readonly number[]
}

// Letters of any script count as letters; two may be missing between those typed.
const find = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraIns: 2,
})

/** The names above a tag, top first. A ring of parents, which nobody should make, ends where it closes. */
export function pathOf(tag: Tag, tags: ReadonlyMap<string, Tag>): string[] {
  const path: string[] = []
  const seen = new Set([tag.id])
  for (let up = tags.get(tag.parentId); up && !seen.has(up.id); up = tags.get(up.parentId)) {
    seen.add(up.id)
    path.unshift(up.name)
  }
  return path
}

/** The tags that match the query, best first; all of them for an empty query, the recent ones first. */
export function rankTags(query: string, tags: ReadonlyMap<string, Tag>, recentIds: readonly string[]): TagMatch[] {
  const ordered = recentFirst(inTreeOrder(tags), recentIds)
  const words = query.trim()
  const all = ordered.map((tag) => ({ tag, path: pathOf(tag, tags), ranges: [] as readonly number[] }))
  if (words === '') return all
  const byName = matches(words, all, (m) => m.tag.name)
  const found = new Set(byName.map((m) => m.tag.id))
  const below = all.filter((m) => m.path.length > 0 && !found.has(m.tag.id))
  const byPath = matches(words, below, (m) => [...m.path, m.tag.name].join(' '))
  return [...byName, ...byPath.map((m) => ({ ...m, ranges: [] }))]
}

/** The tags below each, in the order they were put in by hand. */
export function childrenOf(tags: ReadonlyMap<string, Tag>): ReadonlyMap<string, readonly Tag[]> {
  const children = new Map<string, Tag[]>()
  for (const tag of tags.values()) {
    const parent = tags.has(tag.parentId) ? tag.parentId : ''
    const there = children.get(parent)
    if (there) there.push(tag)
    else children.set(parent, [tag])
  }
  for (const list of children.values()) list.sort((a, b) => a.position - b.position || a.name.localeCompare(b.name))
  return children
}

/** The tags as the codebook shows them: every tag after its parent, siblings by position. */
export function inTreeOrder(tags: ReadonlyMap<string, Tag>): Tag[] {
  const children = childrenOf(tags)
  const out: Tag[] = []
  const walk = (parent: string) => {
    for (const tag of children.get(parent) ?? []) {
      out.push(tag)
      walk(tag.id)
    }
  }
  walk('')
  return out
}

/** The tags that are offered for new highlights: those not archived, and one that is by its whole name. */
export function offered(tags: ReadonlyMap<string, Tag>, typed = ''): ReadonlyMap<string, Tag> {
  const named = tagNamed(typed, tags)
  return new Map([...tags].filter(([id, tag]) => !tag.archived || id === named?.id))
}

/** The tag with exactly this name, letter case aside. */
export function tagNamed(name: string, tags: ReadonlyMap<string, Tag>): Tag | undefined {
  const wanted = name.trim().toLocaleLowerCase()
  return [...tags.values()].find((tag) => tag.name.toLocaleLowerCase() === wanted)
}

function recentFirst(tags: readonly Tag[], recentIds: readonly string[]): Tag[] {
  const rank = new Map(recentIds.map((id, i) => [id, i]))
  const place = (tag: Tag) => rank.get(tag.id) ?? recentIds.length
  return [...tags].sort((a, b) => place(a) - place(b))
}

function matches(query: string, items: readonly TagMatch[], text: (m: TagMatch) => string): TagMatch[] {
  const folded = items.map((m) => fold(text(m), true))
  const [indexes, info, order] = find.search(folded.map((f) => f.text), fold(query, true).text)
  if (!indexes) return []
  if (!info || !order) return indexes.flatMap((i) => items[i] ?? [])
  return order.flatMap((o) => {
    const i = info.idx[o] ?? -1
    const item = items[i]
    return item ? [{ ...item, ranges: unfolded(folded[i]!, info.ranges[o] ?? []) }] : []
  })
}

/** Ranges of a folded text where they are in the text. */
function unfolded(folded: Folded, ranges: readonly number[]): readonly number[] {
  return ranges.flatMap((at, i) => {
    if (i % 2 === 1) return []
    const { start, end } = placeOf(folded, at, ranges[i + 1] ?? at)
    return [start, end]
  })
}
