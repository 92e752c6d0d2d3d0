import { expect, openSample, test, type Page } from './manicule'

const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  page.locator(selector).first().evaluate((el, property) => getComputedStyle(el).getPropertyValue(property), property)

test.describe('reading settings', () => {
  test('show at once, are kept, and go back to the usual', async ({ page, program }) => {
    await openSample(page)
    const keys = page.keyboard
    await page.getByRole('button', { name: 'Reading settings' }).click()
    const box = page.getByRole('dialog', { name: 'Reading settings' })
    await box.getByRole('radio', { name: 'Sepia' }).click()
    await box.getByRole('radio', { name: 'Hyperlegible' }).click()
    await box.getByRole('slider', { name: 'Line height' }).fill('200')
    await box.getByRole('slider', { name: 'Line length' }).fill('50')
    await box.getByRole('slider', { name: 'Text size' }).focus()
    await keys.press('ArrowRight')
    await keys.press('t') // a letter is no command here
    await box.getByRole('switch', { name: 'Dim questions' }).click()

    const shown = async () => {
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia')
      expect(await styleOf(page, '.page', 'font-family')).toContain('Atkinson')
      expect(parseFloat(await styleOf(page, '.page', 'font-size'))).toBeCloseTo(17 * 1.1)
      expect(parseFloat(await styleOf(page, '.page', 'line-height'))).toBeCloseTo(17 * 1.1 * 2)
      await expect(page.locator('.page.dim')).toHaveCount(0)
    }
    await shown()
    await keys.press('Escape')
    await expect(box).toBeHidden()
    await expect(page.getByRole('button', { name: 'Reading settings' })).toBeFocused()

    await page.waitForTimeout(400) // kept soon after the last change
    await program.restart()
    await page.reload()
    await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
    await shown()

    await keys.press('Control+k')
    await keys.type('usual reading')
    await keys.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    await expect(page.locator('.page.dim')).toHaveCount(1)
    expect(await styleOf(page, '.page', 'font-family')).toContain('Literata')
  })

  test('the lines are as long as asked for', async ({ page }) => {
    await openSample(page)
    await page.keyboard.press('Control+Shift+b')
    await page.keyboard.press('Control+b')
    const letters = () =>
      page.locator('.turn p').nth(1).evaluate((p) => {
        const range = document.createRange()
        range.selectNodeContents(p)
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size
        return p.textContent!.length / lines
      })
    for (const face of ['Literata', 'Inter', 'Hyperlegible']) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type(`read in ${face}`)
      await page.keyboard.press('Enter')
      await page.evaluate(() => document.fonts.ready)
      expect(await letters(), face).toBeGreaterThan(60)
      expect(await letters(), face).toBeLessThan(72)
    }
  })

  test('the system’s wish for contrast is followed', async ({ page }) => {
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme'])
    await page.emulateMedia({ contrast: 'more' })
    await expect.poll(theme).toBe('contrast')
    await page.emulateMedia({ contrast: 'more', colorScheme: 'dark' })
    await expect.poll(theme).toBe('contrast-dark')
  })
})
