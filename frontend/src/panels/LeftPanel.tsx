import { TagTree } from './TagTree'
import { TranscriptList } from './TranscriptList'

export function LeftPanel() {
  return (
    <nav class="panel left" aria-label="Project" data-pane="left">
      <TranscriptList />
      <TagTree />
    </nav>
  )
}
