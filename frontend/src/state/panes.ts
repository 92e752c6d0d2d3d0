// Which panels stand beside the text. In a narrow window they lie over it, and only while they are wanted.
import { computed, effect, signal, untracked } from '@preact/signals'
import { openId } from './apply'
import { asked } from './look'
import { isWide } from './pages'
import { beside, noteWanted, toast, toasts } from './screen'
import { change, leftHidden, rightHidden } from './settings'

export const narrow = signal(false)
const over = signal<'left' | 'right' | null>(null)
/** Nothing but the text. */
export const focused = signal(false)

export const leftShown = computed(() => !focused.value && (narrow.value ? over.value === 'left' : !leftHidden.value))
export const rightShown = computed(() => !focused.value && (beside.value !== 'tabs' || (!isWide.value && (narrow.value ? over.value === 'right' : !rightHidden.value))))
/** Whether a panel lies over the text. */
export const covered = computed(() => narrow.value && (leftShown.value || rightShown.value))

const wayBack = 'Nothing but the text: F or Esc brings the rest back.'

export function toggleLeft(): void {
  if (narrow.value) lay('left')
  else change({ leftHidden: !leftHidden.value })
}

export function toggleRight(): void {
  if (beside.value !== 'tabs') beside.value = 'tabs'
  else if (narrow.value) lay('right')
  else change({ rightHidden: !rightHidden.value })
}

/** Lays a panel over the text, with the keyboard in it, or puts it away. */
function lay(panel: 'left' | 'right'): void {
  over.value = over.value === panel ? null : panel
  if (over.value) requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-pane='${panel}'] :is(button, [tabindex='0'])`)?.focus())
}

/** Puts away what lies over the text. Says whether anything did. */
export function uncover(): boolean {
  if (!covered.value) return false
  over.value = null
  beside.value = 'tabs'
  return true
}

function putAwayWords(words: string): void {
  toasts.value = toasts.value.filter((t) => t.text !== words)
}

export function toggleFocus(): void {
  focused.value = !focused.value
}

/** Keeps the panels in step with the window's width and with what is asked of them. */
export function followPanes(): void {
  const small = asked('(max-width: 760px)')
  effect(() => {
    narrow.value = small.value
  })
  effect(() => {
    const on = focused.value
    untracked(() => (on ? toast(wayBack) : putAwayWords(wayBack)))
  })
  effect(() => {
    void openId.value
    over.value = null
  })
  effect(() => {
    if (noteWanted.value === null && beside.value === 'tabs') return
    focused.value = false
    if (noteWanted.value !== null) over.value = 'right'
  })
}
