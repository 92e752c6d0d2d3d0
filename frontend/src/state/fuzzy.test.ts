import { describe, expect, it } from 'vitest'
import type { Tag } from '../api'
import { inTreeOrder, pathOf, rankTags, tagNamed } from './fuzzy'

const book = (...rows: [id: string, name: string, parentId?: string][]) =>
  new Map<string, Tag>(rows.map(([id, name, parentId], position) => [
    id, { id, name, parentId: parentId ?? '', colour: '#000000', description: '', useWhen: '', useNot: '', example: '', archived: false, key: 0, position, highlights: 0 },
  ]))

const tags = book(
  ['b', 'Bilateral relations'], ['e', 'Evasion'], ['c', 'Cooperation', 'b'], ['i', 'Irritants', 'b'],
  ['m', 'Military cooperation'], ['z', 'Überwachung'], ['k', 'Минск'],
)
const names = (query: string, recent: string[] = []) => rankTags(query, tags, recent).map((m) => m.tag.name)

describe('rankTags', () => {
  it('finds by the beginning of a word, the name that begins with it first', () => {
    expect(names('coop').slice(0, 2)).toEqual(['Cooperation', 'Military cooperation'])
  })

  it('marks the letters that matched', () => {
    const [first, second] = rankTags('coop', tags, [])
    expect(first?.ranges).toEqual([0, 4])
    expect(second?.ranges).toEqual([9, 13])
  })

  it('finds a tag by letters left out', () => {
    expect(names('evsn')).toContain('Evasion')
  })

  it('finds the children by the name of the parent, after the parent', () => {
    expect(names('bilateral')).toEqual(['Bilateral relations', 'Cooperation', 'Irritants'])
  })

  it('reads letters that are not English', () => {
    expect(names('мин')).toEqual(['Минск'])
    expect(names('über')).toEqual(['Überwachung'])
    expect(names('uberw')).toEqual(['Überwachung'])
    expect(rankTags('strasse', book(['s', 'Die Straße']), [])[0]?.ranges).toEqual([4, 10])
  })

  it('gives all tags for an empty query, the recent first', () => {
    expect(names('', ['e', 'i']).slice(0, 3)).toEqual(['Evasion', 'Irritants', 'Bilateral relations'])
    expect(names('')).toHaveLength(tags.size)
  })

  it.each(['(', '[a', '\\', '*', '"'])('does not stumble over %s', (query) => {
    expect(() => names(query)).not.toThrow()
  })

  it('takes no letter twice: a name that is new stays new', () => {
    expect(rankTags('Tag G', book(['1', 'Tag E'], ['2', 'Tag F']), [])).toEqual([])
  })

  it('finds nothing where nothing fits', () => {
    expect(names('xqz')).toEqual([])
  })
})

describe('the tree', () => {
  it('puts every tag after its parent', () => {
    expect(inTreeOrder(tags).map((t) => t.id)).toEqual(['b', 'c', 'i', 'e', 'm', 'z', 'k'])
  })

  it('names the path, and ends at a ring', () => {
    expect(pathOf(tags.get('c')!, tags)).toEqual(['Bilateral relations'])
    const ring = book(['x', 'X', 'y'], ['y', 'Y', 'x'])
    expect(pathOf(ring.get('x')!, ring)).toEqual(['Y'])
  })

  it('finds a tag by its exact name, letter case aside', () => {
    expect(tagNamed(' evasion ', tags)?.id).toBe('e')
    expect(tagNamed('evas', tags)).toBeUndefined()
  })
})
