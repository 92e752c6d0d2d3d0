/** Small made transcripts, for the tests. */
import type { Highlight, Transcript } from './types'

/** Front matter paragraphs, then turns as lists of paragraphs; a bare string is a paragraph outside any turn. */
export function transcriptOf(front: string[], turns: (string[] | string)[]): Transcript {
  let text = front.join('\n')
  const frontEnd = text.length
  const made: Transcript['turns'] = []
  for (const turn of turns) {
    if (text) text += '\n'
    const start = text.length
    text += typeof turn === 'string' ? turn : turn.join('\n')
    if (typeof turn === 'string') continue
    const number = made.length + 1
    made.push({ speakerId: '', number, start, end: text.length, time: '', unanswered: false })
  }
  return {
    id: 'transcript', title: 'Sample', date: '', place: '', text, length: text.length, frontEnd,
    turns: made, directions: [], corrections: [], highlights: [], voices: [], words: 0, gaps: 0, readTo: 0,
    source: { name: '', format: '', sha256: '', bytes: 0, imported: '' },
  }
}

export function highlightOf(id: string, start: number, end: number, tagIds: string[] = [], note = ''): Highlight {
  return { id, transcriptId: 'transcript', start, end, quote: '', note, tagIds, turn: 0, speakerId: '' }
}
