import { useEffect, useRef } from 'preact/hooks'
import { CircleX } from 'lucide'
import { cancelImport, failures, importBatch, incoming, isImporting, progress, toImport } from '../state/importing'
import { followPreview, look, preview, previewFault, shownKey } from '../state/import-preview'
import { change, lookFirst } from '../state/settings'
import { counted, timeLeft } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Modal } from '../ui/Modal'
import { Switch } from '../ui/Switch'
import { ImportList } from './ImportList'
import { ImportSide } from './ImportSide'
import { ImportText } from './ImportText'

/** What is about to come in: the files, how each will read, and what can be decided about it. */
export function ImportFiles() {
  const many = incoming.value.length > 1
  useShownFile()
  return (
    <Modal title={titleOf()} onClose={cancelImport} class="import">
      <div
        class={many ? 'import-body' : 'import-body alone'} inert={isImporting.value}
        onKeyDown={(e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && go()}
      >
        {many && <ImportList />}
        <Shown />
      </div>
      <Foot />
    </Modal>
  )
}

/** Shows the first file of the list that is not known to be unreadable, until the person chooses another. */
function useShownFile(): void {
  const list = incoming.value
  const unasked = useRef('')
  useEffect(() => followPreview((key) => ['read', 'done'].includes(incoming.value[Number(key)]?.state ?? '')), [])
  useEffect(() => {
    const first = list.find((f) => f && f.state !== 'failed' && f.state !== 'left out') ?? (list.length === 1 ? list[0] : undefined)
    const chosen = shownKey.value !== '' && shownKey.value !== unasked.current
    if (chosen || !first || first.key === shownKey.value) return
    unasked.current = first.key
    look(first.key)
  }, [list])
}

function titleOf(): string {
  const { phase, total } = progress.value
  if (phase === 'gathering') return 'Import'
  if (total === 1) return `Import “${incoming.value[0]?.name ?? ''}”`
  return `Import ${counted(total, 'file')}`
}

function Shown() {
  const file = incoming.value[Number(shownKey.value)]
  const why = file?.state === 'failed' || file?.state === 'left out' ? file.reason : previewFault.value?.sentence
  if (why) {
    return (
      <div class="import-nothing" role="alert">
        <Icon of={CircleX} size={20} />
        <p>{why}</p>
      </div>
    )
  }
  if (!preview.value) return <div class="import-nothing faint">{incoming.value.length > 0 ? 'Reading…' : 'Looking for files…'}</div>
  return (
    <>
      <ImportText shown={preview.value} />
      <ImportSide shown={preview.value} />
    </>
  )
}

function go(): void {
  if (toImport.value > 0) void importBatch()
}

function Foot() {
  const button = useRef<HTMLDivElement>(null)
  const n = toImport.value
  // The dialog opens on this button, so that Enter imports everything as it was recognised. It has
  // to be open for that, which it is after the layout.
  useEffect(() => {
    const at = document.activeElement
    const primary = button.current?.querySelector<HTMLElement>('.primary:not(:disabled)')
    if (at === null || at === document.body || at.closest('header') || at.tagName === 'DIALOG') primary?.focus()
  }, [n > 0])
  return (
    <footer ref={button}>
      {progress.value.phase === 'ready' ? (
        <Switch on={lookFirst.value} onChange={(on) => change({ lookFirst: on })}>Look at files before importing them</Switch>
      ) : (
        <Bar />
      )}
      <Button onClick={cancelImport}>{isImporting.value ? 'Stop' : 'Cancel'}</Button>
      <Button kind="primary" disabled={n === 0 || isImporting.value} onClick={go}>
        {`Import ${n === 1 ? '1 transcript' : counted(n, 'transcript')}`}
      </Button>
    </footer>
  )
}

/** How far the reading or the importing is. */
function Bar() {
  const { phase, done, of, left } = progress.value
  const words = phase === 'importing' ? `Importing ${done.toLocaleString('en')} of ${of.toLocaleString('en')}` : `Reading ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`
  return (
    <div class="import-bar">
      <p>
        {phase === 'gathering' ? 'Looking for files' : words}
        {left > 0 && <span class="faint"> · {timeLeft(left)}</span>}
        {failures.value > 0 && <span class="faint"> · {failures.value} could not be read</span>}
      </p>
      <progress value={of > 0 ? done : 0} max={Math.max(of, 1)} aria-label={words} />
    </div>
  )
}
