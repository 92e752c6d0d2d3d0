// Highlights come with a transcript without what it tells itself: a third of the way.
import type { app } from '../../wailsjs/go/models'
import type { Highlight, Transcript } from './types'

/** The transcript with its highlights in full. They are in document order, as the turns are. */
export function whole(t: app.Transcript): Transcript {
  const { text, turns } = t
  let next = 0
  const highlights = t.highlights.map((h): Highlight => {
    while (next < turns.length && turns[next]!.end <= h.start) next++
    const turn = turns[next]
    const within = turn !== undefined && turn.start <= h.start
    return {
      ...h, transcriptId: t.id, quote: text.slice(h.start, h.end),
      turn: within ? turn.number : 0, speakerId: within ? turn.speakerId : '',
    }
  })
  return { ...t, highlights }
}
