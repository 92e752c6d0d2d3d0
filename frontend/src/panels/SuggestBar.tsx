import { useLayoutEffect, useRef } from 'preact/hooks'
import { X } from 'lucide'
import { tags } from '../state/apply'
import { acceptSuggestion, elsewhere, left, skipSuggestion, stopSuggesting, suggesting, suggestInNext, suggestion } from '../state/suggesting'
import { counted } from '../state/wording'
import { Button, IconButton } from '../ui/Button'
import { Swatch } from '../ui/Swatch'

/** Offers the other places that say a highlight's words, one by one. */
export function SuggestBar() {
  return suggesting.value ? <Bar words={suggesting.value.words} tagIds={suggesting.value.tagIds} /> : null
}

function Bar({ words, tagIds }: { words: string; tagIds: readonly string[] }) {
  const box = useRef<HTMLDivElement>(null)
  const offered = suggestion.value
  const others = elsewhere.value.length
  // The button that had the keyboard may be gone: then the bar has it.
  useLayoutEffect(() => {
    if (!box.current?.contains(document.activeElement)) box.current?.querySelector<HTMLElement>('.button')?.focus({ preventScroll: true })
  }, [offered, others])

  const onKey = (e: KeyboardEvent) => {
    const act: Readonly<Record<string, () => void>> = { ArrowDown: skipSuggestion, ArrowRight: skipSuggestion, Escape: stopSuggesting }
    const go = act[e.key]
    if (!go) return
    e.preventDefault()
    e.stopPropagation()
    go()
  }
  const known = tagIds.flatMap((id) => tags.value.get(id) ?? [])
  return (
    <div ref={box} class="over-reader suggest-bar" role="search" aria-label="The same words elsewhere" onKeyDown={onKey}>
      <span class="suggest-words" dir="auto" title={words}>“{words}”</span>
      {known.map((tag) => <span key={tag.id} class="suggest-tag"><Swatch colour={tag.colour} /> {tag.name}</span>)}
      <span class="find-count" role="status">{left()}</span>
      {offered && <Button kind="primary" onClick={acceptSuggestion}>Highlight</Button>}
      {offered && <Button onClick={skipSuggestion}>Skip</Button>}
      {!offered && others > 0 && <Button onClick={suggestInNext}>In {counted(others, 'other transcript')}</Button>}
      {!offered && others === 0 && <Button onClick={stopSuggesting}>Done</Button>}
      <IconButton icon={X} label="Close" hint="Esc" onClick={stopSuggesting} />
    </div>
  )
}
