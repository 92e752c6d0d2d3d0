/** Passing paint over text that leaves the page as it is: the selection, search hits, a drag. */

export type Layer = 'pending' | 'hits' | 'hit' | 'moving' | 'flash'

const order: readonly Layer[] = ['hits', 'hit', 'flash', 'pending', 'moving']

/** Paints a layer over exactly these ranges. Every painted line looks at every range, so keep them few. */
export function paint(layer: Layer, ranges: readonly (Range | null)[]): void {
  const present = ranges.filter((range) => range !== null)
  if (!present.length) {
    CSS.highlights.delete(layer)
    return
  }
  const highlight = new Highlight(...present)
  highlight.priority = order.indexOf(layer)
  CSS.highlights.set(layer, highlight)
}

export function clearPaint(): void {
  order.forEach((layer) => CSS.highlights.delete(layer))
}
