// From keys to actions: what a pressed key is called, which action has it, how it is written.
import { actions, type Action } from './actions'

/** The person's own keys by action, as they are kept: "Ctrl+G F4"; empty for none. */
export type OwnKeys = Readonly<Record<string, string>>

export interface Keymap {
  readonly byKey: ReadonlyMap<string, readonly Action[]>
  /** Whether letters, digits and signs alone are keys. Speech input types them without meaning to. */
  readonly single: boolean
}

export function keysOf(action: Action, own: OwnKeys): readonly string[] {
  const kept = action.fixed ? undefined : own[action.id]
  return kept === undefined ? action.keys : kept.split(' ').filter(Boolean)
}

export function keymapOf(own: OwnKeys, single: boolean): Keymap {
  const byKey = new Map<string, Action[]>()
  const nearestFirst = [...actions].sort((a, b) => nearness(b) - nearness(a))
  for (const action of nearestFirst) {
    for (const key of keysOf(action, own)) byKey.set(key, [...(byKey.get(key) ?? []), action])
  }
  return { byKey, single }
}

/** Of two actions of one key the nearer goes first: in the codebook, then on a picked highlight. */
function nearness({ where }: Action): number {
  return where === 'in the codebook' ? 2 : where === 'on a highlight' ? 1 : 0
}

export interface Here {
  readonly inField: boolean
  readonly inReader: boolean
  /** Whether the keyboard is in the page of the codebook. */
  readonly inCodebook?: boolean
  /** Whether a highlight is picked and can be seen. */
  readonly picked: boolean
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'>

/** The action of a key, if it works here. H with Shift is H, unless an action has just that. */
export function actionFor(event: Pressed, here: Here, { byKey, single }: Keymap): Action | undefined {
  for (const name of namesOf(event)) {
    if (isSingle(name) && (here.inField || !single)) continue
    if (here.inField && name.includes('Arrow')) continue // a field has its own use for them
    const action = byKey.get(name)?.find((a) => works(a, here))
    if (action) return action
  }
  return undefined
}

/** What a press may be called: itself; a letter without its Shift; in the row of digits, wherever they need Shift, the digit. */
function namesOf(event: Pressed): readonly string[] {
  const key = keyOf(event)
  if (/^Shift\+.$/u.test(key)) return [key, key.slice(6)]
  const digit = digitOf(event)
  return digit === null || event.shiftKey ? [key] : [key, withMods(event, String(digit))]
}

/** The digit of a pressed key, by what it writes or by where it is; null for other keys. */
export function digitOf({ key, code }: Pressed): number | null {
  if (/^[1-9]$/.test(key)) return Number(key)
  return /^Digit[1-9]$/.test(code) ? Number(code.slice(5)) : null
}

function works({ where }: Action, here: Here): boolean {
  switch (where) {
    case 'anywhere':
      return true
    case 'outside fields':
      return !here.inField
    case 'in the reader':
      return here.inReader && !here.inField
    case 'in the codebook':
      return here.inCodebook === true && !here.inField
    case 'on a highlight':
      return here.picked && !here.inField
  }
}

/** A letter, digit or sign alone: what WCAG 2.1.4 wants to be switched off. */
export function isSingle(key: string): boolean {
  return /^(Shift\+)?.$/u.test(key)
}

/** The pressed key by its name in the table: "H", "Shift+J", "Ctrl+Shift+Z", "?". */
export function keyOf(event: Pressed): string {
  return withMods(event, letter(event))
}

function withMods(event: Pressed, key: string): string {
  const typed = event.getModifierState('AltGraph')
  const mods = [
    !typed && (event.ctrlKey || event.metaKey) && 'Ctrl',
    !typed && event.altKey && 'Alt',
    event.shiftKey && !isSign(key) && 'Shift',
  ]
  return [...mods.filter(Boolean), key === ' ' ? 'Space' : key].join('+')
}

/** The key's letter in capitals; on a keyboard of another script, the Latin letter in that place. */
function letter({ key, code }: Pressed): string {
  if (/^\P{ASCII}$/u.test(key) && /^Key[A-Z]$/.test(code)) return code.slice(3)
  return /^[a-z]$/i.test(key) ? key.toUpperCase() : key
}

/** Signs are what they are, whether or not a keyboard needs Shift for them. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Z ]/.test(key)
}

/** Whether a press is a modifier alone, or a key that has not become a letter yet. */
export function isUnfinished({ key }: Pressed): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'Dead', 'Process', 'Unidentified'].includes(key)
}

const needed = /^(Shift\+)?(Tab|Enter|Space)$|^Escape$/

/** Why a key can't be given to an action; empty where it can. */
export function whyNot(key: string): string {
  if (needed.test(key)) return `${spelled(key)} is needed to move about and to choose.`
  if (/^[1-9]$/.test(key)) return 'The digits give the tags of their numbers.'
  return ''
}

/** Whoever else has a key. An action in the codebook or on a picked highlight may share one with an action elsewhere. */
export function holderOf(key: string, of: Action, { byKey }: Keymap): Action | undefined {
  return byKey.get(key)?.find((a) => a.id !== of.id && nearness(a) === nearness(of))
}

/** The person's keys after one was given to an action, and taken from whoever had it. */
export function withKey(own: OwnKeys, action: Action, key: string, from?: Action): OwnKeys {
  const given = { ...own, [action.id]: key }
  const left = from && keysOf(from, own).filter((k) => k !== key).join(' ')
  return tidy(from ? { ...given, [from.id]: left! } : given)
}

/** The person's keys with one action's as the program comes. Another that has come by one of them loses it. */
export function withReset(own: OwnKeys, action: Action): OwnKeys {
  const { [action.id]: _, ...rest } = own
  const keymap = keymapOf(rest, true)
  return action.keys.reduce<OwnKeys>((kept, key) => {
    const holder = holderOf(key, action, keymap)
    return holder ? withKey(kept, holder, keysOf(holder, kept).filter((k) => k !== key).join(' ')) : kept
  }, rest)
}

/** Without what is as the program comes. */
function tidy(own: OwnKeys): OwnKeys {
  const shipped = new Map(actions.map((a) => [a.id, a.keys.join(' ')]))
  return Object.fromEntries(Object.entries(own).filter(([id, keys]) => shipped.has(id) && shipped.get(id) !== keys))
}

export const mac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')
const shown: Readonly<Record<string, string>> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Delete: 'Del', Backspace: '⌫',
  PageUp: 'PgUp', PageDown: 'PgDn',
  Ctrl: mac ? '⌘' : 'Ctrl', Alt: mac ? '⌥' : 'Alt', Shift: '⇧',
}

/** A key as it is written on key caps: "Ctrl Z" in two caps. */
export function caps(key: string): string[] {
  const parts = key.endsWith('++') ? [...key.slice(0, -2).split('+'), '+'] : key === '+' ? ['+'] : key.split('+')
  return parts.map((part) => shown[part] ?? part)
}

/** A key in words: "Ctrl+Z". */
export function spelled(key: string): string {
  return caps(key).join(mac ? '' : '+')
}
