// The open transcript on paper.
import { transcript } from './apply'
import { look } from './reader-pane'
import { toast } from './screen'
import { highlights } from './writes'
import { drawPrint } from '../reader/print'

let sheet: HTMLElement | null = null
let title = ''

export function printTranscript(): void {
  if (!transcript.value) return toast('Open a transcript first.')
  window.print()
}

/** Lays the transcript out for paper whenever something is about to be printed. */
export function followPrinting(): void {
  addEventListener('beforeprint', lay)
  addEventListener('afterprint', putAwaySheet)
}

function lay(): void {
  const t = transcript.value
  if (!t || sheet) return
  sheet = drawPrint(t, highlights.value, look)
  document.body.append(sheet)
  title = document.title
  document.title = t.title // what a file that is printed into is called
}

function putAwaySheet(): void {
  if (!sheet) return
  sheet.remove()
  sheet = null
  document.title = title
}
