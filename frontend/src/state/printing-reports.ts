// A report on paper, or as PDF: the browser prints the report's own page, so that every script is right.
import { faultFrom, outgoing } from '../api'
import { options } from './exporting'
import { toast } from './screen'
import { settled } from './writes'

/** Prints the whole report. The system's dialog offers a PDF in a printer's place. */
export async function printReport(): Promise<void> {
  await settled()
  try {
    await print(await outgoing.page(options.value))
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

async function print(address: string): Promise<void> {
  const frame = document.createElement('iframe')
  frame.className = 'printed-report'
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals')
  frame.title = 'The report that is printed'
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }))
  frame.src = address
  document.body.append(frame)
  await loaded
  frame.contentWindow?.addEventListener('afterprint', () => frame.remove())
  frame.contentWindow?.print()
}
