/** Small facts about spans of a text. */
import type { Span } from './types'

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

export const same = (a: Span | null, b: Span | null): boolean =>
  a === b || (!!a && !!b && a.start === b.start && a.end === b.end)

const white = /\s/

/** The span without the white space at its ends; null when nothing is left. */
export function trim(text: string, span: Span): Span | null {
  let { start, end } = span
  while (start < end && white.test(text[start]!)) start++
  while (end > start && white.test(text[end - 1]!)) end--
  return start < end ? { start, end } : null
}

/** The number of leading items for which `before` holds; it must hold for a leading run only. */
export function leading<T>(items: readonly T[], before: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(items[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
