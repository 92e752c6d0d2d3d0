// Constant comparison: what a tag was given to before, beside what it is given to now.
import { signal } from '@preact/signals'
import { codebook, faultFrom, type Quote } from '../api'
import { tags } from './apply'
import { pickedHighlight, recentTags } from './marking'
import { boxOf, focusReader, pane } from './reader-pane'
import { picked, selection, toast } from './screen'

export interface Comparison {
  readonly tagId: string
  readonly rect: DOMRect
  /** Null while they are on their way. */
  readonly quotes: readonly Quote[] | null
}

export const comparison = signal<Comparison | null>(null)

/** Shows the last quotes of the picked highlight's first tag, or of the tag given last; asked again, puts them away. */
export function toggleComparison(): void {
  if (comparison.value) return closeComparison()
  const h = pickedHighlight.value
  const tagId = [...(h?.tagIds ?? []), ...recentTags.value].find((id) => tags.value.has(id))
  if (tagId === undefined) return toast('Tag something first, or pick a highlight with a tag.')
  void compare(tagId, picked.value ?? '')
}

async function compare(tagId: string, except: string): Promise<void> {
  comparison.value = { tagId, rect: beside(), quotes: null }
  try {
    const quotes = await codebook.lastQuotes(tagId, except)
    if (comparison.value?.tagId === tagId) comparison.value = { ...comparison.value, quotes }
  } catch (reason) {
    comparison.value = null
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

/** Beside what is being tagged; where that is out of view, at the top of the page. */
function beside(): DOMRect {
  const view = pane.root?.getBoundingClientRect() ?? new DOMRect()
  const rect = selection.value?.rect ?? (picked.value === null ? null : boxOf(picked.value))
  return rect && rect.bottom > view.top && rect.top < view.bottom ? rect : new DOMRect(view.left + view.width / 3, view.top, 0, 0)
}

export function closeComparison(): void {
  comparison.value = null
  focusReader()
}
