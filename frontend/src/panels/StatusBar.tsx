import { useEffect } from 'preact/hooks'
import { useSignal } from '@preact/signals'
import { Check, PanelLeft, PanelRight, TriangleAlert } from 'lucide'
import { project, speakers, transcript } from '../state/apply'
import { keyHint } from '../state/own-keys'
import { leftShown, rightShown, toggleLeft, toggleRight } from '../state/panes'
import { saveCopy } from '../state/projects'
import { turnAtPlace } from '../state/reading'
import { tagCount } from '../state/tagging'
import { heard, toggleVoice } from '../state/voice'
import { counted } from '../state/wording'
import { giveUp, highlights, refused, retry, saveState, stoppable, stopWriting } from '../state/writes'
import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'

/** Most writes are over before anybody could read "Saving…"; it is said only of those that are not. Until one is over, "Saved" is not said either. */
const worthSaying = 250

export function StatusBar() {
  const open = transcript.value
  const turns = open?.turns.length ?? 0
  return (
    <footer class="status-bar">
      <IconButton icon={PanelLeft} size={15} label="Left panel" hint={keyHint('left-panel')} pressed={leftShown.value} onClick={toggleLeft} />
      <SaveStatus />
      {open && turns > 0 && <span>Turn {turnAtPlace.value.toLocaleString('en')} of {turns.toLocaleString('en')}</span>}
      {heard.value !== '' && <button type="button" class="link" title={keyHint('voice')} onClick={() => toggleVoice(heard.value)}>Only <bdi>{speakers.value.get(heard.value)?.display}</bdi>: show all</button>}
      {open && <span class="counts">{counted(highlights.value.length, 'highlight')} · {counted(tagCount.value, 'tag')}</span>}
      <span class="file-name" title={project.value.folder}>{project.value.file}</span>
      <IconButton icon={PanelRight} size={15} label="Right panel" hint={keyHint('right-panel')} pressed={rightShown.value} onClick={toggleRight} />
    </footer>
  )
}

function SaveStatus() {
  const slow = useSignal(false)
  const state = saveState.value
  useEffect(() => {
    slow.value = false
    if (state !== 'saving') return
    const timer = setTimeout(() => (slow.value = true), worthSaying)
    return () => clearTimeout(timer)
  }, [state])

  if (state === 'refused') return <NotSaved />
  return (
    <span class="save-state" role="status">
      {state === 'saving' ? slow.value && <>Saving…{stoppable.value && <button type="button" class="link" onClick={stopWriting}>Stop</button>}</> : <><Icon of={Check} size={13} /> Saved</>}
    </span>
  )
}

function NotSaved() {
  const [first] = refused.value
  return (
    <span class="save-state bad" role="status">
      <Icon of={TriangleAlert} size={13} />
      <span class="save-reason">Not saved{first ? `: ${first.fault.message}` : ''}</span>
      <button type="button" class="link" onClick={() => void retry()}>Try again</button>
      <button type="button" class="link" onClick={giveUp}>Give up</button>
      <button type="button" class="link" onClick={() => void saveCopy()}>Save a copy elsewhere…</button>
    </span>
  )
}
