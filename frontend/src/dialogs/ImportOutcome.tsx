import { CircleCheck, CircleX, TriangleAlert } from 'lucide'
import type { ImportedFile, ImportReport } from '../api'
import { outcome } from '../state/importing'
import { openTranscript } from '../state/reading'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Modal } from '../ui/Modal'

/** What became of each file. */
export function ImportOutcome({ report, onClose }: { report: ImportReport; onClose: () => void }) {
  return (
    <Modal title={titleOf(report)} onClose={onClose} wide>
      <ul class="outcome" tabIndex={0} aria-label="Files">
        {report.files.map((file, i) => <FileRow key={i} file={file} onOpen={onClose} />)}
      </ul>
      {report.canceled && <p class="faint">The import was stopped. What is listed here was done before that.</p>}
      <footer>
        <Button kind="primary" autofocus onClick={onClose}>Close</Button>
      </footer>
    </Modal>
  )
}

function FileRow({ file, onOpen }: { file: ImportedFile; onOpen: () => void }) {
  const failed = file.error !== ''
  const sign = failed ? CircleX : file.warnings.length > 0 ? TriangleAlert : CircleCheck
  return (
    <li class={failed ? 'failed' : file.warnings.length > 0 ? 'warned' : 'fine'}>
      <Icon of={sign} size={16} />
      <div>
        <p class="outcome-name">{failed ? file.file : file.title}</p>
        <p class="faint">{failed ? file.error : `${file.file} · ${outcome(file)}`}</p>
        {file.warnings.map((warning) => <p key={warning} class="warning">{warning}</p>)}
      </div>
      {!failed && (
        <Button
          kind="quiet"
          onClick={() => {
            onOpen()
            void openTranscript(file.id)
          }}
        >
          Open
        </Button>
      )}
    </li>
  )
}

function titleOf({ files }: ImportReport): string {
  const good = files.filter((f) => f.error === '').length
  if (good === files.length) return `Imported ${good === 1 ? '1 transcript' : `${good} transcripts`}`
  if (good === 0) return files.length === 1 ? 'The file was not imported' : 'No file was imported'
  return `Imported ${good} of ${files.length} files`
}
