import { useEffect, useRef } from 'preact/hooks'
import { ArrowDown, ArrowUp } from 'lucide'
import type { ImportParagraph, ImportPreview } from '../api'
import { piecesOf, type Piece } from '../state/import-pieces'
import { choices, decide, voices } from '../state/import-preview'
import { counted } from '../state/wording'
import { IconButton } from '../ui/Button'

/** Longer than this, a paragraph of the front matter stands on its own. */
const lineLength = 90

/** The first paragraphs of a file as they will read. */
export function ImportText({ shown }: { shown: ImportPreview }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.scrollTo(0, 0), [shown.key])
  const front = shown.lines.filter((l) => l.kind === 'front').length
  const block = shown.lines.slice(shown.lines[0]?.text === shown.title ? 1 : 0, front) // the title stands above already
  const answering = [...new Set(voices.value.filter((v) => v.speaks && v.role !== 'interviewer').map((v) => v.name))]
  return (
    <section ref={box} class="import-text" tabIndex={0} aria-label="How it will read">
      <header>
        <h3 dir="auto">{shown.title}</h3>
        <p class="import-facts">{[shown.date, shown.place].filter((s) => s !== '').join(' · ')}</p>
        <p class="import-facts faint">
          {counted(shown.words, 'word')} · {counted(shown.turns, 'turn')}
          {shown.gaps > 0 && ` · ${counted(shown.gaps, 'question')} unanswered`}
          {shown.marks.highlights > 0 && ` · ${counted(shown.marks.highlights, 'highlight')}`}
        </p>
      </header>
      {block.length > 0 && <div class="import-front">{block.map((line, i) => <p key={i} class={line.text.length > lineLength ? 'long' : ''} dir="auto">{line.text}</p>)}</div>}
      {front < shown.lines.length && <FrontEnd shown={shown} front={front} />}
      {shown.lines.slice(front).map((line, i) => <Line key={i} line={line} voice={answering.indexOf(line.speaker) + 1} />)}
      {shown.more > 0 && <p class="import-more">and {counted(shown.more, 'more paragraph')}</p>}
    </section>
  )
}

/** The line between the front matter and what is said; it can be moved. */
function FrontEnd({ shown, front }: { shown: ImportPreview; front: number }) {
  const move = (frontEnd: number | undefined) => frontEnd !== undefined && decide({ ...choices.value, frontEnd })
  return (
    <div class="import-front-end">
      <span>{front === 0 ? 'No front matter' : 'Front matter ends here'}</span>
      <IconButton
        icon={ArrowUp} size={13} label="End the front matter one paragraph earlier" disabled={front === 0}
        onClick={() => move(front === 1 ? 0 : shown.lines[front - 2]?.frontEnd)}
      />
      <IconButton icon={ArrowDown} size={13} label="End the front matter one paragraph later" onClick={() => move(shown.lines[front]?.frontEnd)} />
    </div>
  )
}

function Line({ line, voice }: { line: ImportParagraph; voice: number }) {
  return (
    <div class={`import-line ${line.kind}`} data-role={line.role} data-voice={line.speaker !== '' && voice > 0 ? ((voice - 1) % 6) + 1 : undefined}>
      <div class="import-who">
        {line.display !== '' && <span class="who" dir="auto">{line.display}</span>}
        {line.time !== '' && <span class="import-time">{line.time}</span>}
      </div>
      <p dir="auto">{piecesOf(line).map((piece, i) => <Said key={i} piece={piece} />)}</p>
      <button type="button" class="import-end" tabIndex={-1} onClick={() => decide({ ...choices.value, frontEnd: line.frontEnd })}>
        Front matter ends here
      </button>
    </div>
  )
}

function Said({ piece }: { piece: Piece }) {
  const words = piece.said ? piece.words : <i class="direction">{piece.words}</i>
  if (piece.colour === undefined) return <>{words}</>
  return <mark data-tags={piece.colour === '' ? 0 : 1} style={{ '--c1': piece.colour || 'var(--plain)' }}>{words}</mark>
}
