import { useLayoutEffect, useRef } from 'preact/hooks'
import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide'
import { closeFind, count, finding, found, matchCase, seek, seekOtherwise, sought, stepFound, wholeWords } from '../state/finding'
import { keyHint } from '../state/own-keys'
import { IconButton } from '../ui/Button'

/** Words to find in the open transcript, over its top. */
export function FindBar() {
  return finding.value ? <Bar /> : null
}

function Bar() {
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])

  const none = sought.value !== '' && found.value.length === 0
  const onKey = (e: KeyboardEvent) => {
    const act: Readonly<Record<string, () => void>> = { Enter: () => stepFound(e.shiftKey ? -1 : 1), Escape: () => closeFind() }
    const go = e.isComposing || (e.key === 'Enter' && e.target !== field.current) ? undefined : act[e.key]
    if (!go) return
    e.preventDefault()
    e.stopPropagation()
    go()
  }

  return (
    <div class="over-reader find-bar" role="search" aria-label="Find in the transcript" onKeyDown={onKey}>
      <input
        ref={field} data-find type="text" aria-label="Find in the transcript" placeholder="Find in the transcript" autocomplete="off" spellcheck={false} dir="auto"
        aria-invalid={none} value={sought.value} onInput={(e) => seek(e.currentTarget.value)}
      />
      <span class={none ? 'find-count bad' : 'find-count'} role="status">{count.value}</span>
      <IconButton icon={ChevronUp} label="Previous place found" hint={keyHint('find-previous')} disabled={found.value.length === 0} onClick={() => stepFound(-1)} />
      <IconButton icon={ChevronDown} label="Next place found" hint={keyHint('find-next')} disabled={found.value.length === 0} onClick={() => stepFound(1)} />
      <span class="find-line" aria-hidden="true" />
      <IconButton icon={WholeWord} size={18} label="Whole words" pressed={wholeWords.value} onClick={() => seekOtherwise(wholeWords)} />
      <IconButton icon={CaseSensitive} size={18} label="Match case" pressed={matchCase.value} onClick={() => seekOtherwise(matchCase)} />
      <IconButton icon={X} label="Close" hint="Esc" onClick={() => closeFind()} />
    </div>
  )
}
