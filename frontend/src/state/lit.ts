// What a search has found in the open transcript, lit until something else is looked for.
import { computed, signal } from '@preact/signals'
import type { Span } from '../api'
import { openId } from './apply'

export interface Lit {
  readonly transcriptId: string
  readonly spans: readonly Span[]
  /** The one that was opened. */
  readonly current: Span
}

export const lit = signal<Lit | null>(null)

/** What is lit in the open transcript. */
export const litHere = computed(() => (lit.value?.transcriptId === openId.value ? lit.value : null))
