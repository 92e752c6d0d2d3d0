import { computed, effect, untracked } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Highlight } from '../api'
import { Reader, type ReaderEvents } from '../reader/reader'
import { speakers, tags, transcript, transcripts } from '../state/apply'
import { moveHighlight, writeNote } from '../state/marking'
import { look, pane } from '../state/reader-pane'
import { keepPlace, loading, openFault, openTranscript } from '../state/reading'
import { copyTime } from '../state/times'
import { beside, palette, picked, selection, tab } from '../state/screen'
import { leftShown, narrow } from '../state/panes'
import { change, dimQuestions, leftWidth, leftWidths, ruler } from '../state/settings'
import { highlights } from '../state/writes'
import { Button } from '../ui/Button'
import { Resizer } from '../ui/Resizer'
import { Welcome } from './Welcome'

/** The middle of the window: the reader, or what there is in place of one. */
export function ReaderPane() {
  return (
    <main class="reader-pane" data-pane="reader" aria-label={transcript.value?.title ?? 'Reader'} aria-busy={loading.value !== ''}>
      {leftShown.value && !narrow.value && (
        <Resizer label="Width of the left panel" side="left" width={leftWidth.value} {...leftWidths} onChange={(width) => change({ leftWidth: width })} />
      )}
      <ReaderHost />
      {transcript.value === null && <InPlace />}
      {loading.value !== '' && <div class="loading-bar" role="progressbar" aria-label="Opening the transcript" />}
    </main>
  )
}

function InPlace() {
  const fault = openFault.value
  if (fault) {
    const first = transcripts.value[0]
    return (
      <div class="in-place" role="alert">
        <h1>This transcript could not be opened</h1>
        <p>{fault.sentence}</p>
        {first && <Button onClick={() => void openTranscript(first.id)}>Open the first transcript</Button>}
      </div>
    )
  }
  if (transcripts.value.length === 0) return <Welcome />
  if (loading.value !== '') return null
  return <div class="in-place"><p>Choose a transcript on the left.</p></div>
}

/** Holds the framework-free reader and keeps it in step with the state. */
function ReaderHost() {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!root.current) return
    const reader = new Reader(root.current, events)
    pane.reader = reader
    pane.root = root.current
    const stop = follow(reader)
    return () => {
      stop()
      reader.destroy()
      pane.reader = null
      pane.root = null
    }
  }, [])
  // Hidden, it still has its size: the reader measures as soon as it is given a transcript.
  return <div ref={root} class="reader" inert={transcript.value === null} />
}

const events: ReaderEvents = {
  select: (chosen) => {
    selection.value = chosen
    if (chosen) picked.value = null
    if (!chosen && palette.value && 'span' in palette.value.target) palette.value = null
  },
  pick: (id) => {
    picked.value = id
    if (id !== null) tab.value = 'highlights'
  },
  place: keepPlace,
  moveEnd: moveHighlight,
  copyTime: (time) => void copyTime(time),
  openNote: (id) => {
    selection.value = null
    beside.value = 'tabs'
    picked.value = id
    writeNote()
  },
}

/** All that makes tags and speakers look as they do. Counts change with every highlight and show nowhere in the text. */
const looks = computed(() =>
  JSON.stringify([
    [...tags.value.values()].map((t) => [t.id, t.name, t.colour, t.parentId]),
    [...speakers.value.values()].map((s) => [s.id, s.name, s.display, s.role]),
  ]),
)

function follow(reader: Reader): () => void {
  let drawn: readonly Highlight[] = []

  const stops = [
    effect(() => {
      const t = transcript.value
      if (!t) return
      untracked(() => {
        drawn = highlights.value
        reader.show(t, drawn, look, t.readTo)
        reader.setDim(dimQuestions.value)
        reader.setPicked(picked.value)
      })
    }),
    effect(() => {
      const next = highlights.value
      untracked(() => {
        const { put, gone } = difference(drawn, next)
        drawn = next
        if (transcript.value && put.length + gone.length > 0) reader.upsert(put, gone, look)
      })
    }),
    effect(() => {
      void looks.value
      untracked(() => transcript.value && reader.restyle(look))
    }),
    effect(() => reader.setPicked(picked.value)),
    effect(() => reader.setDim(dimQuestions.value)),
    effect(() => reader.setRuler(ruler.value)),
  ]
  return () => stops.forEach((stop) => stop())
}

function difference(old: readonly Highlight[], next: readonly Highlight[]): { put: Highlight[]; gone: string[] } {
  const before = new Set(old)
  const put = next.filter((h) => !before.has(h))
  if (old.length + put.length === next.length) return { put, gone: [] }
  const there = new Set(next.map((h) => h.id))
  return { put, gone: old.filter((h) => !there.has(h.id)).map((h) => h.id) }
}
