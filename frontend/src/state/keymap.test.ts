import { describe, expect, it } from 'vitest'
import { actionFor, actions, caps, keyHint, keyOf } from './keymap'

const press = (key: string, mods = '', code = '') => ({
  key, code,
  ctrlKey: mods.includes('c'), metaKey: mods.includes('m'), altKey: mods.includes('a'), shiftKey: mods.includes('s'),
  getModifierState: (name: string) => name === 'AltGraph' && mods.includes('g'),
})
const reader = { inField: false, inReader: true }
const field = { inField: true, inReader: false }
const elsewhere = { inField: false, inReader: false }

describe('the table', () => {
  it('gives no key to two actions', () => {
    const keys = actions.flatMap((a) => a.keys)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  it('names each action once', () => {
    const ids = actions.map((a) => a.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('lets no single letter fire while one writes', () => {
    const single = actions.filter((a) => a.keys.some((key) => key.length === 1))
    expect(single.filter((a) => a.where === 'anywhere')).toEqual([])
  })
})

describe('keyOf', () => {
  it.each([
    ['a small letter', press('h'), 'H'],
    ['a capital', press('H', 's'), 'H'],
    ['Ctrl and Shift', press('Z', 'cs'), 'Ctrl+Shift+Z'],
    ['the Mac key', press('z', 'm'), 'Ctrl+Z'],
    ['a sign that needs Shift', press('?', 's'), '?'],
    ['a digit that needs Shift', press('1', 's'), '1'],
    ['a sign that needs AltGr', press(']', 'cag'), ']'],
    ['a Russian keyboard', press('р', '', 'KeyH'), 'H'],
    ['a Russian keyboard with Ctrl', press('я', 'c', 'KeyZ'), 'Ctrl+Z'],
    ['plus with Ctrl', press('+', 'cs'), 'Ctrl++'],
    ['an arrow with Alt and Shift', press('ArrowLeft', 'as'), 'Alt+Shift+ArrowLeft'],
  ])('reads %s', (_, event, key) => {
    expect(keyOf(event)).toBe(key)
  })
})

describe('actionFor', () => {
  it.each([
    ['H in the reader', press('h'), reader, 'highlight'],
    ['H in a field', press('h'), field, undefined],
    ['a digit in a field', press('1'), field, undefined],
    ['undo in a field, where the field undoes', press('z', 'c'), field, undefined],
    ['search in a field', press('k', 'c'), field, 'search'],
    ['down in the reader', press('ArrowDown'), reader, 'next-sentence'],
    ['down on a list', press('ArrowDown'), elsewhere, undefined],
    ['redo the other way', press('y', 'c'), reader, 'redo'],
    ['a key with no action', press('q'), reader, undefined],
  ])('%s', (_, event, here, id) => {
    expect(actionFor(event, here)?.id).toBe(id)
  })
})

describe('caps', () => {
  it('writes keys as they are on the keyboard', () => {
    expect(caps('Ctrl+Shift+Z')).toEqual(['Ctrl', '⇧', 'Z'])
    expect(caps('Ctrl++')).toEqual(['Ctrl', '+'])
    expect(caps('Alt+ArrowLeft')).toEqual(['Alt', '←'])
    expect(keyHint('undo')).toBe('Ctrl+Z')
  })
})
