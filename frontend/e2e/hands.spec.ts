// What the hands expect: the keys go on where the mouse left off, and an offer does what it says.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, importShown, openSample, sampleTitle, test, transcript, type Page } from './manicule'

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
