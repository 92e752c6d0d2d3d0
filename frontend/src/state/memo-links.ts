// Links in memos, to turns and highlights: [[turn:ID|Interview 2, turn 14]]. Go reads them alike (internal/coding/link.go).

export interface MemoLink {
  /** "turn:ID" or "highlight:ID". */
  readonly ref: string
  /** How it was called when the link was made. */
  readonly words: string
}

export type Piece = string | MemoLink

const form = /\[\[((?:turn|highlight):[0-9A-Za-z-]{1,64})(?:\|([^[\]\n]*))?\]\]/g

/** A memo as words and links, in their order. */
export function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const found of body.matchAll(form)) {
    if (found.index > at) pieces.push(body.slice(at, found.index))
    pieces.push({ ref: found[1] ?? '', words: found[2] ?? '' })
    at = found.index + found[0].length
  }
  if (at < body.length) pieces.push(body.slice(at))
  return pieces
}

export const linksOf = (body: string): MemoLink[] => piecesOf(body).filter((piece) => typeof piece !== 'string')

/** What a link is called that leads nowhere any more. */
export const goneWords = ({ ref, words }: MemoLink): string => (words === '' ? `(a ${ref.split(':')[0] ?? ''} that is gone)` : `${words} (gone)`)

/** A memo with words in place of its links. */
export function plainOf(body: string, called: (link: MemoLink) => string | undefined): string {
  return piecesOf(body).map((piece) => (typeof piece === 'string' ? piece : (called(piece) ?? goneWords(piece)))).join('')
}
