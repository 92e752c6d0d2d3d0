import { Plus, Trash, TriangleAlert, X } from 'lucide'
import type { Highlight, Tag } from '../api'
import { readOnly, speakers, tags } from '../state/apply'
import { jumpToHighlight } from '../state/jumps'
import { giveTags, removeHighlights, typeNote } from '../state/marking'
import { keyHint } from '../state/own-keys'
import { hereId, noteWanted, palette } from '../state/screen'
import { drafts, isRefused, retry } from '../state/writes'
import { IconButton } from '../ui/Button'
import { GrowingText } from '../ui/GrowingText'
import { Icon } from '../ui/Icon'

/** A highlight beside the text; the picked one can be edited in place. */
export function HighlightCard({ highlight: h, picked }: { highlight: Highlight; picked: boolean }) {
  const refused = isRefused(h.id)
  const editable = picked && !readOnly.value
  const worn = h.tagIds.flatMap((id) => tags.value.get(id) ?? [])
  const classes = ['card', picked && 'picked', hereId.value === h.id && 'here', refused && 'refused'].filter(Boolean).join(' ')
  return (
    <div class={classes} data-highlight={h.id} onClick={() => picked || jumpToHighlight(h.id)}>
      <button type="button" class="quote" aria-pressed={picked} dir="auto" onClick={(e) => show(e, h.id)}>
        “{h.quote.trim().replaceAll('\u2028', ' ')}”
      </button>
      <div class="source">
        <span>{sourceOf(h)}</span>
        {editable && (
          <IconButton icon={Trash} size={14} class="card-remove" label="Delete highlight" hint={keyHint('remove')} onClick={() => removeHighlights([h.id])} />
        )}
      </div>
      {(worn.length > 0 || editable) && (
        <div class="pills">
          {worn.map((tag) => <Pill key={tag.id} tag={tag} onRemove={editable ? () => takeOff(h, tag) : undefined} />)}
          {editable && (
            <button type="button" class="pill add" onClick={(e) => openFor(h.id, e.currentTarget)}>
              <Icon of={Plus} size={12} /> tag
            </button>
          )}
        </div>
      )}
      {editable ? (
        <GrowingText
          class="note" label="Note" value={drafts.text(`note ${h.id}`) ?? h.note} placeholder="Write a note…"
          focused={noteWanted.value === h.id} onFocused={() => (noteWanted.value = null)}
          onInput={(text) => typeNote(h.id, text)} onLeave={() => drafts.flush(`note ${h.id}`)}
        />
      ) : (
        h.note !== '' && <p class="note" dir="auto">{h.note}</p>
      )}
      {refused && (
        <p class="card-refused">
          <Icon of={TriangleAlert} size={13} /> Not saved
          <button type="button" class="link" onClick={() => void retry()}>Try again</button>
        </p>
      )}
    </div>
  )
}

function Pill({ tag, onRemove }: { tag: Tag; onRemove: (() => void) | undefined }) {
  return (
    <span class="pill" style={{ '--c': tag.colour }}>
      <span class="dot" aria-hidden="true" />
      {tag.name}
      {onRemove && (
        <button type="button" class="pill-x" aria-label={`Take off ${tag.name}`} title={`Take off ${tag.name}`} onClick={onRemove}>
          <Icon of={X} size={12} />
        </button>
      )}
    </span>
  )
}

function sourceOf(h: Highlight): string {
  const speaker = speakers.value.get(h.speakerId)?.display
  return [speaker, h.turn > 0 ? `turn ${h.turn}` : 'outside the turns'].filter(Boolean).join(' · ')
}

function show(event: Event, id: string): void {
  event.stopPropagation() // the card around it would do the same
  jumpToHighlight(id)
}

function takeOff(h: Highlight, tag: Tag): void {
  giveTags({ highlightId: h.id }, h.tagIds.filter((id) => id !== tag.id))
}

function openFor(highlightId: string, button: Element): void {
  palette.value = { target: { highlightId }, at: button.getBoundingClientRect() }
}
