// Where the rows of a long list stand, some measured and the others estimated.

export interface Stretch {
  /** The rows to draw are [first, last). */
  readonly first: number
  readonly last: number
  /** The room above and below them. */
  readonly above: number
  readonly below: number
}

/** The top of every row, and the end of the last. */
export function topsOf(heights: readonly number[]): number[] {
  const tops = [0]
  for (const height of heights) tops.push((tops[tops.length - 1] ?? 0) + height)
  return tops
}

/** The rows between two heights of the list. */
export function stretch(tops: readonly number[], from: number, to: number): Stretch {
  const count = tops.length - 1
  const end = tops[count] ?? 0
  const first = Math.max(0, Math.min(count, rowAt(tops, from)))
  const last = Math.max(first, Math.min(count, rowAt(tops, to) + 1))
  return { first, last, above: tops[first] ?? 0, below: end - (tops[last] ?? end) }
}

/** The row that holds a height. */
function rowAt(tops: readonly number[], height: number): number {
  let low = 0
  let high = tops.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}
