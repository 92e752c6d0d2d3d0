// What the middle of the window shows: the transcript, or a page about the whole project.
import { batch, computed, signal } from '@preact/signals'
import { focusReader, pane } from './reader-pane'
import { palette, selection } from './screen'

export type PageName = 'excerpts' | 'codebook' | 'search' | 'transcripts' | 'speakers' | 'memos'

/** The page that is shown; null for the transcript. */
export const page = signal<PageName | null>(null)

/** Pages that have something to show at their side, where the transcript has its tabs. */
const sided: readonly (PageName | null)[] = [null, 'codebook']

/** Whether something stands at the side of what is shown. */
export const hasSide = computed(() => sided.includes(page.value))

export function showPage(name: PageName): void {
  pane.reader?.setSelection(null)
  batch(() => {
    selection.value = null
    palette.value = null
    page.value = name
  })
}

/** Shows the transcript again. */
export function showReader(): void {
  if (page.value === null) return
  page.value = null
  focusReader()
}
