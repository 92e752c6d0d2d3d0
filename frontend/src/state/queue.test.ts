import { describe, expect, it } from 'vitest'
import { Queue } from './queue'

describe('Queue', () => {
  it('runs one after the other, in order', async () => {
    const queue = new Queue()
    const seen: string[] = []
    let release = () => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    const first = queue.add(async () => {
      await gate
      seen.push('first')
    })
    const second = queue.add(async () => void seen.push('second'))
    release()
    await Promise.all([first, second])
    expect(seen).toEqual(['first', 'second'])
  })

  it('goes on after one that failed, and tells who asked', async () => {
    const queue = new Queue()
    const bad = queue.add(() => Promise.reject(new Error('full')))
    const good = queue.add(() => Promise.resolve(7))
    await expect(bad).rejects.toThrow('full')
    await expect(good).resolves.toBe(7)
  })
})
