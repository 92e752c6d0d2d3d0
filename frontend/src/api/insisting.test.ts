import { describe, expect, it } from 'vitest'
import { Fault } from './fault'
import { insist } from './insisting'

const canceled = new Fault('canceled', 'Stopped.', '')
const broken = new Fault('storage', 'The disk is full.', '')

/** Answers one after the other: faults are thrown. */
function answers(...all: (string | Fault)[]) {
  const left = [...all]
  const ask = async () => {
    const next = left.shift()
    if (next instanceof Fault) throw next
    return next
  }
  return { ask, left }
}

describe('insist', () => {
  it.each([
    { name: 'answered at once', all: ['found'], wanted: true, then: 'found', left: 0 },
    { name: 'stopped by older calls that came late', all: [canceled, canceled, 'found'], wanted: true, then: 'found', left: 0 },
    { name: 'stopped, and something else is wanted by now', all: [canceled, 'found'], wanted: false, then: canceled, left: 1 },
    { name: 'another fault is told', all: [broken, 'found'], wanted: true, then: broken, left: 1 },
  ])('$name', async ({ all, wanted, then, left }) => {
    const asked = answers(...all)
    const answer = insist(() => wanted, asked.ask)
    await (then instanceof Fault ? expect(answer).rejects.toBe(then) : expect(answer).resolves.toBe(then))
    expect(asked.left).toHaveLength(left)
  })
})
