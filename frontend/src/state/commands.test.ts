import { describe, expect, it } from 'vitest'
import { hasRun } from './commands'
import { actions } from './keymap'

describe('commands', () => {
  it.each(actions.map((a) => a.id))('%s does something', (id) => {
    expect(hasRun(id)).toBe(true)
  })
})
