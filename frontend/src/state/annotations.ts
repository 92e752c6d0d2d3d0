// Highlights that were made elsewhere.
import { faultFrom, files } from '../api'
import { dialog, toast } from './screen'
import { mayWrite, settled, take } from './writes'

/** Asks for a file of Web Annotations, brings it in, and tells what became of it. */
export async function importAnnotations(): Promise<void> {
  if (!mayWrite()) return
  await settled()
  try {
    const report = await files.importAnnotations()
    if (!report.change) return
    take(report.change)
    dialog.value = { kind: 'annotations', report }
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}
