import { describe, expect, it } from 'vitest'
import { actionNamed, actions } from './actions'
import { actionFor as find, caps, digitOf, holderOf, isUnfinished, keymapOf, keyOf, keysOf, spelled, whyNot, withKey, withReset, type Here, type OwnKeys } from './keymap'

const press = (key: string, mods = '', code = '') => ({
  key, code,
  ctrlKey: mods.includes('c'), metaKey: mods.includes('m'), altKey: mods.includes('a'), shiftKey: mods.includes('s'),
  getModifierState: (name: string) => name === 'AltGraph' && mods.includes('g'),
})
const reader = { inField: false, inReader: true, picked: false }
const picked = { ...reader, picked: true }
const field = { inField: true, inReader: false, picked: false }
const pickedInField = { ...field, picked: true }
const elsewhere = { inField: false, inReader: false, picked: false }
const shipped = keymapOf({}, true)
const actionFor = (event: ReturnType<typeof press>, here: Here, keymap = shipped) => find(event, here, keymap)

describe('the table', () => {
  it('gives no key to two actions', () => {
    const holders = actions.flatMap((a) => a.keys.flatMap((key) => holderOf(key, a, shipped)?.id ?? []))
    expect(holders).toEqual([])
  })

  it('names each action once', () => {
    const ids = actions.map((a) => a.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('lets no single letter fire while one writes', () => {
    const keys = [...'abcdefghijklmnopqrstuvwxyz1234567890.,/?[]'].flatMap((key) => [press(key), press(key, 's')])
    expect(keys.filter((key) => actionFor(key, field))).toEqual([])
  })
})

describe('digits', () => {
  it.each([
    ['a French keyboard', press('&', '', 'Digit1'), 'numbered'],
    ['a Persian one', press('۱', '', 'Digit1'), 'numbered'],
    ['a French one with Ctrl', press('&', 'c', 'Digit1'), 'first-pane'],
    ['a sign that is a key itself', press('-', 'c', 'Digit6'), 'smaller'],
    ['a sign of Shift', press('!', 's', 'Digit1'), undefined],
    ['a digit above a letter', press('1', 's', 'Digit1'), 'numbered'],
  ])('of %s', (_, event, id) => {
    expect(actionFor(event, reader)?.id).toBe(id)
    if (id === 'numbered') expect(digitOf(event)).toBe(1)
  })
})

describe('keyOf', () => {
  it.each([
    ['a small letter', press('h'), 'H'],
    ['a capital', press('H', 's'), 'Shift+H'],
    ['a letter with Caps Lock', press('H'), 'H'],
    ['a letter with Caps Lock and Shift', press('h', 's'), 'Shift+H'],
    ['the space bar', press(' '), 'Space'],
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
    ['a key with no action', press('z'), reader, undefined],
    ['H with Shift, which is H', press('H', 's'), reader, 'highlight'],
    ['J', press('j'), reader, 'next-highlight'],
    ['J with Shift, which is another', press('J', 's'), reader, 'next-of-tag'],
    ['J with Caps Lock', press('J'), reader, 'next-highlight'],
    ['back', press('ArrowLeft', 'a'), reader, 'back'],
    ['the end of a picked highlight', press('ArrowLeft', 'a'), picked, 'end-earlier'],
    ['back all the same', press('[', 'c'), picked, 'back'],
    ['back while one writes', press('[', 'c'), field, 'back'],
    ['words in a field', press('ArrowLeft', 'a'), field, undefined],
    ['words in the note of a picked highlight', press('ArrowLeft', 'a'), pickedInField, undefined],
    ['the sheet of keys in a field', press('F1'), field, 'keys'],
  ])('%s', (_, event, here, id) => {
    expect(actionFor(event, here)?.id).toBe(id)
  })
})

describe('caps', () => {
  it('writes keys as they are on the keyboard', () => {
    expect(caps('Ctrl+Shift+Z')).toEqual(['Ctrl', '⇧', 'Z'])
    expect(caps('Ctrl++')).toEqual(['Ctrl', '+'])
    expect(caps('Alt+ArrowLeft')).toEqual(['Alt', '←'])
    expect(spelled('Ctrl+Z')).toBe('Ctrl+Z')
  })
})

describe('with single keys off', () => {
  const quiet = keymapOf({}, false)
  it.each([
    ['a letter', press('h'), undefined],
    ['a letter with Shift', press('J', 's'), undefined],
    ['a digit', press('1'), undefined],
    ['a sign', press('?', 's'), undefined],
    ['a letter with Ctrl', press('z', 'c'), 'undo'],
    ['an arrow', press('ArrowDown'), 'next-sentence'],
    ['Delete', press('Delete'), 'remove'],
    ['a function key', press('F1'), 'keys'],
  ])('%s', (_, event, id) => {
    expect(actionFor(event, reader, quiet)?.id).toBe(id)
  })
})

describe('own keys', () => {
  const exporting = actionNamed('export')
  const note = actionNamed('note')

  it('go before those of the program', () => {
    const own = withKey({}, note, 'F2')
    expect(actionFor(press('F2'), reader, keymapOf(own, true))?.id).toBe('note')
    expect(actionFor(press('n'), reader, keymapOf(own, true))).toBeUndefined()
  })

  it('are taken from whoever had them', () => {
    const own = withKey({}, note, 'Ctrl+E', exporting)
    expect(keysOf(exporting, own)).toEqual([])
    expect(actionFor(press('e', 'c'), reader, keymapOf(own, true))?.id).toBe('note')
    const redo = actionNamed('redo')
    expect(keysOf(redo, withKey({}, note, 'Ctrl+Y', redo))).toEqual(['Ctrl+Shift+Z'])
  })

  it('are forgotten when they are the program’s again', () => {
    expect(withKey(withKey({}, note, 'F2'), note, 'N')).toEqual({})
    expect(withReset(withKey({}, note, 'F2'), note)).toEqual({})
  })

  it('are given up when the program’s come back to another', () => {
    const own = withReset(withKey({}, note, 'Ctrl+E', exporting), exporting)
    expect(keysOf(exporting, own)).toEqual(['Ctrl+E'])
    expect(keysOf(note, own)).toEqual([])
  })

  it('of actions that are no more are left alone', () => {
    const own: OwnKeys = { gone: 'Ctrl+E' }
    expect(actionFor(press('e', 'c'), reader, keymapOf(own, true))?.id).toBe('export')
  })

  it('can be shared by a picked highlight and all else, and by nobody besides', () => {
    expect(holderOf('Alt+ArrowLeft', actionNamed('end-earlier'), shipped)).toBeUndefined()
    expect(holderOf('Alt+ArrowLeft', note, shipped)?.id).toBe('back')
    expect(holderOf('Alt+ArrowRight', actionNamed('start-later'), shipped)?.id).toBe('end-later')
  })

  it('are not those one moves about with', () => {
    expect(['Tab', 'Shift+Tab', 'Enter', 'Space', 'Escape', '1'].filter((key) => whyNot(key) === '')).toEqual([])
    expect(['Ctrl+Enter', 'Shift+X', 'F5', 'Ctrl+1', 'Ctrl+Space'].filter((key) => whyNot(key) !== '')).toEqual([])
    expect(isUnfinished(press('Control', 'c'))).toBe(true)
  })
})
