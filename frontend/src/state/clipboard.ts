// The clipboard, with words and with their look.
import { files } from '../api'

/** Puts text on the clipboard, and beside it HTML for programs that take that. */
export async function copyRich(text: string, html: string): Promise<void> {
  if (!copyBoth(text, html)) await files.copyText(text)
}

/** Only an event of copying can carry both everywhere. It is asked for here and filled by us. */
function copyBoth(text: string, html: string): boolean {
  let filled = false
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
    filled = event.clipboardData !== null
  }
  addEventListener('copy', fill, { capture: true, once: true })
  try {
    document.execCommand('copy')
  } finally {
    removeEventListener('copy', fill, { capture: true })
  }
  return filled
}
