// From a pressed key or mouse button to its action.
import { actionNamed } from './actions'
import { leavesKey, run } from './commands'
import { actionFor, isUnfinished } from './keymap'
import { keymap } from './own-keys'
import { page as shownPage } from './pages'
import { focusReader, pane } from './reader-pane'
import { dialog, question } from './screen'
import { start } from './projects'

/** Listens to every key that nothing nearer has taken. */
export function listenToKeys(page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || elsewhere()) return
    const onPage = shownPage.value !== null
    if (!onPage && isNowhere(event)) focusReader()
    const here = {
      inField: isField(event.target), inReader: !onPage && isInReader(event.target), inCodebook: isInCodebook(event.target),
      picked: !onPage && pane.reader?.pickedInView === true,
    }
    const action = actionFor(event, here, keymap.value)
    if (!action || leavesKey(action)) return
    event.preventDefault()
    run(action, event)
  })
}

const buttons: Readonly<Record<number, string>> = { 3: 'back', 4: 'forward' }

/** Listens to the buttons at the side of a mouse, which go back and forward in browsers. */
export function listenToMouse(page: Document): void {
  for (const type of ['mousedown', 'mouseup', 'auxclick'] as const) {
    page.addEventListener(type, (event) => {
      const id = buttons[event.button]
      if (id === undefined) return
      event.preventDefault()
      if (type === 'mouseup' && !elsewhere()) run(actionNamed(id))
    })
  }
}

/** Whether the window is not ready, or has a dialog open, which has keys of its own. */
function elsewhere(): boolean {
  return start.value !== 'ready' || dialog.value !== null || question.value !== null
}

function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'color', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Whether a key is pressed with the keyboard nowhere in particular. Tab then begins at the window's own beginning. */
function isNowhere(event: KeyboardEvent): boolean {
  return event.target === document.body && event.key !== 'Tab' && !isUnfinished(event)
}

/** With the keyboard nowhere in particular, it is in the reader: keys that scroll do so there, too. */
function isInReader(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('[data-pane="reader"]') !== null)
}

function isInCodebook(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-keys="codebook"]') !== null
}
