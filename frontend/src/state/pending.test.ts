import { describe, expect, it } from 'vitest'
import type { Highlight } from '../api'
import { begun, ended, overlaid, type Pending } from './pending'

const highlight = (id: string, start: number, note = ''): Highlight => ({
  id, transcriptId: 't', start, end: start + 5, quote: '', note, tagIds: [], turn: 1, speakerId: '',
})
const none: Pending = new Map()
const saved = [highlight('a', 0), highlight('c', 20)]

describe('pending highlights', () => {
  it('show at once, in their place', () => {
    const pending = begun(none, 'b', highlight('b', 10))
    expect(overlaid(saved, pending, 't').map((h) => h.id)).toEqual(['a', 'b', 'c'])
  })

  it('stay until the last write about them is acknowledged', () => {
    let pending = begun(none, 'a', highlight('a', 0, 'one'))
    pending = begun(pending, 'a', highlight('a', 0, 'two'))
    pending = ended(pending, 'a')
    expect(overlaid(saved, pending, 't')[0]?.note).toBe('two')
    pending = ended(pending, 'a')
    expect(overlaid(saved, pending, 't')).toBe(saved)
  })

  it('hide what is being removed', () => {
    expect(overlaid(saved, begun(none, 'a', null), 't').map((h) => h.id)).toEqual(['c'])
  })

  it('leave other transcripts alone', () => {
    expect(overlaid(saved, begun(none, 'b', highlight('b', 10)), 'u').map((h) => h.id)).toEqual(['a', 'c'])
  })
})
