import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { foundHere } from './axe'
import { dragOver, expect, importShown, openSample, sampleTitle, test, transcript, type Page } from './manicule'

const left = (page: Page) => page.locator('.pane').nth(0)
const right = (page: Page) => page.locator('.pane').nth(1)

/** Two transcripts, the sample open. */
async function withTwo(page: Page, folder: string, drop: (path: string) => Promise<void>): Promise<void> {
  await openSample(page)
  const path = join(folder, 'rain.txt')
  await writeFile(path, 'ANNA: What about the rain?\nBEN: It never stops falling here.\nANNA: And the snow?\nBEN: Hardly ever.\n')
  await drop(path)
  await importShown(page)
  await page.getByRole('dialog', { name: /^Imported/ }).waitFor({ state: 'hidden' })
  await transcript(page, sampleTitle).click()
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
}

test('two transcripts side by side, both marked', async ({ page, program }) => {
  await withTwo(page, program.folder, (path) => program.drop(path))
  await page.getByRole('button', { name: 'More for rain' }).click({ force: true })
  await page.getByRole('menuitem', { name: 'Open beside' }).click()
  await expect(right(page).getByText('It never stops falling here.')).toBeVisible()
  await expect(left(page).getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
  expect(await foundHere(page)).toEqual([])

  // What is marked goes to the pane one is in, and the other stays as it is.
  await dragOver(page, 'It never stops')
  await page.keyboard.press('h')
  await expect(right(page).locator('mark')).toHaveText(['It never stops'])
  await expect(page.getByRole('tab', { name: 'Highlights 1' })).toBeVisible()
  await page.keyboard.press('Control+1')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('h')
  await expect(left(page).locator('mark')).toHaveCount(1)
  await expect(right(page).locator('mark')).toHaveCount(1)

  // One undo after the other takes both back, wherever they are.
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(page.locator('main mark')).toHaveCount(0)

  await right(page).getByRole('button', { name: 'Close rain' }).click()
  await expect(page.locator('.pane')).toHaveCount(1)
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
})

// What stays in memory after a transcript was left is there for the rest of the day.
test('a transcript that was left is let go of', async ({ page, program }) => {
  await withTwo(page, program.folder, (path) => program.drop(path))
  await dragOver(page, 'welcome to Moscow')
  await page.keyboard.press('h')
  await page.locator('mark').first().hover()
  await page.evaluate(() => Object.assign(window, { left: [...document.querySelectorAll('.leaf, .leaf *')].map((element) => new WeakRef(element)) }))
  const still = () => page.evaluate(() => (window as unknown as { left: WeakRef<Element>[] }).left.flatMap((one) => one.deref()?.outerHTML.slice(0, 80) ?? []))
  expect((await still()).length).toBeGreaterThan(100)

  await transcript(page, 'rain').click()
  await expect(page.getByText('It never stops falling here.')).toBeVisible()
  await expect(page.locator('.leaf')).toHaveCount(1)
  await page.mouse.move(5, 5)
  const browser = await page.context().newCDPSession(page)
  await expect.poll(async () => {
    await browser.send('HeapProfiler.collectGarbage')
    return still()
  }).toEqual([])
})

test('the same transcript at two places, by keyboard', async ({ page }) => {
  await openSample(page)
  await page.keyboard.press('Control+\\')
  await expect(page.locator('.pane')).toHaveCount(2)
  await page.keyboard.press('Control+2')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('h')
  await expect(left(page).locator('mark')).toHaveCount(1)
  await expect(right(page).locator('mark')).toHaveCount(1)

  // In a narrow window one stands above the other.
  const usual = page.viewportSize()!
  await page.setViewportSize({ width: 320, height: 640 })
  for (const pane of await page.locator('.pane').all()) {
    await expect.poll(async () => (await pane.boundingBox())!.width).toBe(320)
    expect((await pane.boundingBox())!.height).toBeGreaterThan(200)
  }
  await page.setViewportSize(usual)
  await page.keyboard.press('Control+\\')
  await expect(page.locator('.pane')).toHaveCount(1)
  await expect(page.locator('main mark')).toHaveCount(1)
})

test('the excerpts of a tag beside the transcript', async ({ page, program }) => {
  await withTwo(page, program.folder, (path) => program.drop(path))
  await dragOver(page, 'Sergey Lavrov')
  await page.keyboard.press('t')
  await page.keyboard.type('People')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'More for People' }).click({ force: true })
  await page.getByRole('menuitem', { name: 'Excerpts beside the transcript' }).click()
  const excerpts = page.getByRole('region', { name: 'Excerpts of People' })
  await expect(excerpts).toContainText('1 excerpt in 1 transcript')
  await expect(excerpts).toContainText('“Sergey Lavrov”')

  await transcript(page, 'rain').click()
  await expect(left(page).getByText('It never stops falling here.')).toBeVisible()
  await dragOver(page, 'never stops')
  await page.keyboard.press('1')
  await expect(excerpts).toContainText('2 excerpts in 2 transcripts')
  expect(await foundHere(page)).toEqual([])
  await excerpts.getByRole('button', { name: /Sergey Lavrov/ }).click()
  await expect(left(page).locator('mark.picked')).toHaveText('Sergey Lavrov')
  await excerpts.getByRole('button', { name: 'Close People' }).click()
  await expect(page.locator('.pane')).toHaveCount(1)
})

test('the same words elsewhere, tagged one by one', async ({ page, program }) => {
  await withTwo(page, program.folder, (path) => program.drop(path))
  await transcript(page, 'rain').click()
  await expect(page.getByText('It never stops falling here.')).toBeVisible()
  await dragOver(page, 'the rain')
  await page.keyboard.press('t')
  await page.keyboard.type('Weather')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+F')
  const bar = page.getByRole('search', { name: 'The same words elsewhere' })
  await expect(bar).toContainText('No more places here')
  await bar.getByRole('button', { name: 'Done' }).click()
  await expect(bar).toBeHidden()

  await transcript(page, sampleTitle).click()
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
  await dragOver(page, 'President Putin')
  await page.keyboard.press('1')
  await page.keyboard.press('Shift+F')
  await expect(bar).toContainText('Weather')
  const offered = Number((await bar.getByRole('status').innerText()).split(' ')[0])
  expect(offered).toBeGreaterThan(2)
  expect(await foundHere(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(bar).toContainText(`${offered - 1} place`)
  await page.keyboard.press('ArrowDown')
  await expect(bar).toContainText(`${offered - 2} place`)
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await expect(page.locator('main mark.first')).toHaveCount(2)
})
