import { Regex, Search as SearchIcon, X } from 'lucide'
import { narrowing } from '../../state/narrowing'
import { showReader } from '../../state/pages'
import { focusRows, search, seek } from '../../state/search-page'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { FilterBox } from '../filter/FilterBox'

/** What is searched for, and where. */
export function QueryBox() {
  const { words, pattern } = search.request.value
  const onKey = (e: KeyboardEvent) => {
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: focusRows, Enter: focusRows,
      Escape: () => (search.hits.value.length > 0 ? focusRows() : showReader()),
    }
    const go = e.isComposing || e.altKey || e.ctrlKey || e.metaKey ? undefined : act[e.key]
    if (!go) return
    e.preventDefault()
    e.stopPropagation()
    go()
  }
  return (
    <div class="query-bar" role="search" aria-label="Search everything">
      <div class="query-box" data-bad={search.fault.value !== null}>
        <Icon of={SearchIcon} size={16} />
        <input
          data-query type="text" aria-label={pattern ? 'Regular expression' : 'Search for'} autocomplete="off" spellcheck={false} dir="auto"
          placeholder={pattern ? 'sanction(s|ed)\\b' : 'Words, "a phrase", beginning*, OR, NOT'}
          aria-invalid={search.fault.value !== null} value={words} onInput={(e) => seek({ words: e.currentTarget.value })} onKeyDown={onKey}
        />
        <IconButton icon={Regex} label="Regular expression" pressed={pattern} onClick={() => seek({ pattern: !pattern })} />
        {words !== '' && <IconButton icon={X} label="Search for nothing" onClick={() => seek({ words: '' })} />}
      </div>
      <FilterBox of={narrowing} />
    </div>
  )
}
