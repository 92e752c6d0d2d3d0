// Constant comparison: what a tag was given to before, beside what it is given to now.
import { effect, signal, untracked } from '@preact/signals'
import { codebook, faultFrom, type Quote, type Span } from '../api'
import { tags } from './apply'
import { pickedHighlight, recentTags } from './marking'
import { focusReader, pane, passageAt } from './reader-pane'
import { picked, selection, toast } from './screen'
import type { Anchor } from '../ui/floating'

export interface Comparison {
  readonly tagId: string
  /** The words that are being tagged; none when nothing is selected or picked. */
  readonly span: Span | undefined
  readonly at: Anchor
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
  const span = selection.value ?? pickedHighlight.value
  comparison.value = { tagId, span, at: beside(span), quotes: null }
  try {
    const quotes = await codebook.lastQuotes(tagId, except)
    if (comparison.value?.tagId === tagId) comparison.value = { ...comparison.value, quotes }
  } catch (reason) {
    comparison.value = null
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

/** Beside what is being tagged; where that is out of view, at the top of the page. */
function beside(span: Span | undefined): Anchor {
  const view = pane.root?.getBoundingClientRect() ?? new DOMRect()
  const words = span && passageAt(span)
  const box = words?.getBoundingClientRect()
  return words && box && box.bottom > view.top && box.top < view.bottom ? words : new DOMRect(view.left + view.width / 3, view.top, 0, 0)
}

export function closeComparison(): void {
  comparison.value = null
  focusReader()
}

// It goes when one goes on to other words.
effect(() => {
  const on = selection.value ?? pickedHighlight.value
  untracked(() => {
    const span = comparison.value?.span
    if (span && on && (on.end <= span.start || span.end <= on.start)) closeComparison()
  })
})
