// The open transcript on paper.
import { speakers, tags, transcript } from './apply'
import { look } from './reader-pane'
import { toast } from './screen'
import { highlights } from './writes'
import { drawPrint } from '../reader/print'

let sheet: HTMLElement | null = null
/** What the sheet was drawn of. */
let drawnOf: readonly unknown[] = []
let title = ''

export function printTranscript(): void {
  if (!transcript.value) return toast('Open a transcript first.')
  lay()
  window.print()
}

/** Lays the transcript out for paper whenever something is about to be printed. */
export function followPrinting(): void {
  addEventListener('beforeprint', lay)
  addEventListener('afterprint', putAwaySheet)
}

function lay(): void {
  const t = transcript.value
  const now = [t, highlights.value, tags.value, speakers.value]
  if (!t || (sheet && now.every((part, i) => part === drawnOf[i]))) return
  putAwaySheet()
  drawnOf = now
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
