// From a pressed key to its action.
import { leavesKey, run } from './commands'
import { actionFor } from './keymap'
import { dialog, question } from './screen'
import { start } from './projects'

/** Listens to every key that nothing nearer has taken. */
export function listenToKeys(page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || start.value !== 'ready') return
    if (dialog.value !== null || question.value !== null) return
    const action = actionFor(event, { inField: isField(event.target), inReader: isInReader(event.target) })
    if (!action || leavesKey(action)) return
    event.preventDefault()
    run(action, event)
  })
}

function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'color', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** With the keyboard nowhere in particular, it is in the reader. */
function isInReader(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('[data-pane="reader"]') !== null)
}
