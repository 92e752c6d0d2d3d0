// What the hands expect: the keys go on where the mouse left off, and an offer does what it says.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, importShown, openSample, sampleTitle, test, transcript, type Page } from './manicule'
import { highlight } from './steps'

const top = (page: Page) => page.locator('.reader-scroll:visible').evaluate((el) => el.scrollTop)
const words = (page: Page) => page.evaluate(() => String(getSelection()))

async function pagesDown(page: Page): Promise<void> {
  const before = await top(page)
  await page.keyboard.press('PageDown')
  await expect.poll(() => top(page)).toBeGreaterThan(before + 100)
  await page.keyboard.press('Home')
  await expect.poll(() => top(page)).toBe(0)
}

test('wherever a transcript is opened from, keys go on in it', async ({ page, program }) => {
  await openSample(page)
  await pagesDown(page)
  for (const way of ['Alt+1', 'Escape', 'Alt+ArrowLeft']) {
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('main', { name: 'Excerpts' })).toBeVisible()
    await page.keyboard.press(way)
    await expect(page.locator('.reader-scroll')).toBeFocused()
    await pagesDown(page)
  }

  const path = join(program.folder, 'mill.txt')
  await writeFile(path, Array.from({ length: 40 }, (_, i) => (i % 2 ? `Bob: Answer ${i}, in a sentence.` : `Ana: Question ${i}?`)).join('\n\n'))
  await program.drop(path)
  await importShown(page)
  await pagesDown(page)
  await transcript(page, sampleTitle).click()
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => words(page)).toBe('Interview With Mikhail Gusman of Rossiya 24')
})

test('a message offers to take back its own step, and no other', async ({ page }) => {
  await openSample(page)
  const offer = page.locator('.messages').getByRole('button', { name: 'Undo' })
  await highlight(page, 'very positive')
  await expect(offer).toHaveCount(0) // that of the import
  await page.keyboard.press('Delete')
  await expect(offer).toBeVisible()
  await highlight(page, 'open secret')
  await expect(offer).toHaveCount(0)

  await page.keyboard.press('Delete')
  await expect(page.locator('.card')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.locator('.card')).toHaveCount(1)
  await expect(offer).toHaveCount(0)
  await page.keyboard.press('Delete')
  await offer.click()
  await expect(page.locator('.card')).toHaveText(/open secret/)
})

test('after a jump the keys go on where it led, and the page stays where it is', async ({ page }) => {
  await openSample(page)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => words(page)).toBe('Interview With Mikhail Gusman of Rossiya 24')
  await page.keyboard.press('g')
  await page.keyboard.type('14')
  await page.keyboard.press('Enter')
  await page.keyboard.press('h')
  await expect(page.locator('main mark')).toHaveCount(0) // what was selected is out of sight
  const there = await top(page)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => words(page)).toBe('I cannot ask you about the presidents run?')
  expect(await top(page)).toBe(there)

  // A word that was searched for.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sanctions ultimately')
  await page.locator('.search-results').getByText(/see the sanctions ultimately/).click()
  await expect(page.locator('.reader-scroll')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => words(page)).toContain('see the sanctions ultimately lifted')

  // Scrolled to somewhere else one goes on there, without a jolt.
  await page.locator('.reader-scroll').evaluate((el) => el.scrollTo(0, 1500))
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => words(page)).not.toContain('sanctions ultimately')
  expect(await top(page)).toBe(1500)
})
