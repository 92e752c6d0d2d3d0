import { describe, expect, it } from 'vitest'
import { actions } from './actions'
import { hasRun } from './commands'
import { menus, systemMenus } from './menus'

describe('commands', () => {
  it.each(actions.map((a) => a.id))('%s does something', (id) => {
    expect(hasRun(id)).toBe(true)
  })
})

describe('the menus', () => {
  it('hold every command once', () => {
    const held = menus.flatMap((m) => m.ids).filter(Boolean)
    expect([...held].sort()).toEqual(actions.filter((a) => !a.keyOnly).map((a) => a.id).sort())
  })

  it('give the system’s bar no key that one types with', () => {
    const keys = systemMenus().flatMap((m) => m.items.map((item) => item.key)).filter(Boolean)
    expect(keys).toContain('Ctrl+F')
    expect(keys.filter((key) => !/Ctrl|Alt|^(Shift\+)?F\d/.test(key))).toEqual([])
  })
})
