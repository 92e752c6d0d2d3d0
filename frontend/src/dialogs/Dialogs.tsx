import { dialog, question } from '../state/screen'
import { AnnotationOutcome } from './AnnotationOutcome'
import { Alike } from './Alike'
import { Ask } from './Ask'
import { Backups } from './Backups'
import { Confirm } from './Confirm'
import { DescribeTranscript } from './DescribeTranscript'
import { EditTag } from './EditTag'
import { HighlightHits } from './HighlightHits'
import { ImportCodebook } from './ImportCodebook'
import { ImportFiles } from './ImportFiles'
import { ImportOutcome } from './ImportOutcome'
import { ImportTable } from './ImportTable'
import { KeepPreset } from './KeepPreset'
import { KeySheet } from './KeySheet'
import { MemoOn } from './MemoOn'
import { MergeSpeakers } from './MergeSpeakers'
import { MergeTags } from './MergeTags'
import { Pseudonyms } from './Pseudonyms'
import { Recover } from './Recover'
import { RemoveTags } from './RemoveTags'
import { RenameProject } from './RenameProject'
import { SplitTag } from './SplitTag'
import { Trash } from './Trash'

/** The dialog that is open, if one is, and above it what is being asked. */
export function Dialogs() {
  return (
    <>
      <Open />
      {question.value && <Confirm asked={question.value} />}
    </>
  )
}

function Open() {
  const open = dialog.value
  const close = () => (dialog.value = null)
  switch (open?.kind) {
    case undefined:
      return null
    case 'keys':
      return <KeySheet onClose={close} />
    case 'rename-project':
      return <RenameProject onClose={close} />
    case 'describe-transcript':
      return <DescribeTranscript id={open.id} onClose={close} />
    case 'edit-tag':
      return <EditTag id={open.id} onClose={close} />
    case 'merge-tags':
      return <MergeTags ids={open.ids} onClose={close} />
    case 'remove-tags':
      return <RemoveTags ids={open.ids} onClose={close} />
    case 'split-tag':
      return <SplitTag id={open.id} onClose={close} />
    case 'import-codebook':
      return <ImportCodebook onClose={close} />
    case 'pseudonyms':
      return <Pseudonyms onClose={close} />
    case 'annotations':
      return <AnnotationOutcome report={open.report} onClose={close} />
    case 'keep-preset':
      return <KeepPreset onClose={close} />
    case 'highlight-hits':
      return <HighlightHits onClose={close} />
    case 'ask':
      return <Ask asked={open} onClose={close} />
    case 'merge-speakers':
      return <MergeSpeakers ids={open.ids} onClose={close} />
    case 'alike':
      return <Alike onClose={close} />
    case 'import-table':
      return <ImportTable onClose={close} />
    case 'memo-on':
      return <MemoOn onClose={close} />
    case 'trash':
      return <Trash onClose={close} />
    case 'backups':
      return <Backups onClose={close} />
    case 'recovery':
      return <Recover onClose={close} />
    case 'import':
      return <ImportFiles />
    case 'import-report':
      return <ImportOutcome report={open.report} onClose={close} />
  }
}
