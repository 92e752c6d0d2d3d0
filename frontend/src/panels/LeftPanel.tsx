import { pages } from '../pages/Page'
import { FilterList } from './FilterList'
import { PageList } from './PageList'
import { TagTree } from './TagTree'
import { TranscriptList } from './TranscriptList'

export function LeftPanel() {
  return (
    <nav class="panel left" aria-label="Project" data-pane="left">
      <TranscriptList />
      <TagTree />
      {pages.length > 0 && <PageList />}
      <FilterList />
    </nav>
  )
}
