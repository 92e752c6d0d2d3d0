import { describe, expect, test } from 'vitest'
import { placeOfSize, shownTheme, sizeAt } from './look'
import { textSizes } from './settings'

const system = (dark: boolean, contrast = false) => ({ dark, contrast })

describe('the theme that is shown', () => {
  test('is the system’s, until another is chosen', () => {
    expect(shownTheme('system', system(false))).toBe('light')
    expect(shownTheme('system', system(true))).toBe('dark')
    expect(shownTheme('sepia', system(true))).toBe('sepia')
  })
  test('has high contrast where the system asks for it', () => {
    expect(shownTheme('system', system(false, true))).toBe('contrast')
    expect(shownTheme('system', system(true, true))).toBe('contrast-dark')
    expect(shownTheme('light', system(true, true))).toBe('light')
  })
  test('goes with colours that the system forces', () => {
    expect(shownTheme('sepia', { dark: true, contrast: false, forced: true })).toBe('contrast-dark')
  })
  test('of high contrast is light or dark as the system is', () => {
    expect(shownTheme('contrast', system(false))).toBe('contrast')
    expect(shownTheme('contrast', system(true))).toBe('contrast-dark')
  })
})

test('every size has a place on the slider', () => {
  expect(textSizes.map((_, i) => sizeAt(i))).toEqual([...textSizes])
  expect(textSizes.map(placeOfSize)).toEqual(textSizes.map((_, i) => i))
})
