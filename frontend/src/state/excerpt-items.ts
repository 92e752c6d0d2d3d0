// What a list of excerpts is made of: headings, and under each its rows.
import type { ExcerptGroup } from '../api'

/** A heading, or a row. There may be many, so what it is known by is put together when that is asked for. */
export class Item {
  constructor(
    /** The place of its group among them. */
    readonly group: number,
    /** The place of its excerpt among all; null for a heading. */
    readonly at: number | null,
    private readonly of: string,
    private readonly nth: number,
  ) {}

  get id(): string {
    return this.at === null ? this.of : `${this.of} ${this.nth}`
  }
}

/** The headings and rows of groups. Excerpts that are not grouped have no heading. */
export function itemsOf(groups: readonly ExcerptGroup[], headed: boolean): Item[] {
  const items: Item[] = []
  let at = 0
  groups.forEach(({ id, turn, count }, group) => {
    const of = `${id} ${turn}`
    if (headed) items.push(new Item(group, null, of, 0))
    for (let i = 0; i < count; i++) items.push(new Item(group, at++, of, i))
  })
  return items
}

/** How many rows groups have in all. An excerpt in several of them has several rows. */
export function rowsIn(groups: readonly ExcerptGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0)
}

/** The rows among the items drawn, as a stretch [from, to) of all rows. */
export function stretchOf(drawn: readonly Item[]): readonly [from: number, to: number] {
  const rows = drawn.flatMap(({ at }) => at ?? [])
  return rows.length === 0 ? [0, 0] : [rows[0]!, rows[rows.length - 1]! + 1]
}

/** What of a stretch is not known yet, in whole blocks, so that scrolling asks seldom. */
export function missing(known: { has(at: number): boolean }, from: number, to: number, end: number, block = 100): readonly [from: number, count: number] | null {
  let first = from
  while (first < to && known.has(first)) first++
  if (first >= to) return null
  const start = Math.floor(first / block) * block
  let last = Math.min(end, Math.ceil(to / block) * block)
  while (last > first + 1 && known.has(last - 1)) last--
  return [start, last - start]
}
