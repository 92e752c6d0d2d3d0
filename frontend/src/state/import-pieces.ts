// A paragraph of the preview, cut where its directions and highlights begin and end.
import type { ImportParagraph } from '../api'

export interface Piece {
  readonly words: string
  /** Whether it is said, and no direction. */
  readonly said: boolean
  /** The colour of the highlight it lies in, empty for one without; undefined outside highlights. */
  readonly colour: string | undefined
}

export function piecesOf({ text, directions, highlights }: Pick<ImportParagraph, 'text' | 'directions' | 'highlights'>): Piece[] {
  const edges = [0, text.length, ...[...directions, ...highlights].flatMap((s) => [s.start, s.end])]
  const cuts = [...new Set(edges)].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, i) => {
    const holds = (s: { start: number; end: number }) => s.start <= start && start < s.end
    return { words: text.slice(start, cuts[i + 1]), said: !directions.some(holds), colour: highlights.findLast(holds)?.colour }
  })
}
