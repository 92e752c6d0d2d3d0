// What a person who can't see the page is told of what was done to it.
import { speakers, transcript } from './apply'
import type { PaletteTarget } from './screen'
import { counted } from './wording'
import { highlightsById } from './writes'

/** "Tagged Sanctions; 2 tags, turn 14, Secretary Kerry" */
export function told(what: string, on: PaletteTarget, tags: number): string {
  if ('highlightIds' in on) return `${what}; ${counted(on.highlightIds.length, 'highlight')}`
  const start = 'span' in on ? on.span.start : (highlightsById.value.get(on.highlightId)?.start ?? 0)
  return `${what}; ${counted(tags, 'tag')}, ${whereTold(start)}`
}

/** "turn 14, Secretary Kerry" */
export function whereTold(position: number): string {
  const turn = transcript.value?.turns.find((t) => t.start <= position && position < t.end)
  if (!turn) return 'outside the turns'
  return [`turn ${turn.number}`, speakers.value.get(turn.speakerId)?.display ?? ''].filter(Boolean).join(', ')
}
