import { describe, expect, it } from 'vitest'
import type { Tag } from '../api'
import { dropOf, orderOf, rowsOf, stepOf, type Direction, type Side, type View } from './codebook-rows'

function tagsOf(...lines: string[]): ReadonlyMap<string, Tag> {
  return new Map(lines.map((line, position) => {
    const [path = '', flags = ''] = line.split(' ')
    const id = path.split('/').at(-1)!
    const parentId = path.split('/').at(-2) ?? ''
    const tag = {
      id, parentId, name: id, position, archived: flags.includes('archived'), description: flags.includes('described') ? 'about dogs' : '',
      colour: '#000000', useWhen: '', useNot: '', example: '', key: 0, highlights: 0,
    }
    return [id, tag as Tag] as const
  }))
}

const plain: View = { closed: new Set(), filter: '', sortBy: 'hand', archived: false, countOf: () => 0 }
const tags = tagsOf('b', 'b/q', 'b/q/r', 'b/p', 'a archived', 'a/x', 'c described', 'd archived')
const shown = (view: Partial<View>) =>
  rowsOf(tags, { ...plain, ...view }).map((row) => '.'.repeat(row.depth) + row.tag.id + (row.open ? '-' : row.kids > 0 ? '+' : '') + (row.aside ? '?' : '')).join(' ')

describe('the rows of the codebook', () => {
  it.each<[string, Partial<View>, string]>([
    ['all but what is archived and holds nothing else', {}, 'b- .q- ..r .p a- .x c'],
    ['what is archived too', { archived: true }, 'b- .q- ..r .p a- .x c d'],
    ['nothing below what is closed', { closed: new Set(['b', 'c']) }, 'b+ a- .x c'],
    ['by name', { sortBy: 'name' }, 'a- .x b- .p .q- ..r c'],
    ['by how often they are used', { sortBy: 'count', countOf: (id) => (id === 'c' ? 5 : id === 'p' ? 2 : 0) }, 'c a- .x b- .p .q- ..r'],
    ['what fits, with what stands above it, though closed', { filter: 'r', closed: new Set(['b']) }, 'b-? .q-? ..r'],
    ['what says so in its words', { filter: 'DOGS' }, 'c'],
    ['nothing', { filter: 'zzz' }, ''],
  ])('are %s', (_, view, want) => expect(shown(view)).toBe(want))

  it('know their place', () => {
    const row = rowsOf(tags, plain).find((r) => r.tag.id === 'p')!
    expect([row.place, row.siblings, row.depth]).toEqual([2, 2, 1])
  })

  it('give the order of a sorting, hidden ones too', () => {
    expect(orderOf(tags, { ...plain, sortBy: 'name', filter: 'q', closed: new Set(['b']) }).join(' ')).toBe('a x b p q r c d')
  })
})

describe('moving by one step', () => {
  it.each<[Direction, string, string]>([
    ['up', 'p', 'b before q'],
    ['up', 'q', 'no way'],
    ['up', 'c', ' before b'], // a and d can't be seen
    ['down', 'b', ' before d'],
    ['down', 'c', 'no way'],
    ['in', 'p', 'q before '],
    ['in', 'q', 'no way'],
    ['out', 'r', 'b before p'],
    ['out', 'p', ' before a'],
    ['out', 'c', 'no way'],
    ['up', 'p r', 'no way'],
    ['down', 'q r', 'b before '],
  ])('%s %s', (direction, ids, want) => {
    const place = stepOf(direction, new Set(ids.split(' ')), tags, false)
    expect(place ? `${place.parentId} before ${place.beforeId}` : 'no way').toBe(want)
  })
})

describe('letting fall', () => {
  const rows = rowsOf(tags, plain)
  it.each<[string, string, Side, string]>([
    ['c', 'b', 'before', ' before b'],
    ['c', 'b', 'in', 'b before '],
    ['c', 'b', 'after', 'b before q'], // it is open: what comes after it is its first
    ['c', 'p', 'after', 'b before '],
    ['c', 'q', 'before', 'b before q'],
    ['b', 'r', 'in', 'no way'],
    ['b', 'q', 'before', 'no way'],
    ['b', 'b', 'in', 'no way'],
    ['q p', 'b', 'after', 'b before '],
    ['p', 'p', 'before', 'b before '],
  ])('%s on %s, %s', (ids, on, side, want) => {
    const place = dropOf(new Set(ids.split(' ')), rows.find((r) => r.tag.id === on)!, side, tags, true)
    expect(place ? `${place.parentId} before ${place.beforeId}` : 'no way').toBe(want)
  })

  it('takes another parent but no place where the order is another', () => {
    expect(dropOf(new Set(['c']), rows.find((r) => r.tag.id === 'q')!, 'before', tags, false)).toEqual({ parentId: 'b', beforeId: '' })
  })
})
