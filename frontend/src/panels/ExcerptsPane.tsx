import type { Quote } from '../api'
import { speakers, tags } from '../state/apply'
import { jumpToQuote } from '../state/jumps'
import { picked, side } from '../state/screen'
import { asideWidth } from '../state/settings'
import { closeSide, excerpts, excerptsOf, showMoreExcerpts } from '../state/splitting'
import { counted } from '../state/wording'
import { LongList } from '../ui/LongList'
import { Swatch } from '../ui/Swatch'
import { AsideResizer, PaneHead } from './PaneHead'

/** The excerpts of a tag and of those below it, beside the transcript. */
export function ExcerptsPane() {
  const tag = tags.value.get(excerptsOf.value)
  if (!tag) return null
  const found = excerpts.value
  return (
    <section class="pane excerpts-pane" aria-label={`Excerpts of ${tag.name}`}>
      <AsideResizer />
      <PaneHead title={tag.name} onClose={() => closeSide(side.value === 0 ? 1 : 0)}>
        <Swatch colour={tag.colour} />
      </PaneHead>
      {found && <p class="excerpts-count">{counted(found.total, 'excerpt')} in {counted(found.transcripts, 'transcript')}</p>}
      {found?.total === 0 && <p class="right-empty">Nothing has this tag yet.</p>}
      {found && (
        <LongList label={`Excerpts of ${tag.name}`} items={found.quotes} idOf={(q) => q.highlightId} guess={guess} shownId={null} render={(q) => <Excerpt quote={q} />} />
      )}
      {found && found.quotes.length < found.total && (
        <button type="button" class="link excerpts-more" onClick={showMoreExcerpts}>Show more: {(found.total - found.quotes.length).toLocaleString('en')} are left</button>
      )}
    </section>
  )
}

function Excerpt({ quote: q }: { quote: Quote }) {
  const source = [speakers.value.get(q.speakerId)?.display, q.turn > 0 ? `turn ${q.turn}` : ''].filter(Boolean).join(' · ')
  return (
    <button type="button" class="excerpt" aria-current={q.highlightId === picked.value} onClick={() => void jumpToQuote(q.transcriptId, q.highlightId)}>
      <span class="excerpt-words" dir="auto">“{q.quote.trim().replaceAll('\u2028', ' ')}”</span>
      <span class="excerpt-source"><b>{q.title}</b>{source && ` · ${source}`}</span>
      {q.note !== '' && <span class="excerpt-note" dir="auto">{q.note}</span>}
    </button>
  )
}

/** About how high an excerpt will be, by the length of what it holds. */
function guess(q: Quote): number {
  const perLine = asideWidth.value / 8.6
  return 52 + (Math.ceil(q.quote.length / perLine) + Math.ceil(q.note.length / perLine)) * 23
}
