// What the middle of the window shows: the transcript, or a page about the whole project.
import { batch, computed, signal } from '@preact/signals'
import { focusReader } from './reader-pane'
import { palette } from './screen'

export type PageName = 'excerpts' | 'codebook' | 'search' | 'transcripts' | 'speakers' | 'memos'

/** The page that is shown; null for the transcript. */
export const page = signal<PageName | null>(null)

export function showPage(name: PageName): void {
  batch(() => {
    palette.value = null
    page.value = name
  })
}

/** Pages whose tables need the room of what stands beside the open transcript. */
const wide: readonly (PageName | null)[] = ['transcripts', 'speakers', 'memos']
export const isWide = computed(() => wide.includes(page.value))

/** Shows the transcript again. */
export function showReader(): void {
  if (page.value === null) return
  page.value = null
  focusReader()
}
