import { actionNamed } from '../state/actions'
import { run } from '../state/commands'
import { menus } from '../state/menus'
import { capsOf } from '../state/own-keys'
import type { MenuItem } from '../ui/Menu'

/** All menus in one: a bar of them would take a line from every page one reads. */
export function appMenu(): MenuItem[] {
  return menus.map(({ label, ids }) => ({ kind: 'sub', label, items: () => ids.map(itemOf) }))
}

function itemOf(id: string): MenuItem {
  if (id === '') return { kind: 'line' }
  const action = actionNamed(id)
  return { kind: 'do', label: action.label, keys: capsOf(id), run: () => run(action) }
}
