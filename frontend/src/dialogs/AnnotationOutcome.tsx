import type { AnnotationReport } from '../api'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { Modal } from '../ui/Modal'

/** What became of a file of annotations. */
export function AnnotationOutcome({ report, onClose }: { report: AnnotationReport; onClose: () => void }) {
  const { file, added, known, byQuote, lost } = report
  return (
    <Modal title={`Imported ${counted(added, 'highlight')}`} onClose={onClose} wide>
      <p class="form-words">
        From {file}.
        {known > 0 && ` ${counted(known, 'highlight')} were there already.`}
        {byQuote > 0 && ` ${counted(byQuote, 'highlight')} had to be found by their words, since the text differs: look them over.`}
      </p>
      {lost.length > 0 && (
        <>
          <h3 class="form-head">{counted(lost.length, 'annotation')} could not be placed</h3>
          <ul class="outcome" tabIndex={0} aria-label="Annotations without a place">
            {lost.map(({ quote, note, why }, i) => (
              <li key={i} class="failed">
                <div>
                  <p class="outcome-name" dir="auto">{quote === '' ? 'No words' : `“${quote}”`}</p>
                  {note !== '' && <p dir="auto">{note}</p>}
                  <p class="faint">{why}</p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <footer>
        <Button kind="primary" autofocus onClick={onClose}>Close</Button>
      </footer>
    </Modal>
  )
}
