import { useEffect, useRef } from 'preact/hooks'
import type { ConcordanceLine } from '../../api'
import { whereOf } from '../../panels/found'
import { transcripts } from '../../state/apply'
import { showReader } from '../../state/pages'
import { lineCursor, lineId, lines, memory, moveLine, openHit, rowWanted } from '../../state/search-page'
import { LongList } from '../../ui/LongList'

const height = 31

/** Every match in the middle of a line, with the words around it. */
export function LineRows() {
  if (!lines.value) return <div class="page-empty" aria-busy="true" />
  return (
    <div class="line-list" onKeyDown={onKey}>
      <LongList
        label="Matches in context" items={lines.value} idOf={lineId} guess={() => height} shownId={lineCursor.value} memory={memory.lines} gap={0}
        render={(line) => <Line line={line} />}
      />
    </div>
  )
}

function Line({ line }: { line: ConcordanceLine }) {
  const row = useRef<HTMLDivElement>(null)
  const id = lineId(line)
  const here = lineCursor.value === id
  useEffect(() => {
    // Another row may have been stepped to since this one was drawn: the keyboard is for that one then.
    if (lineCursor.peek() !== id || !rowWanted.peek() || !row.current) return
    rowWanted.value = false
    row.current.focus({ preventScroll: true })
  }, [here, here && rowWanted.value])
  const title = transcripts.value.find((t) => t.id === line.transcriptId)?.title ?? ''
  return (
    <div
      ref={row} class="line-row" data-cursor={here} tabIndex={here ? 0 : -1} aria-label={`${line.before}${line.words}${line.after}; ${[title, whereOf(line)].filter(Boolean).join(', ')}`}
      onClick={() => {
        lineCursor.value = id
        rowWanted.value = true
      }}
      onDblClick={() => void openHit(line, line.match)}
    >
      <span class="line-before"><bdi>{line.before}</bdi></span>
      <span class="line-after"><mark><bdi>{line.words}</bdi></mark><bdi>{line.after}</bdi></span>
      <span class="line-where" title={title}>{whereOf(line) || title}</span>
    </div>
  )
}

function onKey(event: KeyboardEvent): void {
  const at = event.target as HTMLElement
  if (!at.classList.contains('line-row') || event.altKey || event.ctrlKey || event.metaKey) return
  const page = Math.max(1, Math.floor((at.closest('.long-list')?.clientHeight ?? 600) / height) - 1)
  const all = lines.value ?? []
  const line = all.find((one) => lineId(one) === lineCursor.value)
  const act: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveLine(1),
    ArrowUp: () => moveLine(-1),
    PageDown: () => moveLine(page),
    PageUp: () => moveLine(-page),
    Home: () => moveLine(-all.length),
    End: () => moveLine(all.length),
    Enter: () => line && void openHit(line, line.match),
    Escape: showReader,
  }
  const go = act[event.key]
  if (!go) return
  event.preventDefault()
  event.stopPropagation()
  go()
}
