// What the hands expect: the keys go on where the mouse left off, and an offer does what it says.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { dragOver, expect, importShown, openSample, sampleTitle, test, transcript, type Page } from './manicule'
import { highlight } from './steps'

const top = (page: Page) => page.locator('.reader-scroll:visible').evaluate((el) => el.scrollTop)
const words = (page: Page) => page.evaluate(() => String(getSelection()))

async function pagesDown(page: Page): Promise<void> {
  const before = await top(page)
  await page.keyboard.press('PageDown')
  await expect.poll(() => top(page)).toBeGreaterThan(before + 100)
  let at = -1
  await expect.poll(async () => at === (at = await top(page))).toBe(true) // Chromium glides
  await page.keyboard.press('Home')
  await expect.poll(() => top(page)).toBe(0)
}

test('wherever a transcript is opened from, keys go on in it', async ({ page, program }) => {
  await openSample(page)
  await pagesDown(page)
  await page.keyboard.press('End')
  await expect(page.getByText('Thank you, Mr. Secretary.')).toBeInViewport()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => top(page)).toBe(0)
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

test('what opens at the words stands by them, and goes when one goes elsewhere', async ({ page }) => {
  await openSample(page)
  await dragOver(page, 'open secret')
  const bar = page.getByRole('toolbar', { name: 'Mark the selection' })
  const palette = page.getByRole('dialog', { name: 'Tag' })
  const off = (box: Locator) => box.evaluate((el) => {
    const drawn = getSelection()!.getRangeAt(0).getBoundingClientRect()
    return Math.round(el.getBoundingClientRect().top - drawn.bottom)
  })
  const scroll = (to: number) => page.locator('.reader-scroll').evaluate((el, to) => el.scrollTo(0, to), to)
  const near = await off(bar)
  await scroll((await top(page)) + 120)
  await expect.poll(() => off(bar)).toBe(near)
  await scroll(3000)
  await expect(bar).toBeHidden()
  await page.keyboard.press('t') // the words come back into view
  await expect(palette).toBeInViewport()
  await expect(page.getByText('open secret')).toBeInViewport()
  const field = await palette.boundingBox()
  const word = await page.locator('main').evaluate(() => [...CSS.highlights.get('pending')!].map((range) => (range as Range).getBoundingClientRect().bottom)[0]!)
  expect(Math.abs(field!.y - word)).toBeLessThan(40)

  await page.keyboard.type('Secrecy')
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  for (const key of ['Control+k', 'Control+f', 'F6']) {
    await page.keyboard.press('t')
    await expect(palette).toBeVisible()
    await page.keyboard.press(key)
    await expect(palette).toBeHidden()
    await page.keyboard.press('Escape')
  }
  const goTo = page.getByRole('search', { name: 'Go to a turn or a time' })
  await page.getByText('Secretary, welcome').click()
  await page.keyboard.press('g')
  await expect(goTo).toBeVisible()
  await page.keyboard.press('Control+f')
  await expect(goTo).toBeHidden()
  await page.keyboard.press('Escape')

  // The last quotes of the tag go when one goes on to other words, or to the palette.
  await dragOver(page, 'very positive')
  await page.keyboard.press('1')
  const quotes = page.getByRole('dialog', { name: 'Last quotes of Secrecy' })
  await page.keyboard.press('q')
  await expect(quotes).toContainText('open secret')
  await page.keyboard.press('t')
  await expect(palette).toBeVisible()
  await expect(quotes).toBeHidden()
  await page.keyboard.press('Escape')
  await page.keyboard.press('q')
  await expect(quotes).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.locator('mark.picked')).toHaveText('open secret')
  await expect(quotes).toBeHidden()

  // So does a panel that has the keyboard, before anything that is picked.
  await page.keyboard.press('Control+h')
  await expect(page.getByRole('listbox', { name: 'Steps, the latest first' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('.reader-scroll')).toBeFocused()
  await expect(page.locator('mark.picked')).toHaveText('open secret')
})

test('ends are moved by letters with keys alone, and never those of a highlight out of sight', async ({ page }) => {
  await openSample(page)
  await highlight(page, 'very positive')
  const marked = page.locator('main mark')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(marked).toHaveText('very positiv')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(marked).toHaveText('ery positiv')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(marked).toHaveText('very positive')

  await page.keyboard.press('g')
  await page.keyboard.type('20')
  await page.keyboard.press('Enter')
  await page.keyboard.press('k')
  await expect(page.locator('mark.picked')).toHaveText('very positive')
  await page.locator('.reader-scroll').evaluate((el) => el.scrollTo(0, 3000))
  await expect(page.locator('main mark')).not.toBeInViewport()
  await page.keyboard.press('Alt+ArrowLeft') // back, then
  await expect(page.getByText('I want Russia to root for democracy, okay?')).toBeInViewport()
  await expect(marked).toHaveText('very positive')
})
