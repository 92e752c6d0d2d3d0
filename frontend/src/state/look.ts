// How the page looks: theme, type and light. What the person chose is in the settings; what is
// shown follows from that and from the system.
import { computed, effect, signal } from '@preact/signals'
import type { Settings } from '../api'
import { change, dimQuestions, lineHeight, measure, ruler, textSize, textSizes, theme, typeface, usual } from './settings'

export const themes = [
  ['system', 'System'], ['light', 'Light'], ['dark', 'Dark'], ['sepia', 'Sepia'], ['contrast', 'High contrast'],
] as const
export const typefaces = [['literata', 'Literata'], ['inter', 'Inter'], ['hyperlegible', 'Hyperlegible']] as const
export const lineHeights = { least: 130, most: 220, step: 10 }
export const measures = { least: 45, most: 90, step: 1 }

/** Where the reading settings stand open: beside this element. */
export const settingsOpen = signal<Element | null>(null)

/** Opens the reading settings below their button, or puts them away. */
export function toggleReadingSettings(): void {
  settingsOpen.value = settingsOpen.value ? null : (document.querySelector('[data-reading-settings]') ?? document.body)
}

interface System {
  readonly dark: boolean
  readonly contrast: boolean
  /** The system's own few colours, which no choice here can change. */
  readonly forced?: boolean
}

/** The theme to show: the system's light or dark, with more contrast where it asks for that. */
export function shownTheme(chosen: string, { dark, contrast, forced = false }: System): string {
  if (forced || chosen === 'contrast' || (chosen === 'system' && contrast)) return dark ? 'contrast-dark' : 'contrast'
  return chosen === 'system' ? (dark ? 'dark' : 'light') : chosen
}

const looks = ['theme', 'textSize', 'lineHeight', 'measure', 'typeface', 'dimQuestions', 'ruler'] as const satisfies (keyof Settings)[]

/** Whether the page looks as it does when nothing has been chosen. */
export const asUsual = computed(() => {
  const now: Pick<Settings, (typeof looks)[number]> = {
    theme: theme.value, textSize: textSize.value, lineHeight: lineHeight.value, measure: measure.value,
    typeface: typeface.value, dimQuestions: dimQuestions.value, ruler: ruler.value,
  }
  return looks.every((name) => now[name] === usual[name])
})

export function resetLook(): void {
  change(Object.fromEntries(looks.map((name) => [name, usual[name]])))
}

export const widen = (by: 1 | -1): void => change({ measure: clamp(measure.value + by * 5, measures) })
export const loosen = (by: 1 | -1): void => change({ lineHeight: clamp(lineHeight.value + by * lineHeights.step, lineHeights) })

/** The size at a place in the list of sizes, and back. */
export const sizeAt = (i: number): number => textSizes[i] ?? usual.textSize
export const placeOfSize = (size: number): number => Math.max(0, textSizes.findIndex((s) => s >= size))

/** What the actions do that change the look. */
export const lookRuns: Readonly<Record<string, () => void>> = {
  'reading-settings': toggleReadingSettings,
  ...Object.fromEntries(themes.map(([value]) => [value, () => change({ theme: value })])),
  ...Object.fromEntries(typefaces.map(([value]) => [value, () => change({ typeface: value })])),
  'longer-lines': () => widen(1),
  'shorter-lines': () => widen(-1),
  'more-space': () => loosen(1),
  'less-space': () => loosen(-1),
  'dim-questions': () => change({ dimQuestions: !dimQuestions.value }),
  ruler: () => change({ ruler: !ruler.value }),
  'usual-look': resetLook,
}

/** Keeps the look of the page in step with the settings and with the system. */
export function followLook(root: HTMLElement): void {
  const dark = asked('(prefers-color-scheme: dark)')
  const contrast = asked('(prefers-contrast: more)')
  const forced = asked('(forced-colors: active)')
  effect(() => {
    root.dataset.theme = shownTheme(theme.value, { dark: dark.value, contrast: contrast.value, forced: forced.value })
  })
  effect(() => {
    root.dataset.typeface = typeface.value
    root.style.setProperty('--text-scale', String(textSize.value / 100))
    root.style.setProperty('--line-height', String(lineHeight.value / 100))
    root.style.setProperty('--measure', String(measure.value))
  })
}

/** What the system or the window says to a media query, as it changes. */
export function asked(query: string): { readonly value: boolean } {
  const list = matchMedia(query)
  const now = signal(list.matches)
  list.addEventListener('change', (e) => (now.value = e.matches))
  return now
}

function clamp(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, value))
}
