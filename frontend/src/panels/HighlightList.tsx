import { X } from 'lucide'
import type { Highlight } from '../api'
import { tags } from '../state/apply'
import { leading } from '../reader/spans'
import { capsOf } from '../state/own-keys'
import { hereId, onlyTag, picked } from '../state/screen'
import { listedHighlights } from '../state/tagging'
import { highlights, highlightsById } from '../state/writes'
import { rightWidth, singleKeys } from '../state/settings'
import { Icon } from '../ui/Icon'
import { Keys } from '../ui/Keys'
import { LongList } from '../ui/LongList'
import { Swatch } from '../ui/Swatch'
import { HighlightCard } from './HighlightCard'

export function HighlightList() {
  const listed = listedHighlights.value
  return (
    <>
      <Narrowed />
      {listed.length === 0 && onlyTag.value === '' && (
        <p class="right-empty">
          Nothing highlighted yet. Select words, then {singleKeys.value
            ? <>press <Keys caps={capsOf('highlight')} />, <Keys caps={capsOf('palette')} /> or <kbd>1</kbd>–<kbd>9</kbd>.</>
            : 'choose what to do below them.'}
        </p>
      )}
      <LongList
        label="Highlights" items={listed} idOf={(h) => h.id} guess={guess} shownId={picked.value} hereId={here(listed)}
        render={(h) => <HighlightCard highlight={h} picked={h.id === picked.value} />}
      />
    </>
  )
}

/** The first listed highlight in view, or after the first in view. */
function here(listed: readonly Highlight[]): string | null {
  const first = hereId.value === null ? undefined : highlightsById.value.get(hereId.value)
  if (!first || onlyTag.value === '') return first?.id ?? null
  return listed[leading(listed, (h) => h.start < first.start)]?.id ?? null
}

/** Says that not all highlights are listed, and how many are left out. */
function Narrowed() {
  const tag = tags.value.get(onlyTag.value)
  if (!tag) return null
  const shown = listedHighlights.value.length
  const hidden = highlights.value.length - shown
  return (
    <div class="narrowed">
      <button type="button" class="only" style={{ '--c': tag.colour }} onClick={() => (onlyTag.value = '')}>
        <Swatch colour={tag.colour} /> Only {tag.name} <Icon of={X} size={13} />
      </button>
      <span>{shown.toLocaleString('en')} of {highlights.value.length.toLocaleString('en')}{hidden > 0 ? `, ${hidden.toLocaleString('en')} hidden` : ''}</span>
    </div>
  )
}

/** About how high a card will be, by the length of what it holds. */
function guess(h: Highlight): number {
  const perLine = rightWidth.value / 8.2
  const lines = Math.ceil(h.quote.length / perLine) + Math.ceil(h.note.length / perLine)
  return 56 + lines * 21 + (h.tagIds.length > 0 ? 30 : 0)
}
