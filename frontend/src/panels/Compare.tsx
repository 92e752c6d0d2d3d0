import { useLayoutEffect, useRef } from 'preact/hooks'
import { X } from 'lucide'
import type { Quote } from '../api'
import { speakers, tags } from '../state/apply'
import { closeComparison, comparison, type Comparison } from '../state/comparing'
import { jumpToQuote } from '../state/jumps'
import { IconButton } from '../ui/Button'
import { useAway, usePlaced } from '../ui/floating'
import { Swatch } from '../ui/Swatch'

/** The last quotes of a tag, beside what is being tagged. */
export function Compare() {
  const open = comparison.value
  return open ? <Peek key={open.tagId} open={open} /> : null
}

function Peek({ open }: { open: Comparison }) {
  const box = useRef<HTMLDivElement>(null)
  usePlaced(box, open.at, 'bottom-start', 10)
  useAway(box, () => (comparison.value = null))
  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), [])

  const tag = tags.value.get(open.tagId)
  if (!tag) return null
  return (
    <div
      ref={box} class="compare floating" role="dialog" aria-label={`Last quotes of ${tag.name}`} tabIndex={-1}
      onKeyDown={(e) => {
        if (e.key === 'ArrowDown' || e.key === 'ArrowUp') step(e, box.current)
        if (e.key !== 'Escape') return
        e.preventDefault()
        e.stopPropagation()
        closeComparison()
      }}
    >
      <header>
        <Swatch colour={tag.colour} />
        <h2>{tag.name}</h2>
        <span class="faint">last quotes</span>
        <IconButton icon={X} size={14} label="Close" hint="Esc" onClick={closeComparison} />
      </header>
      {open.quotes?.length === 0 && <p class="faint">No other quote has this tag yet.</p>}
      <ul>{open.quotes?.map((quote) => <li key={quote.highlightId}><Row quote={quote} /></li>)}</ul>
    </div>
  )
}

function Row({ quote: q }: { quote: Quote }) {
  const source = [speakers.value.get(q.speakerId)?.display, q.turn > 0 ? `turn ${q.turn}` : '', q.title].filter(Boolean).join(' · ')
  return (
    <button
      type="button" class="compared"
      onClick={() => {
        closeComparison()
        void jumpToQuote(q.transcriptId, q.highlightId)
      }}
    >
      <span class="compared-words" dir="auto">“{q.quote.trim().replaceAll('\u2028', ' ')}”</span>
      <span class="compared-source">{source}</span>
      {q.note !== '' && <span class="compared-note" dir="auto">{q.note}</span>}
    </button>
  )
}

/** Moves the keyboard from quote to quote. */
function step(event: KeyboardEvent, box: HTMLElement | null): void {
  const rows = [...(box?.querySelectorAll<HTMLElement>('.compared') ?? [])]
  const here = rows.indexOf(document.activeElement as HTMLElement)
  const next = event.key === 'ArrowDown' ? here + 1 : here < 0 ? rows.length - 1 : here - 1
  rows[(next + rows.length) % Math.max(1, rows.length)]?.focus()
  event.preventDefault()
  event.stopPropagation()
}
