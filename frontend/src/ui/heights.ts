// Where the rows of a long list stand, some measured and the others estimated.

export interface Stretch {
  /** The rows to draw are [first, last). */
  readonly first: number
  readonly last: number
  /** The room above and below them. */
  readonly above: number
  readonly below: number
}

/** The heights of rows, and with them their tops. Neither a new height nor a question takes longer in a long list. */
export class Heights {
  /** A Fenwick tree: the entry i, from 1, is the sum of as many heights up to it as its lowest bit says. */
  private readonly sums: Float64Array

  constructor(private readonly heights: Float64Array) {
    this.sums = new Float64Array(heights.length + 1)
    for (let i = 1; i <= heights.length; i++) {
      this.sums[i]! += heights[i - 1]!
      const next = i + (i & -i)
      if (next <= heights.length) this.sums[next]! += this.sums[i]!
    }
  }

  of(row: number): number {
    return this.heights[row] ?? 0
  }

  set(row: number, height: number): void {
    const more = height - this.of(row)
    this.heights[row] = height
    for (let i = row + 1; i < this.sums.length; i += i & -i) this.sums[i]! += more
  }

  /** Where a row begins; the end of the last for their number. */
  top(row: number): number {
    let sum = 0
    for (let i = Math.min(row, this.heights.length); i > 0; i -= i & -i) sum += this.sums[i]!
    return sum
  }

  /** The rows between two heights of the list. */
  stretch(from: number, to: number): Stretch {
    const count = this.heights.length
    const first = Math.max(0, Math.min(count, this.rowAt(from)))
    const last = Math.max(first, Math.min(count, this.rowAt(to) + 1))
    return { first, last, above: this.top(first), below: this.top(count) - this.top(last) }
  }

  /** The row that holds a height; their number behind the last. */
  private rowAt(height: number): number {
    let row = 0
    let before = 0
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.heights.length))); step >= 1; step /= 2) {
      const next = row + step
      if (next > this.heights.length || before + this.sums[next]! > height) continue
      row = next
      before += this.sums[next]!
    }
    return row
  }
}
