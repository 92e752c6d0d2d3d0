// A filter that is being made, of excerpts or of a search: what it says, and what may be added.
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Fault, FilterTerm } from '../api'

/** What a term may ask for, and how many would be left; null where that is not counted. */
export interface Choice {
  readonly id: string
  readonly count: number | null
}

export interface Filtering {
  /** What the field is called, what stands in it while it is empty, and what takes all terms out. */
  readonly label: string
  readonly hint: string
  readonly clear: string
  /** What is chosen by a note and what by none: “Highlights with a note”. */
  readonly withNote: string
  readonly withoutNote: string
  /** The keys in the order they are offered. */
  readonly keys: readonly string[]
  readonly terms: ReadonlySignal<readonly FilterTerm[]>
  /** The whole filter as it is best typed. */
  readonly words: ReadonlySignal<string>
  readonly fault: Signal<Fault | null>
  /** Has other words choose; says whether they could be read. */
  readonly apply: (words: string) => Promise<boolean>
  /** What a term may ask for beside the others, whose words these are. */
  readonly choices: (others: string, key: string, name: string) => Promise<readonly Choice[]>
  /** Gives the keyboard to what is filtered. */
  readonly leave: () => void
}

/** Replaces one term, takes it out with no words, or adds one behind the last. */
export function setTerm(of: Filtering, index: number, words: string): Promise<boolean> {
  const terms = of.terms.value.map((t) => t.words)
  terms.splice(index, 1, words)
  return of.apply(terms.filter(Boolean).join(' '))
}

/** The words of all terms but one. */
export function wordsWithout(of: Filtering, index: number): string {
  return of.terms.value.filter((_, i) => i !== index).map((t) => t.words).join(' ')
}
