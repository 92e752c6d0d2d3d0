/** Passages that a search found, painted near the view only: every painted line looks at every one. */
import type { Opened } from './opened'
import { paint } from './paint'
import { leading } from './spans'
import type { Span } from './types'

const most = 300

export class Hits {
  spans: readonly Span[] = []
  private current: Span | null = null

  /** Spans in the order of their starts, none within another, and the one that stands out. */
  set(spans: readonly Span[], current: Span | null): void {
    this.spans = spans
    this.current = current
    if (!spans.length) paint('hits', [])
    if (!current) paint('hit', [])
  }

  near({ geometry, doc, offsets }: Opened, top: number, bottom: number): void {
    if (!this.spans.length) return
    const [first, last] = geometry.between(top, bottom)
    const from = doc.blocks[first]?.start ?? 0
    const to = doc.blocks[last - 1]?.end ?? 0
    const start = leading(this.spans, (hit) => hit.end <= from)
    const near = this.spans.slice(start, leading(this.spans, (hit) => hit.start < to))
    paint('hit', this.current ? [offsets.range(this.current)] : [])
    paint('hits', near.slice(0, most).map((hit) => offsets.range(hit)))
  }
}
