// Highlights that were made elsewhere.
import { faultFrom, files } from '../api'
import { readOnly } from './apply'
import { dialog, toast } from './screen'
import { settled, take } from './writes'

/** Asks for a file of Web Annotations, brings it in, and tells what became of it. */
export async function importAnnotations(): Promise<void> {
  if (readOnly.value) return toast('This project is open for reading only.', { bad: true })
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
