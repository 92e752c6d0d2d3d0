import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Drafts } from './drafts'

describe('Drafts', () => {
  let written: string[]
  const into = (name: string) => (text: string) => void written.push(`${name}: ${text}`)

  beforeEach(() => {
    vi.useFakeTimers()
    written = []
  })
  afterEach(() => vi.useRealTimers())

  it('saves once, a moment after the last key', () => {
    const drafts = new Drafts(400)
    drafts.write('n', 'a', into('n'))
    vi.advanceTimersByTime(300)
    drafts.write('n', 'ab', into('n'))
    vi.advanceTimersByTime(399)
    expect(written).toEqual([])
    vi.advanceTimersByTime(1)
    expect(written).toEqual(['n: ab'])
    vi.advanceTimersByTime(5000)
    expect(written).toEqual(['n: ab'])
  })

  it('keeps fields apart', () => {
    const drafts = new Drafts(400)
    drafts.write('n', 'a', into('n'))
    drafts.write('m', 'b', into('m'))
    drafts.flush('m')
    expect(written).toEqual(['m: b'])
    expect(drafts.text('n')).toBe('a')
    expect(drafts.text('m')).toBeUndefined()
  })

  it('saves everything at once when asked, and not again', () => {
    const drafts = new Drafts(400)
    drafts.write('n', 'a', into('n'))
    drafts.write('m', 'b', into('m'))
    drafts.flushAll()
    vi.advanceTimersByTime(5000)
    expect(written).toEqual(['n: a', 'm: b'])
  })

  it('tells how many fields are unsaved', () => {
    const counts: number[] = []
    const drafts = new Drafts(400, (n) => counts.push(n))
    drafts.write('n', 'a', into('n'))
    drafts.write('m', 'b', into('m'))
    drafts.flushAll()
    expect(counts).toEqual([1, 2, 1, 0])
  })
})
