import type { ComponentChildren, JSX } from 'preact'
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
  readonly Show: () => JSX.Element
  /** What stands at its side, where the transcript's tabs stand otherwise. */
  readonly Side?: () => JSX.Element
}

/** All there are, in the order they are offered. */
export const pages: readonly Page[] = [
  { name: 'excerpts', label: 'Excerpts', Show: ExcerptsPage },
  { name: 'search', label: 'Search', Show: SearchPage },
  { name: 'codebook', label: 'Codebook', Show: Codebook, Side: CodebookSide },
  { name: 'transcripts', label: 'Transcripts', Show: Transcripts },
  { name: 'speakers', label: 'Speakers', Show: Speakers },
  { name: 'memos', label: 'Memos', Show: Memos },
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
