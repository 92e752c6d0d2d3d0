import { useRef } from 'preact/hooks'
import { shownPage } from '../pages/Page'
import { transcript } from '../state/apply'
import { beside, tab, type Tab } from '../state/screen'
import { change, rightWidth, rightWidths } from '../state/settings'
import { highlights } from '../state/writes'
import { Resizer } from '../ui/Resizer'
import { ExportPanel } from './ExportPanel'
import { HighlightList } from './HighlightList'
import { HistoryPanel } from './HistoryPanel'
import { InfoTab } from './InfoTab'
import { MemoTab } from './MemoTab'

const tabs: readonly (readonly [Tab, string])[] = [['highlights', 'Highlights'], ['memo', 'Memo'], ['info', 'Info']]

export function RightPanel() {
  if (beside.value === 'export') return <ExportPanel />
  if (beside.value === 'history') return <HistoryPanel />
  const { label, Side } = shownPage() ?? {}
  return (
    <aside class="panel right" aria-label={Side ? `Beside the ${label?.toLowerCase()}` : 'Beside the transcript'} data-pane="right">
      <Resizer label="Width of the right panel" side="right" width={rightWidth.value} {...rightWidths} onChange={(width) => change({ rightWidth: width })} />
      {Side ? <Side /> : <Tabbed />}
    </aside>
  )
}

function Tabbed() {
  return (
    <>
      <Tabs />
      <div id="tab-body" class="tab-body" role="tabpanel" aria-labelledby={`tab-${tab.value}`}>
        {transcript.value ? <Body /> : <p class="right-empty">Nothing is open yet.</p>}
      </div>
    </>
  )
}

function Body() {
  switch (tab.value) {
    case 'highlights':
      return <HighlightList />
    case 'memo':
      return <MemoTab />
    case 'info':
      return <InfoTab />
  }
}

function Tabs() {
  const bar = useRef<HTMLDivElement>(null)
  const step = (by: number) => {
    const here = tabs.findIndex(([name]) => name === tab.value)
    tab.value = tabs[(here + by + tabs.length) % tabs.length]?.[0] ?? 'highlights'
    bar.current?.querySelector<HTMLElement>(`#tab-${tab.value}`)?.focus()
  }
  return (
    <div
      ref={bar} class="tabs" role="tablist" aria-label="Beside the transcript"
      onKeyDown={(e) => {
        if (e.key !== 'ArrowLeft' && e.key !== 'ArrowRight') return
        e.stopPropagation()
        step(e.key === 'ArrowRight' ? 1 : -1)
      }}
    >
      {tabs.map(([name, label]) => (
        <button
          key={name} id={`tab-${name}`} type="button" role="tab" aria-selected={tab.value === name} aria-controls="tab-body"
          tabIndex={tab.value === name ? 0 : -1} onClick={() => (tab.value = name)}
        >
          {label}{name === 'highlights' && transcript.value ? ` ${highlights.value.length.toLocaleString('en')}` : ''}
        </button>
      ))}
    </div>
  )
}
