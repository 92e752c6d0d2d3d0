import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { ChevronDown, ChevronUp, Plus, X } from 'lucide'
import type { AroundPassage, ExcerptRow } from '../../api'
import { readOnly, speakers, tags, transcripts } from '../../state/apply'
import { around, chosen, cursor, expanded, list, moveTo, rowWanted, selected, toggleSelected, withQuestions } from '../../state/excerpts'
import { jumpToQuote } from '../../state/jumps'
import { giveTags, typeNote } from '../../state/marking'
import { noteWanted, palette } from '../../state/screen'
import { drafts } from '../../state/writes'
import { IconButton } from '../../ui/Button'
import { GrowingText } from '../../ui/GrowingText'
import { Icon } from '../../ui/Icon'

/** One excerpt: its words, who says them and where, its tags and its note. */
export function ExcerptLine({ at }: { at: number }) {
  const row = list.rows.value.get(at)
  const line = useRef<HTMLDivElement>(null)
  const here = cursor.value === at
  useLayoutEffect(() => {
    const wanted = rowWanted.peek()
    if (!wanted || cursor.peek() !== at || !line.current) return
    rowWanted.value = false
    if (wanted === true || document.activeElement === document.body) line.current.focus({ preventScroll: true })
  }, [here, here && rowWanted.value, row?.id])
  // A row that goes with the keyboard in it leaves it to the one that comes in its place.
  useLayoutEffect(() => () => {
    if (line.current?.contains(document.activeElement)) rowWanted.value = 'if idle'
  }, [])

  if (!row) return <div class="excerpt-row excerpt-coming" aria-hidden="true" />
  if (row.id === '') return <div class="excerpt-row excerpt-gone">This highlight has been removed.</div>
  const on = selected.value.has(row.id)
  const open = expanded.value === row.id
  return (
    <div
      ref={line} class="excerpt-row" data-cursor={here} data-selected={on} data-id={row.id} tabIndex={here ? 0 : -1} aria-label={spoken(row, on)}
      onClick={(e) => onClick(e, at, row.id)} onDblClick={(e) => isWords(e.target) && show(row)}
    >
      <span class="excerpt-number" aria-hidden="true">{on ? '✓' : at + 1}</span>
      <div class="excerpt-said">
        {open ? <Surroundings row={row} /> : (
          <>
            {withQuestions.value && list.shownBy.value !== 'question' && row.question !== '' && <p class="excerpt-question" dir="auto">Q. “{oneLine(row.question)}”</p>}
            <p class="excerpt-quote" dir="auto">“{row.quote.trim().replaceAll('\u2028', '\n')}”</p>
          </>
        )}
        <Marks row={row} here={here} />
      </div>
      <div class="excerpt-where">
        <b dir="auto">{row.speakerIds.map((id) => speakers.value.get(id)?.display).filter(Boolean).join(', ') || 'Outside the turns'}</b>
        <button type="button" class="excerpt-place" tabIndex={here ? 0 : -1} title="Open it there (Enter)" onClick={() => show(row)}>
          <bdi>{transcripts.value.find((t) => t.id === row.transcriptId)?.title}</bdi>{row.turn > 0 && `, turn\u00a0${row.turn}`}
        </button>
      </div>
      <IconButton
        icon={open ? ChevronUp : ChevronDown} size={14} class="excerpt-more" tabIndex={here ? 0 : -1} pressed={open} label={open ? 'Less around it' : 'More around it'}
        onClick={() => (expanded.value = open ? null : row.id)}
      />
    </div>
  )
}

/** The tags and the note. At the row with the keyboard they can be changed. */
function Marks({ row, here }: { row: ExcerptRow; here: boolean }) {
  const editable = here && !readOnly.value
  const headed = list.shownBy.value === 'tag'
  const worn = row.tagIds.flatMap((id) => tags.value.get(id) ?? [])
  const begun = useSignal(false)
  if (noteWanted.value === row.id) begun.value = true
  const writing = editable && (begun.value || row.note !== '' || drafts.text(`note ${row.id}`) !== undefined)
  return (
    <>
      {writing ? (
        <GrowingText
          class="note" label="Note" value={drafts.text(`note ${row.id}`) ?? row.note} placeholder="Write a note…"
          focused={noteWanted.value === row.id} onFocused={() => (noteWanted.value = null)}
          onInput={(text) => typeNote(row.id, text)} onLeave={() => {
            begun.value = false
            drafts.flush(`note ${row.id}`)
          }}
        />
      ) : row.note !== '' && <p class="excerpt-remark" dir="auto">{row.note}</p>}
      {(editable || worn.length > (headed ? 1 : 0)) && (
        <div class="pills">
          {worn.map((tag) => (
            <span key={tag.id} class="pill" style={{ '--c': tag.colour }}>
              <span class="dot" aria-hidden="true" /><bdi>{tag.name}</bdi>
              {editable && (
                <button type="button" class="pill-x" aria-label={`Take off ${tag.name}`} title={`Take off ${tag.name}`} onClick={() => giveTags({ highlightIds: [row.id] }, row.tagIds.filter((id) => id !== tag.id))}>
                  <Icon of={X} size={12} />
                </button>
              )}
            </span>
          ))}
          {editable && (
            <button type="button" class="pill add" onClick={(e) => (palette.value = { target: { highlightIds: chosen.value }, rect: e.currentTarget.getBoundingClientRect() })}>
              <Icon of={Plus} size={12} /> tag
            </button>
          )}
        </div>
      )}
    </>
  )
}

/** The turns around an excerpt, with its words in them. */
function Surroundings({ row }: { row: ExcerptRow }) {
  const passages = useSignal<readonly AroundPassage[] | null>(null)
  useEffect(() => {
    // The row goes on showing its own words where the others can't be read.
    void around(row.id).then(({ passages: found }) => (passages.value = found), () => undefined)
  }, [row.id, row.quote])
  if (!passages.value) return <p class="excerpt-quote" dir="auto">“{row.quote.trim()}”</p>
  return (
    <div class="excerpt-around">
      {passages.value.map((p, i) => (
        <p key={i} class={p.end > p.start ? 'excerpt-quote' : 'excerpt-question'} dir="auto">
          {p.turn > 0 && <span class="excerpt-voice">{speakers.value.get(p.speakerId)?.display}, {p.turn} </span>}
          {p.text.slice(0, p.start)}{p.end > p.start && <mark>{p.text.slice(p.start, p.end)}</mark>}{p.text.slice(p.end)}
        </p>
      ))}
    </div>
  )
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function spoken(row: ExcerptRow, on: boolean): string {
  const names = row.tagIds.flatMap((id) => tags.value.get(id)?.name ?? [])
  const who = speakers.value.get(row.speakerIds[0] ?? '')?.display
  return [oneLine(row.quote), who, row.turn > 0 && `turn ${row.turn}`, names.length > 0 ? `tagged ${names.join(', ')}` : 'no tag', row.note && `note: ${row.note}`, on && 'selected'].filter(Boolean).join('; ')
}

function show(row: ExcerptRow): void {
  void jumpToQuote(row.transcriptId, row.id)
}

function isWords(target: EventTarget | null): boolean {
  return !(target as Element).closest('button, textarea')
}

function onClick(event: MouseEvent, at: number, id: string): void {
  if (!isWords(event.target)) return
  if (!(document.getSelection()?.isCollapsed ?? true)) return // words are being selected to be copied
  if (event.ctrlKey || event.metaKey) toggleSelected(at, id)
  else void moveTo(at, event.shiftKey)
}
