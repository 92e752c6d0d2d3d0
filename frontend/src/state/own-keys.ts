// The keys as this person has them.
import { computed } from '@preact/signals'
import { actionNamed, type Action } from './actions'
import { caps, holderOf, isSingle, keymapOf, keysOf, spelled, withKey, withReset } from './keymap'
import { change, ownKeys, singleKeys } from './settings'

export const keymap = computed(() => keymapOf(ownKeys.value, singleKeys.value))

/** The keys of an action that work now. */
export function workingKeys(action: Action): readonly string[] {
  return keysOf(action, ownKeys.value).filter((key) => singleKeys.value || !isSingle(key))
}

/** The first working key of an action on caps; none where it has none. */
export function capsOf(id: string): readonly string[] {
  const [key] = workingKeys(actionNamed(id))
  return key === undefined ? [] : caps(key)
}

/** The first working key of an action in words: "Ctrl+Z". */
export function keyHint(id: string): string {
  const [key] = workingKeys(actionNamed(id))
  return key === undefined ? '' : spelled(key)
}

/** Whoever else has a key, if it is to be an action's. */
export function takenBy(key: string, action: Action): Action | undefined {
  return holderOf(key, action, keymap.value)
}

export function isOwn(action: Action): boolean {
  return ownKeys.value[action.id] !== undefined
}

export function giveKey(action: Action, key: string): void {
  change({ keys: { ...withKey(ownKeys.value, action, key, takenBy(key, action)) } })
}

export function resetKey(action: Action): void {
  change({ keys: { ...withReset(ownKeys.value, action) } })
}

export function resetAllKeys(): void {
  change({ keys: {} })
}
