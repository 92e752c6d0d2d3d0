import type { Highlight, Speaker } from '../api'

type Quoted = Pick<Highlight, 'quote' | 'turn'> & { time: string }
type Said = Pick<Speaker, 'display'> | undefined

/** A quote with where it comes from: “Well, yes.” (Ana, Interview 3, 0:12:40), or its turn where it has no time. */
export function citation(h: Quoted, speaker: Said, title: string): string {
  const quote = h.quote.replace(/\s+/g, ' ').trim()
  const source = sourceOf(h, speaker, title).join(', ')
  return source === '' ? `“${quote}”` : `“${quote}” (${source})`
}

/** The words alone, with the line breaks of the transcript. */
export const wordsOf = (h: Pick<Quoted, 'quote'>): string => h.quote.replaceAll('\u2028', '\n')

/** A quote for programs that take words with their look: a quotation by paragraph and, if cited, below it where it comes from. */
export function richQuote(h: Quoted, cited: boolean, speaker: Said, title: string): string {
  const quote = h.quote.split('\n').map((p) => p.trim()).filter(Boolean)
    .map((p) => `<p>${p.split('\u2028').map(escape).join('<br>')}</p>`).join('')
  const source = cited ? sourceOf(h, speaker, title).map((part) => (part === title ? `<cite>${escape(part)}</cite>` : escape(part))) : []
  return `<blockquote>${quote}</blockquote>${source.length > 0 ? `<p>— ${source.join(', ')}</p>` : ''}\n`
}

function sourceOf(h: Quoted, speaker: Said, title: string): string[] {
  const place = h.time || (h.turn > 0 ? `turn ${h.turn}` : '')
  return [speaker?.display ?? '', title, place].filter(Boolean)
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Words as HTML writes them; without the characters that no document may have. */
function escape(words: string): string {
  // eslint-disable-next-line no-control-regex
  return words.replace(/[&<>"]/g, (sign) => signs[sign] ?? '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}
