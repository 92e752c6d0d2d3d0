import { useRef } from 'preact/hooks'
import { Circle, CircleCheck, CircleDashed, CircleX, CircleMinus, Copy, Info, type IconNode } from 'lucide'
import type { ImportFile } from '../api'
import { failures, incoming, isIn, progress, putIn, retryFailed } from '../state/importing'
import { look, own, shownKey } from '../state/import-preview'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { LongList } from '../ui/LongList'

/** The files of the batch, each with what became of it. */
export function ImportList() {
  const box = useRef<HTMLDivElement>(null)
  const list = incoming.value
  const step = (by: number) => {
    const here = list.findIndex((f) => f.key === shownKey.value)
    const next = list[Math.min(list.length - 1, Math.max(0, here + by))]
    if (!next) return
    look(next.key)
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus())
  }
  return (
    <div
      ref={box} class="import-list"
      onKeyDown={(e) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[e.key]
        if (by === undefined) return
        e.preventDefault()
        step(by)
      }}
    >
      <LongList label="Files" items={list} idOf={(f) => f.key} guess={() => 44} render={(f) => <Row file={f} />} shownId={shownKey.value} />
      {failures.value > 0 && progress.value.phase === 'ready' && (
        <div class="import-retry">
          <span>{counted(failures.value, 'file')} could not be read</span>
          <Button onClick={() => void retryFailed()}>Try again</Button>
        </div>
      )}
    </div>
  )
}

function Row({ file }: { file: ImportFile }) {
  const [icon, kind] = signOf(file)
  const on = file.key === shownKey.value
  const canChoose = file.state !== 'failed' && file.state !== 'left out'
  return (
    <div class={`import-row ${kind}${on ? ' on' : ''}${isIn(file) ? '' : ' out'}`}>
      <input
        type="checkbox" checked={isIn(file)} disabled={!canChoose} tabIndex={on ? 0 : -1}
        aria-label={file.again !== '' ? `Import ${file.name} again` : `Import ${file.name}`}
        onChange={(e) => putIn(file, e.currentTarget.checked)}
      />
      <button type="button" aria-current={on} tabIndex={on ? 0 : -1} title={file.folder ? `${file.folder}/${file.name}` : file.name} onClick={() => look(file.key)}>
        <span class="import-name" dir="auto">{file.name}</span>
        <span class="import-what"><Icon of={icon} size={12} /><span>{whatOf(file)}</span></span>
      </button>
    </div>
  )
}

function signOf(file: ImportFile): readonly [IconNode, string] {
  switch (file.state) {
    case 'waiting':
      return [Circle, 'waiting']
    case 'reading':
      return [CircleDashed, 'reading']
    case 'failed':
      return [CircleX, 'failed']
    case 'left out':
      return [CircleMinus, 'left']
    case 'done':
      return [CircleCheck, 'fine']
  }
  if (file.again !== '') return [Copy, 'again']
  return file.unsure > 0 || file.turns === 0 ? [Info, 'unsure'] : [CircleCheck, 'fine']
}

function whatOf(file: ImportFile): string {
  switch (file.state) {
    case 'waiting':
      return 'Waiting'
    case 'reading':
      return 'Reading…'
    case 'done':
      return 'Imported'
    case 'failed':
    case 'left out':
      return file.reason.replace(`${file.name} `, '')
  }
  if (file.again !== '') return isIn(file) ? 'Comes in again' : 'Already here'
  const changed = file.key in own.value ? ' · changed' : ''
  const turns = file.turns === 0 ? 'No turns found' : counted(file.turns, 'turn')
  return turns + (file.gaps > 0 ? ` · ${file.gaps} unanswered` : '') + changed
}
