import type { ExcerptRow } from '../api'
import { speakers, tags, titles } from '../state/apply'
import type { Item } from '../state/excerpt-items'
import { jumpToQuote } from '../state/jumps'
import { picked, side } from '../state/screen'
import { asideWidth } from '../state/settings'
import { closeSide, excerpts, excerptsOf } from '../state/splitting'
import { counted } from '../state/wording'
import { LongList } from '../ui/LongList'
import { Swatch } from '../ui/Swatch'
import { AsideResizer, PaneHead } from './PaneHead'

/** The excerpts of a tag and of those below it, beside the transcript. */
export function ExcerptsPane() {
  const tag = tags.value.get(excerptsOf.value)
  if (!tag) return null
  const found = excerpts.view.value
  return (
    <section class="pane excerpts-pane" aria-label={`Excerpts of ${tag.name}`}>
      <AsideResizer />
      <PaneHead title={tag.name} onClose={() => closeSide(side.value === 0 ? 1 : 0)}>
        <Swatch colour={tag.colour} />
      </PaneHead>
      {excerpts.fault.value && <p class="right-empty" role="alert">{excerpts.fault.value.sentence}</p>}
      {found && <p class="excerpts-count">{counted(found.shown, 'excerpt')} in {counted(found.transcripts, 'transcript')}</p>}
      {found?.shown === 0 && <p class="right-empty">Nothing has this tag yet.</p>}
      {found && found.shown > 0 && (
        <LongList
          label={`Excerpts of ${tag.name}`} items={excerpts.items.value} idOf={(item) => item.id} guess={guess} shownId={null} memory={excerpts.memory}
          onDrawn={(items) => excerpts.draw(items)} render={(item) => <Excerpt row={rowOf(item)} />}
        />
      )}
    </section>
  )
}

const rowOf = ({ at }: Item) => excerpts.rows.value.get(at ?? -1)

function Excerpt({ row }: { row: ExcerptRow | undefined }) {
  if (!row) return <div class="excerpt excerpt-coming" aria-hidden="true" />
  const title = titles.value.get(row.transcriptId)
  const source = [speakers.value.get(row.speakerIds[0] ?? '')?.display, row.turn > 0 ? `turn ${row.turn}` : ''].filter(Boolean).join(' · ')
  return (
    <button type="button" class="excerpt" aria-current={row.id === picked.value} onClick={() => void jumpToQuote(row.transcriptId, row.id)}>
      <span class="excerpt-words" dir="auto">“{row.quote.trim().replaceAll('\u2028', ' ')}”</span>
      <span class="excerpt-source"><b>{title}</b>{source && ` · ${source}`}</span>
      {row.note !== '' && <span class="excerpt-note" dir="auto">{row.note}</span>}
    </button>
  )
}

/** About how high an excerpt will be, by the length of what it holds. */
function guess(item: Item): number {
  const row = rowOf(item)
  const perLine = asideWidth.value / 8.6
  return row ? 52 + (Math.ceil(row.quote.length / perLine) + Math.ceil(row.note.length / perLine)) * 23 : 98
}
