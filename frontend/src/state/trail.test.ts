import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { back, forward, left, noTrail, type Place, type Trail } from './trail'

const at = (n: number, transcriptId = 'a'): Place => ({ transcriptId, at: n })
const all = () => true

describe('the trail', () => {
  it('leads back and forward again', () => {
    const trail = left(left(noTrail, at(1)), at(2))
    const one = back(trail, at(3), all)!
    expect(one.to).toEqual(at(2))
    const two = back(one.trail, one.to, all)!
    expect(two.to).toEqual(at(1))
    expect(back(two.trail, two.to, all)).toBeNull()
    const three = forward(two.trail, two.to, all)!
    expect(three.to).toEqual(at(2))
    expect(forward(three.trail, three.to, all)!.to).toEqual(at(3))
  })

  it('forgets what was ahead at the next jump', () => {
    const went = back(left(noTrail, at(1)), at(2), all)!
    expect(forward(left(went.trail, at(1)), at(9), all)).toBeNull()
  })

  it('keeps a place once that was left twice, and passes over where one is', () => {
    const trail = left(left(noTrail, at(1)), at(1))
    expect(trail.past).toHaveLength(1)
    expect(back(trail, at(1), all)).toBeNull()
  })

  it('passes over transcripts that are gone', () => {
    const trail = left(left(noTrail, at(1)), at(5, 'gone'))
    expect(back(trail, at(2), (place) => place.transcriptId !== 'gone')!.to).toEqual(at(1))
  })

  it('comes back to where it was, however far it went', () => {
    const jumps = fc.array(fc.nat(5), { minLength: 1, maxLength: 120 })
    fc.assert(fc.property(jumps, fc.nat(130), (places, steps) => {
      let trail: Trail = noTrail
      let here = at(99)
      for (const n of places) {
        trail = left(trail, here)
        here = at(n)
      }
      expect(trail.past.length).toBeLessThanOrEqual(100)
      const begun = here
      let went = 0
      for (let turned = back(trail, here, all); turned && went < steps; turned = back(trail, here, all)) {
        ({ trail, to: here } = turned)
        went++
      }
      while (went-- > 0) ({ trail, to: here } = forward(trail, here, all)!)
      expect(here).toEqual(begun)
    }))
  })
})
