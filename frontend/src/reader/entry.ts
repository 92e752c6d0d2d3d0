/** One highlight in the margin: its tags' names, its note, the stripe along its passage. */
import { make } from './dom'
import { describe, initials, inked, patternOf, tagsOf } from './ink'
import type { Highlight, Look } from './types'

const noteLine = 17 // px, as in reader.css
const noteGap = 3

export function drawEntry(h: Highlight, look: Look): HTMLLIElement {
  const tags = tagsOf([h], look)
  const rows = tags.map((tag) => {
    const row = make('span', 'entry-tag', make('bdi', '', tag.name))
    row.dataset['pattern'] = patternOf(tag, look)
    row.style.setProperty('--c1', tag.colour)
    return row
  })
  if (!rows.length) rows.push(make('span', 'entry-tag untagged', 'Untagged'))
  const pick = make('button', 'entry-tags', ...rows)
  pick.type = 'button'
  pick.title = describe(h, look)
  const entry = make('li', 'entry', pick)
  entry.dataset['id'] = h.id
  if (h.note) {
    const note = make('button', 'entry-note', h.note)
    note.type = 'button'
    note.title = h.note
    note.dir = 'auto'
    entry.append(note)
  }
  return entry
}

/**
 * The heights of an entry in its forms, from the fullest: its note a line shorter at a time,
 * no note, all tags in one line. To be called while it stands in full.
 */
export function heightsOf(entry: HTMLElement): number[] {
  const full = entry.offsetHeight
  const lines = linesOf(entry)
  const tags = lines ? full - lines * noteLine - noteGap : full
  const rows = entry.querySelectorAll('.entry-tag').length
  const shorter = Array.from({ length: Math.max(0, lines - 1) }, (_, i) => full - (i + 1) * noteLine)
  return [full, ...shorter, ...(lines ? [tags] : []), ...(rows > 1 ? [tags / rows] : [])]
}

/** Gives an entry one of its forms, by index into its heights; -1 hides it until it is wanted. */
export function shape(entry: HTMLElement, form: number, lines: number): void {
  const bare = form >= lines && form > 0
  entry.dataset['form'] = form < 0 ? 'hidden' : form === 0 ? 'full' : !bare ? 'short' : form === lines ? 'tags' : 'line'
  if (form >= 0 && !bare && lines) entry.style.setProperty('--lines', String(lines - form))
}

/** How many lines an entry's note has. */
export function linesOf(entry: HTMLElement): number {
  const note = entry.querySelector<HTMLElement>('.entry-note')
  return note ? Math.round(note.offsetHeight / noteLine) : 0
}

/** A stripe in its tags' colours, one below the other, with their initials. */
export function drawStripe(h: Highlight, look: Look): HTMLElement {
  const tags = tagsOf([h], look)
  const short = tags.map((tag) => make('bdi', '', initials(tag.name)))
  const stripe = make('div', 'stripe', make('span', 'initials', ...short))
  stripe.dataset['id'] = h.id
  const [first] = tags
  if (!first) stripe.classList.add('untagged')
  else {
    stripe.dataset['pattern'] = tags.length === 1 ? patternOf(first, look) : 'solid'
    stripe.style.setProperty('--bands', bands(tags.map((tag) => inked(tag.colour))))
    stripe.style.setProperty('--c1', first.colour)
  }
  return stripe
}

/** Colours one below the other, each as high as the others. */
function bands(colours: readonly string[]): string {
  const share = 100 / colours.length
  return `linear-gradient(${colours.map((colour, i) => `${colour} ${i * share}% ${(i + 1) * share}%`).join(', ')})`
}
