/** The look of tags: colours on marks, patterns on stripes so that colour is never the only sign. */
import { set } from './dom'
import { inkClass, isInk } from './inks'
import type { Highlight, Look, Tag } from './types'

const places = [1, 2, 3] as const

/** A highlight's tags that exist, in the order they were given. */
export function tagsOf(highlights: readonly Highlight[], look: Look): Tag[] {
  const tags = new Map<string, Tag>()
  for (const { tagIds } of highlights) {
    for (const id of tagIds) {
      const tag = look.tag(id)
      if (tag) tags.set(id, tag)
    }
  }
  return [...tags.values()]
}

/**
 * Underlines a mark once for each of its first three tags, and tints it with their mixture. Where a
 * highlight begins, screen readers are told what it is; the notes are in the list beside the turn.
 */
export function dress(mark: HTMLElement, highlights: readonly Highlight[], look: Look): void {
  const all = tagsOf(highlights, look)
  const bare = mark.className.split(' ').filter((name) => name && !isInk(name))
  if (bare.includes('first')) set(mark, { 'aria-description': all.length ? `Tagged ${all.map((tag) => tag.name).join(', ')}` : 'Highlighted' })
  const tags = all.slice(0, 3)
  set(mark, { 'data-tags': String(tags.length) })
  mark.className = [...bare, ...tags.map((tag, i) => inkClass(places[i]!, tag.colour)).filter(Boolean)].join(' ')
  dressKept(mark, highlights, look)
}

/** Shows whether all that a mark draws is on disk. */
export function dressKept(mark: HTMLElement, highlights: readonly Highlight[], look: Look): void {
  const kept = highlights.map(({ id }) => look.kept(id))
  set(mark, { 'data-kept': kept.includes('refused') ? 'refused' : kept.includes('pending') ? 'pending' : null })
}

/** As many as there are keys. */
const patterns = ['solid', 'dashed', 'dotted', 'double', 'long', 'dashdot', 'ladder', 'fine', 'pairs'] as const

/**
 * The pattern of a tag and all below it, as they share a colour: by the topmost tag's key
 * where it has one, else by its id, so that it stays.
 */
export function patternOf(tag: Tag, look: Look): string {
  let top = tag
  for (let above = look.tag(top.parentId); above && above !== tag; above = look.tag(top.parentId)) top = above
  let sum = top.key - 1
  if (top.key < 1) for (const letter of top.id) sum = (sum * 31 + letter.codePointAt(0)!) % 9973
  return patterns[Math.abs(sum) % patterns.length]!
}

/** A tag's colour as lines and signs have it: light or dark enough for the theme. */
export const inked = (colour: string): string => `oklch(from ${colour} var(--tag-l) min(c, .18) h)`

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A tag's name in a letter or two: "Syria & Daesh" is SD, "Cooperation" Co. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean)
  const first = (word: string, n: number): string => [...letters.segment(word)].slice(0, n).map((l) => l.segment).join('')
  if (words.length > 1) return words.slice(0, 2).map((word) => first(word, 1).toUpperCase()).join('')
  return first(words[0] ?? name, 2)
}

/** What a highlight is called where it can't be seen: its tags and its note. */
export function describe(h: Highlight, look: Look): string {
  const names = tagsOf([h], look).map((tag) => tag.name).join(', ') || 'Untagged'
  return h.note ? `${names}: ${h.note}` : names
}
