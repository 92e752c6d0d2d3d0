// How much of what was answered is highlighted.
import { computed } from '@preact/signals'
import type { Span, Transcript } from '../api'
import { leading } from '../reader/spans'
import { speakers, transcript } from './apply'
import { highlights } from './writes'

/** A word, or a letter of a script that puts no space between them. */
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’.\-‑](?=[\p{L}\p{N}]))*/gu
const known = new WeakMap<Transcript, readonly number[]>()

/** Where the words of a transcript begin; looked for once. */
function wordsOf(t: Transcript): readonly number[] {
  const words = known.get(t) ?? Array.from(t.text.matchAll(word), ({ index }) => index)
  known.set(t, words)
  return words
}

/** The share of the words within some spans that is also within others; both are in order of their starts. */
export function coverage(words: readonly number[], answers: readonly Span[], over: readonly Span[]): number {
  const count = ({ start, end }: Span) => leading(words, (w) => w < end) - leading(words, (w) => w < start)
  const all = answers.reduce((sum, span) => sum + count(span), 0)
  const merged = merge(over)
  let covered = 0
  let first = 0
  for (const { start, end } of answers) {
    while (first < merged.length && merged[first]!.end <= start) first++
    for (let i = first; i < merged.length && merged[i]!.start < end; i++) {
      covered += count({ start: Math.max(start, merged[i]!.start), end: Math.min(end, merged[i]!.end) })
    }
  }
  return all === 0 ? 0 : covered / all
}

/** The same stretches, none touching another. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { start, end } of spans) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** The share of the answers' words in the open transcript that is highlighted, 0 to 1. Looked at only where it is shown. */
export const highlighted = computed(() => {
  const t = transcript.value
  if (!t) return 0
  const answers = t.turns.filter((turn) => speakers.value.get(turn.speakerId)?.role !== 'interviewer')
  const all = t.turns.length > 0 ? answers : [{ start: t.frontEnd, end: t.text.length }]
  return coverage(wordsOf(t), all, highlights.value)
})
