/** Passages that a search found, painted near the view only: every painted line looks at every one. */
import type { Opened } from './opened'
import { paint } from './paint'
import { leading } from './spans'
import type { Span } from './types'

const most = 300

export class Hits {
  private spans: readonly Span[] = []

  /** Spans in the order of their starts, none within another. */
  set(spans: readonly Span[]): void {
    this.spans = spans
    if (!spans.length) paint('hits', [])
  }

  near({ geometry, doc, offsets }: Opened, top: number, bottom: number): void {
    if (!this.spans.length) return
    const [first, last] = geometry.between(top, bottom)
    const from = doc.blocks[first]?.start ?? 0
    const to = doc.blocks[last - 1]?.end ?? 0
    const start = leading(this.spans, (hit) => hit.end <= from)
    const near = this.spans.slice(start, leading(this.spans, (hit) => hit.start < to))
    paint('hits', near.slice(0, most).map((hit) => offsets.range(hit)))
  }
}
