import type { Highlight, Speaker } from '../api'

/** A quote with where it comes from: “Well, yes.” (Ana, Interview 3, turn 4) */
export function citation(h: Pick<Highlight, 'quote' | 'turn'>, speaker: Pick<Speaker, 'display'> | undefined, title: string): string {
  const quote = h.quote.replace(/\s+/g, ' ').trim()
  const source = [speaker?.display, title, h.turn > 0 ? `turn ${h.turn}` : ''].filter(Boolean).join(', ')
  return source === '' ? `“${quote}”` : `“${quote}” (${source})`
}
