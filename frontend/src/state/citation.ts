import type { Highlight, Speaker } from '../api'

/** A quote with where it comes from: “Well, yes.” (Ana, Interview 3, 0:12:40), or its turn where it has no time. */
export function citation(h: Pick<Highlight, 'quote' | 'turn'> & { time: string }, speaker: Pick<Speaker, 'display'> | undefined, title: string): string {
  const quote = h.quote.replace(/\s+/g, ' ').trim()
  const place = h.time || (h.turn > 0 ? `turn ${h.turn}` : '')
  const source = [speaker?.display, title, place].filter(Boolean).join(', ')
  return source === '' ? `“${quote}”` : `“${quote}” (${source})`
}
