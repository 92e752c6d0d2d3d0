// What the window shows besides the project: panels, dialogs, messages, what is picked.
import { computed, signal } from '@preact/signals'
import type { AnnotationReport, ImportReport, Span } from '../api'
import type { Anchor } from '../ui/floating'

/** A passage selected in the reader. */
export interface Selection extends Span {
  readonly by: 'pointer' | 'keyboard'
}

/** What the tag palette works on. */
export type PaletteTarget = { readonly span: Span } | { readonly highlightId: string } | { readonly highlightIds: readonly string[] }

export interface Palette {
  readonly target: PaletteTarget
  readonly at: Anchor
}

export type Dialog =
  | { readonly kind: 'keys' }
  | { readonly kind: 'rename-project' }
  | { readonly kind: 'describe-transcript'; readonly id: string }
  | { readonly kind: 'edit-tag'; readonly id: string }
  | { readonly kind: 'merge-tags'; readonly ids: readonly string[] }
  | { readonly kind: 'remove-tags'; readonly ids: readonly string[] }
  | { readonly kind: 'split-tag'; readonly id: string }
  | { readonly kind: 'import-codebook' }
  | { readonly kind: 'pseudonyms' }
  | { readonly kind: 'keep-preset' }
  | { readonly kind: 'annotations'; readonly report: AnnotationReport }
  | { readonly kind: 'highlight-hits' }
  | Asking
  | { readonly kind: 'merge-speakers'; readonly ids: readonly string[] }
  | { readonly kind: 'alike' }
  | { readonly kind: 'import-table' }
  | { readonly kind: 'memo-on' }
  | { readonly kind: 'trash' }
  | { readonly kind: 'backups' }
  | { readonly kind: 'recovery' }
  | { readonly kind: 'import' }
  | { readonly kind: 'import-report'; readonly report: ImportReport }

/** Words that are asked for, and what is done with them. */
export interface Asking {
  readonly kind: 'ask'
  readonly title: string
  readonly label: string
  readonly value: string
  /** The word on the button that does it. */
  readonly keep: string
  /** What they may be; empty words too where this says so. */
  readonly empty?: string
  readonly run: (words: string) => void
}

/** Something that is done only after it has been asked whether it should be. */
export interface Question {
  readonly title: string
  readonly words: readonly string[]
  /** The word on the button that does it. */
  readonly act: string
  /** Whether there is no way back from it. */
  readonly final: boolean
  readonly run: () => void
}

export interface Toast {
  readonly id: number
  readonly text: string
  readonly bad: boolean
  readonly action?: Offer
}

/** What a message offers to do. */
export interface Offer {
  readonly label: string
  readonly run: () => void
  /** Whether it undoes the last step. */
  readonly takesBack?: boolean
}

/** What stands beside the transcript. */
export type Beside = 'tabs' | 'export' | 'history'

export type Tab = 'highlights' | 'memo' | 'info'

/** Which pane of a split view is worked in. */
export type Side = 0 | 1
export const side = signal<Side>(0)

export const selection = signal<Selection | null>(null)
export const picked = signal<string | null>(null)
/** The first highlight in view. */
export const hereId = signal<string | null>(null)
export const palette = signal<Palette | null>(null)
export const dialog = signal<Dialog | null>(null)
export const question = signal<Question | null>(null)
export const beside = signal<Beside>('tabs')
export const exporting = computed(() => beside.value === 'export')
export const tab = signal<Tab>('highlights')
/** The tag whose highlights alone are listed; empty for all. */
export const onlyTag = signal('')
/** The speaker who alone is read in full; empty for all. */
export const onlyVoice = signal('')
/** The highlight whose note is to take the keyboard as soon as its card is there. */
export const noteWanted = signal<string | null>(null)
/** The row of the codebook where a new tag is being named. */
export const namingTag = signal(false)
export const renamingTag = signal<string | null>(null)
export const toasts = signal<readonly Toast[]>([])
/** What a screen reader should say now. */
export const announcement = signal('')

const toastSeconds = 7
let toastCount = 0

/** Shows a message for a while; bad news stays until it is put away. */
export function toast(text: string, more: { bad?: boolean; action?: Toast['action'] } = {}): void {
  const id = ++toastCount
  const shown: Toast = { id, text, bad: more.bad ?? false, ...(more.action && { action: more.action }) }
  toasts.value = [...toasts.value.filter((t) => t.text !== text).slice(-2), shown]
  if (!shown.bad) setTimeout(() => putAway(id), toastSeconds * 1000)
}

export function putAway(id: number): void {
  toasts.value = toasts.value.filter((t) => t.id !== id)
}

/** Puts the bad news away, once it is no longer true. */
export function putAwayBad(): void {
  toasts.value = toasts.value.filter((t) => !t.bad)
}

/** Puts offers away, once they would take back something else. Bad news stays, without its offer. */
export function putAwayOffers(): void {
  const left = toasts.value.filter((t) => t.bad || !t.action)
  toasts.value = left.map(({ action, ...said }) => (action && !action.takesBack ? { ...said, action } : said))
}

/** Says something that is not shown as a message to those who listen to the window. The same words twice are said twice. */
export function announce(words: string): void {
  announcement.value = announcement.value === words ? `${words}\u00a0` : words
}
