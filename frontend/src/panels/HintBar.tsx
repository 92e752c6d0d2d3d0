import { useMemo, useRef } from 'preact/hooks'
import { PenLine } from 'lucide'
import type { Tag } from '../api'
import { readOnly, tags } from '../state/apply'
import { openPalette } from '../state/commands'
import { correcting, openCorrecting } from '../state/correcting'
import { highlightPlain, recentTags, toggleTag, writeNote } from '../state/marking'
import { capsOf, keyHint } from '../state/own-keys'
import { passageAt } from '../state/reader-pane'
import { palette, selection } from '../state/screen'
import { singleKeys } from '../state/settings'
import { tagTree } from '../state/tagging'
import { IconButton } from '../ui/Button'
import { usePlaced } from '../ui/floating'
import { Keys } from '../ui/Keys'
import { Swatch } from '../ui/Swatch'

const tagsOffered = 3

/** What can be done with words just selected with the pointer, right below them. It takes no keyboard. */
export function HintBar() {
  const chosen = selection.value
  const box = useRef<HTMLDivElement>(null)
  const there = chosen?.by === 'pointer' && !palette.value && !correcting.value && !readOnly.value
  usePlaced(box, useMemo(() => (there ? passageAt(chosen) : null), [there && chosen]), 'bottom-start', 10)
  if (!there) return null
  return (
    <div ref={box} class="hint-bar floating" role="toolbar" aria-label="Mark the selection" onMouseDown={(e) => e.preventDefault()}>
      {offered().map((tag) => (
        <button key={tag.id} type="button" class="hint" tabIndex={-1} onClick={() => toggleTag(tag)}>
          <Swatch colour={tag.colour} /> <span class="hint-name">{tag.name}</span> {tag.key > 0 && singleKeys.value && <kbd>{tag.key}</kbd>}
        </button>
      ))}
      <button type="button" class="hint" tabIndex={-1} onClick={openPalette}>Tag… <Keys caps={capsOf('palette')} /></button>
      <button type="button" class="hint" tabIndex={-1} onClick={highlightPlain}>Highlight <Keys caps={capsOf('highlight')} /></button>
      <button type="button" class="hint" tabIndex={-1} onClick={writeNote}>Note <Keys caps={capsOf('note')} /></button>
      <IconButton icon={PenLine} size={14} tabIndex={-1} label="Correct the words" hint={keyHint('correct')} onClick={openCorrecting} />
    </div>
  )
}

/** The tags given lately, then those with keys. */
function offered(): Tag[] {
  const lately = recentTags.value.flatMap((id) => tags.value.get(id) ?? [])
  const numbered = tagTree.value.filter((t) => t.key > 0).sort((a, b) => a.key - b.key)
  const few = [...new Set([...lately, ...numbered])].filter((t) => !t.archived).slice(0, tagsOffered)
  return few.sort((a, b) => (a.key || 10) - (b.key || 10))
}
