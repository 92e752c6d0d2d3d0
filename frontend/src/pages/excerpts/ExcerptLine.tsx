import { computed, useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { Plus, X } from 'lucide'
import type { AroundPassage, ExcerptRow, Tag } from '../../api'
import { readOnly, speakers, tags, titles } from '../../state/apply'
import { around, chosen, cursor, expanded, list, moveTo, rowWanted, selected, toggleSelected, withQuestions } from '../../state/excerpts'
import { jumpToQuote } from '../../state/jumps'
import { giveTags, typeNote } from '../../state/marking'
import { noteWanted, palette } from '../../state/screen'
import { drafts } from '../../state/writes'
import { GrowingText } from '../../ui/GrowingText'
import { Icon } from '../../ui/Icon'

/** One excerpt: its words, who says them and where, its tags and its note. It is drawn again only when something of it changes. */
export function ExcerptLine({ at }: { at: number }) {
  const row = useRead(() => list.rows.value.get(at), at)
  const here = useRead(() => cursor.value === at, at)
  const on = useRead(() => selected.value.has(row?.id ?? ''), row?.id)
  const open = useRead(() => expanded.value !== null && expanded.value === row?.id, row?.id)
  const line = useRef<HTMLDivElement>(null)
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
  const tabIndex = here ? 0 : -1
  const label = open ? 'Less around it' : 'More around it'
  return (
    <div
      ref={line} class="excerpt-row" data-cursor={here} data-selected={on} data-id={row.id} tabIndex={tabIndex} aria-label={spoken(row, on)}
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
        {here && !readOnly.value ? <EditableMarks row={row} /> : <Marks row={row} />}
      </div>
      <div class="excerpt-where">
        <b dir="auto">{row.speakerIds.map((id) => speakers.value.get(id)?.display).filter(Boolean).join(', ') || 'Outside the turns'}</b>
        <button type="button" class="excerpt-place" tabIndex={tabIndex} title="Open it there (Enter)" onClick={() => show(row)}>
          <bdi>{titles.value.get(row.transcriptId)}</bdi>{row.turn > 0 && `, turn\u00a0${row.turn}`}
        </button>
      </div>
      <button type="button" class="icon-button excerpt-more" tabIndex={tabIndex} aria-pressed={open} aria-label={label} title={label} onClick={() => (expanded.value = open ? null : row.id)} />
    </div>
  )
}

/** What is read of signals, drawn again only when that is something else; what else it goes by is named. */
function useRead<R>(read: () => R, by: unknown): R {
  return useMemo(() => computed(read), [by]).value
}

function wornBy(row: ExcerptRow): readonly Tag[] {
  return row.tagIds.flatMap((id) => tags.value.get(id) ?? [])
}

/** The tags and the note, as they are read. */
function Marks({ row }: { row: ExcerptRow }) {
  const worn = wornBy(row)
  return (
    <>
      {row.note !== '' && <p class="excerpt-remark" dir="auto">{row.note}</p>}
      {worn.length > (list.shownBy.value === 'tag' ? 1 : 0) && (
        <div class="pills">
          {worn.map((tag) => <span key={tag.id} class="pill" style={{ '--c': tag.colour }}><span class="dot" aria-hidden="true" /><bdi>{tag.name}</bdi></span>)}
        </div>
      )}
    </>
  )
}

/** The same at the row with the keyboard, where they can be changed. */
function EditableMarks({ row }: { row: ExcerptRow }) {
  const begun = useSignal(false)
  if (noteWanted.value === row.id) begun.value = true
  const writing = begun.value || row.note !== '' || drafts.text(`note ${row.id}`) !== undefined
  return (
    <>
      {writing && (
        <GrowingText
          class="note" label="Note" value={drafts.text(`note ${row.id}`) ?? row.note} placeholder="Write a note…"
          focused={noteWanted.value === row.id} onFocused={() => (noteWanted.value = null)}
          onInput={(text) => typeNote(row.id, text)} onLeave={() => {
            begun.value = false
            drafts.flush(`note ${row.id}`)
          }}
        />
      )}
      <div class="pills">
        {wornBy(row).map((tag) => (
          <span key={tag.id} class="pill" style={{ '--c': tag.colour }}>
            <span class="dot" aria-hidden="true" /><bdi>{tag.name}</bdi>
            <button type="button" class="pill-x" aria-label={`Take off ${tag.name}`} title={`Take off ${tag.name}`} onClick={() => giveTags({ highlightIds: [row.id] }, row.tagIds.filter((id) => id !== tag.id))}>
              <Icon of={X} size={12} />
            </button>
          </span>
        ))}
        <button type="button" class="pill add" onClick={(e) => (palette.value = { target: { highlightIds: chosen.value }, at: e.currentTarget.getBoundingClientRect() })}>
          <Icon of={Plus} size={12} /> tag
        </button>
      </div>
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
