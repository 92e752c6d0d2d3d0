// What a person who can't see the page is told of what was done to it.
import type { Highlight, Span } from '../api'
import { speakers, tags as known, transcript } from './apply'
import type { PaletteTarget } from './screen'
import { counted } from './wording'
import { highlights, highlightsById } from './writes'

const longestTold = 120

/** "Tagged Sanctions; 2 tags, turn 14, Secretary Kerry" */
export function told(what: string, on: PaletteTarget, tags: number): string {
  if ('highlightIds' in on) return `${what}; ${counted(on.highlightIds.length, 'highlight')}`
  const start = 'span' in on ? on.span.start : (highlightsById.value.get(on.highlightId)?.start ?? 0)
  return `${what}; ${counted(tags, 'tag')}, ${whereTold(start)}`
}

/** "“We could see them lifted”; Sanctions, Minsk; 2 of 5, turn 14, Secretary Kerry" */
export function toldOf(h: Highlight): string {
  const names = h.tagIds.flatMap((id) => known.value.get(id)?.name ?? [])
  const number = highlights.value.findIndex((one) => one.id === h.id) + 1
  return `${begun(h)}; ${names.join(', ') || 'untagged'}; ${number} of ${highlights.value.length}, ${whereTold(h.start)}`
}

/** "“Well, we’d like to get back to it…”; not highlighted, turn 2, Secretary Kerry" */
export function toldUntagged(span: Span): string {
  return `${begun(span)}; not highlighted, ${whereTold(span.start)}`
}

/** "turn 14, Secretary Kerry" */
export function whereTold(position: number): string {
  const turn = transcript.value?.turns.find((t) => t.start <= position && position < t.end)
  if (!turn) return 'outside the turns'
  return [`turn ${turn.number}`, speakers.value.get(turn.speakerId)?.display ?? ''].filter(Boolean).join(', ')
}

/** Words to know a passage by. */
function begun({ start, end }: Span): string {
  const words = transcript.value?.text.slice(start, Math.min(end, start + longestTold)).replace(/\s+/g, ' ') ?? ''
  return `“${words}${end > start + longestTold ? '…' : ''}”`
}
