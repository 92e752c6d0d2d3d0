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
export function topsOf(heights: ArrayLike<number>): Float64Array {
  const tops = new Float64Array(heights.length + 1)
  for (let i = 0; i < heights.length; i++) tops[i + 1] = tops[i]! + heights[i]!
  return tops
}

/** The rows between two heights of the list. */
export function stretch(tops: ArrayLike<number>, from: number, to: number): Stretch {
  const count = tops.length - 1
  const end = tops[count] ?? 0
  const first = Math.max(0, Math.min(count, rowAt(tops, from)))
  const last = Math.max(first, Math.min(count, rowAt(tops, to) + 1))
  return { first, last, above: tops[first] ?? 0, below: end - (tops[last] ?? end) }
}

/** The row that holds a height. */
function rowAt(tops: ArrayLike<number>, height: number): number {
  let low = 0
  let high = tops.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}
