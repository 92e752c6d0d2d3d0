// The person's own settings.
import { computed, signal } from '@preact/signals'
import { library, type Settings } from '../api'

export const textSizes = [80, 90, 100, 110, 125, 140, 160, 180, 200] as const
export const historyLengths = [100, 500, 2000, 10_000] as const
export const leftWidths = { least: 190, most: 420, usual: 250 }
export const rightWidths = { least: 260, most: 560, usual: 320 }
export const asideWidths = { least: 280, most: 1600, usual: 420 }

export const usual: Readonly<Settings> = {
  theme: 'system', textSize: 100, lineHeight: 160, measure: 68, typeface: 'literata', dimQuestions: true, ruler: false,
  leftWidth: leftWidths.usual, rightWidth: rightWidths.usual, asideWidth: asideWidths.usual, leftHidden: false, rightHidden: false,
  historySteps: 500, lookFirst: true,
  export: '', singleKeys: true, keys: {},
}

const settings = signal<Settings>(usual)

export const theme = computed(() => settings.value.theme)
export const textSize = computed(() => settings.value.textSize)
export const lineHeight = computed(() => settings.value.lineHeight)
export const measure = computed(() => settings.value.measure)
export const typeface = computed(() => settings.value.typeface)
export const ruler = computed(() => settings.value.ruler)
export const dimQuestions = computed(() => settings.value.dimQuestions)
export const lookFirst = computed(() => settings.value.lookFirst)
export const singleKeys = computed(() => settings.value.singleKeys)
export const lastExport = computed(() => settings.value.export)
export const ownKeys = computed(() => settings.value.keys)
export const leftHidden = computed(() => settings.value.leftHidden)
export const rightHidden = computed(() => settings.value.rightHidden)
export const historySteps = computed(() => settings.value.historySteps)
export const leftWidth = computed(() => within(settings.value.leftWidth, leftWidths))
export const rightWidth = computed(() => within(settings.value.rightWidth, rightWidths))
export const asideWidth = computed(() => within(settings.value.asideWidth, asideWidths))

let saveTimer: ReturnType<typeof setTimeout> | undefined

/** Takes the settings as they were kept. */
export function loadSettings(kept: Settings): void {
  settings.value = kept
}

/** Changes settings, and keeps them soon: the drag of a panel's edge changes them many times a second. */
export function change(more: Partial<Settings>): void {
  settings.value = { ...settings.value, ...more }
  clearTimeout(saveTimer)
  saveTimer = setTimeout(() => void keepSettings(), 300)
}

/** Keeps the settings now, if they have changed. */
export async function keepSettings(): Promise<void> {
  if (saveTimer === undefined) return
  clearTimeout(saveTimer)
  saveTimer = undefined
  // Settings that could not be kept hold until the window closes; that is no reason to interrupt a reader.
  await library.saveSettings(settings.value).catch(() => undefined)
}

/** The next larger or smaller text, or the usual size. */
export function resizeText(step: 1 | -1 | 0): void {
  if (step === 0) return change({ textSize: 100 })
  const next = step > 0
    ? textSizes.find((size) => size > textSize.value)
    : [...textSizes].reverse().find((size) => size < textSize.value)
  if (next) change({ textSize: next })
}

function within(width: number, { least, most, usual }: typeof leftWidths): number {
  return width > 0 ? Math.min(most, Math.max(least, width)) : usual
}
