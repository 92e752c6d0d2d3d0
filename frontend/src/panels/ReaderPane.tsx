import { computed, effect, untracked } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Highlight, Span } from '../api'
import { hearOnly } from '../reader/only'
import { Reader, type ReaderEvents } from '../reader/reader'
import { asideId, speakers, tags, transcript, transcripts } from '../state/apply'
import { current, finding, found } from '../state/finding'
import { litHere } from '../state/lit'
import { markedBy, moveHighlight, writeNote } from '../state/marking'
import { leftShown, narrow } from '../state/panes'
import { page } from '../state/pages'
import { leave } from '../state/places'
import { focusReader, look, panes } from '../state/reader-pane'
import { keepPlace, loading, openFault, openTranscript } from '../state/reading'
import { beside, hereId, onlyTag, palette, picked, selection, side, tab, type Side } from '../state/screen'
import { asideWidth, change, dimQuestions, leftWidth, leftWidths, ruler } from '../state/settings'
import { closeSide, excerptsOf, split, transcriptAt, workIn } from '../state/splitting'
import { suggesting, suggestion, suggestions } from '../state/suggesting'
import { familyOf } from '../state/tagging'
import { copyTime } from '../state/times'
import { heard, toggleVoice } from '../state/voice'
import { highlightsIn, unsaved } from '../state/writes'
import { Button } from '../ui/Button'
import { Resizer } from '../ui/Resizer'
import { wordsFirst } from '../ui/rendering'
import { ExcerptsPane } from './ExcerptsPane'
import { FindBar } from './FindBar'
import { GoTo } from './GoTo'
import { AsideResizer, PaneHead } from './PaneHead'
import { SuggestBar } from './SuggestBar'
import { Welcome } from './Welcome'

/** The middle of the window: one reader or two, or what there is in place of one. */
export function ReaderPane() {
  const two = asideId.value !== ''
  useEffect(() => effect(() => hearOnly(heard.value)), [])
  const beside = split.value
  // A page that goes takes the keyboard with it, and only now can the reader have it.
  const away = page.value !== null
  useLayoutEffect(() => {
    if (!away && document.activeElement === document.body) focusReader()
  }, [away])
  return (
    <main
      class="reader-pane" data-pane="reader" aria-label={transcript.value?.title ?? 'Reader'} aria-busy={loading.value !== ''} inert={away}
      data-split={beside} {...(beside && { style: { '--aside': `${asideWidth.value}px` } })}
    >
      {leftShown.value && !narrow.value && (
        <Resizer label="Width of the left panel" side="left" width={leftWidth.value} {...leftWidths} onChange={(width) => change({ leftWidth: width })} />
      )}
      {(two || side.value === 0) && <Pane key="0" of={0} />}
      {(two || side.value === 1) && <Pane key="1" of={1} />}
      {excerptsOf.value !== '' && <ExcerptsPane />}
      {transcript.value === null && <InPlace />}
      {loading.value !== '' && <div class="loading-bar" role="progressbar" aria-label="Opening the transcript" />}
    </main>
  )
}

/** One pane: a reader, and over it what belongs to the one that is worked in. */
function Pane({ of }: { of: Side }) {
  const on = of === side.value
  return (
    <section
      class="pane" data-on={on} aria-label={transcriptAt(of)?.title ?? 'Reader'}
      onPointerDownCapture={() => workIn(of)} onFocusCapture={() => workIn(of)}
    >
      {asideId.value !== '' && of === 1 && <AsideResizer />}
      {asideId.value !== '' && <PaneHead title={transcriptAt(of)?.title ?? ''} onClose={() => closeSide(of)} />}
      <ReaderHost of={of} />
      {on && <FindBar />}
      {on && <SuggestBar />}
      {on && <GoTo />}
    </section>
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
function ReaderHost({ of }: { of: Side }) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!root.current) return
    const reader = new Reader(root.current, eventsOf(of))
    panes[of] = { reader, root: root.current }
    const stop = follow(reader, of)
    return () => {
      stop()
      reader.destroy()
      panes[of] = null
    }
  }, [])
  // Hidden, it still has its size: the reader measures as soon as it is given a transcript.
  return <div ref={root} class="reader" inert={transcriptAt(of) === null} />
}

const eventsOf = (of: Side): ReaderEvents => ({
  select: (chosen) => {
    if (of !== side.value) return
    selection.value = chosen
    if (chosen) picked.value = null
    if (chosen?.by === 'keyboard') wordsFirst()
    if (!chosen && palette.value && 'span' in palette.value.target) palette.value = null
  },
  pick: (id) => {
    picked.value = id
    if (id !== null) tab.value = 'highlights'
  },
  place: (position, progress) => keepPlace(of, position, progress),
  jump: leave,
  here: (id) => {
    if (of === side.value) hereId.value = id
  },
  moveEnd: moveHighlight,
  copyTime: (time) => void copyTime(time),
  voice: toggleVoice,
  marked: markedBy,
  openNote: (id) => {
    selection.value = null
    beside.value = 'tabs'
    picked.value = id
    writeNote()
  },
})

/** All that makes tags and speakers look as they do. Counts change with every highlight and show nowhere in the text. */
const looks = computed(() =>
  JSON.stringify([
    [...tags.value.values()].map((t) => [t.id, t.name, t.colour, t.parentId]),
    [...speakers.value.values()].map((s) => [s.id, s.name, s.display, s.role]),
  ]),
)

const nowhere: readonly Span[] = []

function follow(reader: Reader, of: Side): () => void {
  const on = computed(() => of === side.value)
  const shown = computed(() => transcriptAt(of))
  const marked = computed(() => highlightsIn(shown.value?.id ?? ''))
  const hits = computed(() => (!on.value ? nowhere : suggesting.value ? suggestions.value : finding.value ? found.value : (litHere.value?.spans ?? nowhere)))
  const hit = computed(() => (!on.value ? null : suggesting.value ? suggestion.value : finding.value ? current.value : (litHere.value?.current ?? null)))
  let drawn: readonly Highlight[] = []
  let shownId = ''
  let away: typeof unsaved.value = new Map()

  const stops = [
    effect(() => {
      const t = shown.value
      const same = t?.id === shownId
      shownId = t?.id ?? ''
      if (!t) return
      untracked(() => {
        drawn = marked.value
        if (same) reader.reread(t, drawn, look)
        else {
          reader.show(t, drawn, look, t.readTo)
          wordsFirst()
        }
        reader.setDim(dimQuestions.value)
        reader.setPicked(on.value ? picked.value : null)
        reader.setHits(hits.value, hit.value)
      })
    }),
    effect(() => {
      const next = marked.value
      untracked(() => {
        const { put, gone } = difference(drawn, next)
        drawn = next
        if (!shown.value || put.length + gone.length === 0) return
        reader.upsert(put, gone, look)
        wordsFirst()
      })
    }),
    effect(() => {
      void looks.value
      untracked(() => shown.value && reader.restyle(look))
    }),
    effect(() => {
      const next = unsaved.value
      const before = away
      away = next
      untracked(() => reader.rekeep(new Set([...before.keys(), ...next.keys()].filter((id) => before.get(id) !== next.get(id)))))
    }),
    effect(() => reader.setPicked(on.value ? picked.value : null)),
    effect(() => reader.setHits(hits.value, hit.value)),
    effect(() => reader.setDim(dimQuestions.value)),
    effect(() => reader.setFamily(onlyTag.value === '' ? null : familyOf(onlyTag.value))),
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
