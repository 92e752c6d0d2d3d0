import type { ComponentChildren, JSX } from 'preact'
import { BookMarked, NotebookPen, Search, Table2, TextQuote, Users, type IconNode } from 'lucide'
import { memos, speakers, tags, transcripts } from '../state/apply'
import { page, type PageName } from '../state/pages'
import { Codebook } from './Codebook'
import { CodebookSide } from './CodebookSide'
import { ExcerptsPage } from './ExcerptsPage'
import { SearchPage } from './SearchPage'
import { Memos } from './Memos'
import { Speakers } from './Speakers'
import { Transcripts } from './Transcripts'

/** A page about the whole project, and how it is called. */
export interface Page {
  readonly name: PageName
  readonly label: string
  readonly icon: IconNode
  /** How much there is on it; none is told for a page where nothing is counted. */
  readonly count?: () => number
  readonly Show: () => JSX.Element
  /** What stands at its side, where the transcript's tabs stand otherwise. */
  readonly Side?: () => JSX.Element
}

/** All there are, in the order they are offered. */
export const pages: readonly Page[] = [
  { name: 'excerpts', label: 'Excerpts', icon: TextQuote, count: () => transcripts.value.reduce((sum, t) => sum + t.highlights, 0), Show: ExcerptsPage },
  { name: 'search', label: 'Search', icon: Search, Show: SearchPage },
  { name: 'codebook', label: 'Codebook', icon: BookMarked, count: () => tags.value.size, Show: Codebook, Side: CodebookSide },
  { name: 'transcripts', label: 'Transcripts', icon: Table2, count: () => transcripts.value.length, Show: Transcripts },
  { name: 'speakers', label: 'Speakers', icon: Users, count: () => speakers.value.size, Show: Speakers },
  { name: 'memos', label: 'Memos', icon: NotebookPen, count: () => memos.value.length, Show: Memos },
]

/** The page that is shown. */
export function shownPage(): Page | undefined {
  return pages.find(({ name }) => name === page.value)
}

/** Stands over the reader, which keeps its place and its layout. */
export function PageHost() {
  const shown = shownPage()
  return shown ? <shown.Show key={shown.name} /> : null
}

/** The frame of a page: its title, what stands beside that, and the rest. */
export function PageFrame({ name, label, tools, children }: { name: PageName; label: string; tools?: ComponentChildren; children: ComponentChildren }) {
  return (
    <main class={`page-pane page-${name}`} data-pane="page" aria-labelledby="page-title">
      <header class="page-head">
        <h1 id="page-title" tabIndex={-1}>{label}</h1>
        {tools}
      </header>
      {children}
    </main>
  )
}
