import { CircleCheck, CircleMinus, CircleX, TriangleAlert, type IconNode } from 'lucide'
import type { ImportedFile, ImportReport } from '../api'
import { isGood, outcome } from '../state/importing'
import { openTranscript } from '../state/reading'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Modal } from '../ui/Modal'

/** What became of each file. */
export function ImportOutcome({ report, onClose }: { report: ImportReport; onClose: () => void }) {
  return (
    <Modal title={titleOf(report)} onClose={onClose} wide>
      <ul class="outcome" tabIndex={0} aria-label="Files">
        {inOrder(report.files).map((file, i) => <FileRow key={i} file={file} onOpen={onClose} />)}
      </ul>
      {report.canceled && <p class="faint">The import was stopped. What is listed here was done before that.</p>}
      <footer>
        <Button kind="primary" autofocus onClick={onClose}>Close</Button>
      </footer>
    </Modal>
  )
}

/** What did not come in stands first, then what is worth a look. */
function inOrder(files: readonly ImportedFile[]): ImportedFile[] {
  const rank = (f: ImportedFile) => (f.error !== '' ? 0 : f.left !== '' ? 1 : f.warnings.length > 0 ? 2 : 3)
  return [...files].sort((a, b) => rank(a) - rank(b))
}

const signs: Readonly<Record<string, IconNode>> = { failed: CircleX, left: CircleMinus, warned: TriangleAlert, fine: CircleCheck }

function FileRow({ file, onOpen }: { file: ImportedFile; onOpen: () => void }) {
  const good = isGood(file)
  const kind = file.error !== '' ? 'failed' : file.left !== '' ? 'left' : file.warnings.length > 0 ? 'warned' : 'fine'
  return (
    <li class={kind}>
      <Icon of={signs[kind] ?? CircleCheck} size={16} />
      <div>
        <p class="outcome-name">{good ? file.title : file.file}</p>
        <p class="faint">{good ? `${file.file} · ${outcome(file)}` : file.error || `Left out. ${file.left}`}</p>
        {file.warnings.map((warning) => <p key={warning} class="warning">{warning}</p>)}
      </div>
      {good && (
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
  const good = files.filter(isGood).length
  if (good === files.length) return `Imported ${good === 1 ? '1 transcript' : `${good} transcripts`}`
  if (good === 0) return files.length === 1 ? 'The file was not imported' : 'No file was imported'
  return `Imported ${good} of ${files.length} files`
}
