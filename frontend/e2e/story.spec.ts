import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clickOn, copied, dragOver, expect, importShown, markedWords, openSample, type Page, samplePath, sampleTitle, test, transcript } from './manicule'

const lavrov = 'Foreign Minister Lavrov – Sergey Lavrov and I have had a very productive relationship'
const joke = 'Don’t you think it’s better I give it to President Putin first?'

const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
const cards = (page: Page) => page.locator('.card')

test('an afternoon with the sample, by mouse', async ({ page, program }) => {
  await openSample(page)
  await expect(page.getByRole('heading', { name: sampleTitle })).toBeVisible()
  await expect(page.getByText('2 questions unanswered', { exact: true })).toBeVisible()
  await expect(page.locator('.turn')).toHaveCount(23)

  // Select, and tag from the bar below the selection.
  await dragOver(page, lavrov)
  await page.getByRole('toolbar', { name: 'Mark the selection' }).getByRole('button', { name: 'Tag…' }).click()
  await page.getByRole('combobox', { name: 'Tag' }).fill('Cooperation')
  await page.getByRole('option', { name: 'New tag “Cooperation”' }).click()
  await expect(cards(page)).toHaveCount(1)
  await expect(page.getByRole('treeitem', { name: /^Cooperation, 1 / })).toBeVisible()
  const id = (await cards(page).first().getAttribute('data-highlight'))!
  expect(await markedWords(page, id)).toBe(lavrov)

  // Write a note in the card; it stands in the margin too.
  await page.getByRole('button', { name: `“${lavrov}”` }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Names the person first.')
  await saved(page)
  await expect(page.getByRole('main').getByText('Names the person first.')).toBeVisible()

  // A second highlight without a tag, then undo and redo of both steps.
  await dragOver(page, joke)
  await page.getByRole('toolbar').getByRole('button', { name: 'Highlight' }).click()
  await expect(cards(page)).toHaveCount(2)
  await page.getByRole('button', { name: /^Undo: / }).click()
  await expect(cards(page)).toHaveCount(1)
  await page.getByRole('button', { name: /^Redo/ }).click()
  await expect(cards(page)).toHaveCount(2)

  // Export: the preview is what is saved and what is copied, and counts what the screen counts.
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(page.getByRole('heading', { name: 'Export 2 excerpts' })).toBeVisible()
  await expect(page.frameLocator('[data-preview] iframe').locator('blockquote').first()).toHaveText(lavrov)
  await page.getByRole('radio', { name: 'Markdown' }).click()
  const preview = page.locator('[data-preview]')
  await expect(preview).toContainText(`> ${lavrov}`)
  await expect(preview).toContainText('Names the person first.')
  await expect(preview).toContainText('## Untagged')
  const file = join(program.folder, 'notes.md')
  await program.answerDialog(file)
  await page.getByRole('button', { name: 'Save as…' }).click()
  await expect(page.getByText('Saved as notes.md')).toBeVisible()
  expect(await readFile(file, 'utf8')).toBe(await preview.textContent())
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByText('Copied 2 excerpts')).toBeVisible()
  expect(await copied(page)).toBe(await preview.textContent())

  // Closed and opened again, everything is as it was.
  await program.restart()
  await page.reload()
  await expect(cards(page)).toHaveCount(2)
  expect(await markedWords(page, id)).toBe(lavrov)
  await expect(page.getByRole('main').getByText('Names the person first.')).toBeVisible()
  await page.getByRole('button', { name: /^Undo: / }).click()
  await expect(cards(page)).toHaveCount(1)
})

test('the same by keyboard alone', async ({ page, program }) => {
  const keys = page.keyboard
  await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible()
  for (let i = 0; i < 30; i++) {
    await keys.press('Tab')
    if (await page.getByRole('button', { name: 'Open the sample interview' }).evaluate((b) => b === document.activeElement)) break
  }
  await keys.press('Enter')
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()

  // Arrows walk the sentences; Shift extends; ] grows.
  const selected = () => page.evaluate(() => String(getSelection()))
  await keys.press('ArrowDown')
  await keys.press('ArrowDown')
  const first = await selected()
  expect(first.length).toBeGreaterThan(3)
  await keys.press('Shift+ArrowDown')
  expect((await selected()).startsWith(first)).toBe(true)
  expect((await selected()).length).toBeGreaterThan(first.length)

  // T, a name, Enter; every letter typed at once reaches the field.
  await keys.press('t')
  await keys.type('Courtesy')
  await keys.press('Enter')
  await expect(page.getByRole('treeitem', { name: /^Courtesy, 1 / })).toBeVisible()

  // N, a note, Esc back to reading.
  await keys.press('n')
  await keys.type('A warm-up.')
  await keys.press('Escape')
  await saved(page)
  await expect(page.getByRole('main').getByText('A warm-up.')).toBeVisible()

  // The tag's digit on the next sentence, then the highlight's end moved, then removed and brought back.
  await keys.press('Escape')
  await keys.press('ArrowDown')
  await keys.press('1')
  await expect(cards(page)).toHaveCount(2)
  const quote = () => page.locator('.card.picked .quote').textContent()
  const before = await quote()
  await keys.press('Alt+ArrowLeft')
  await expect.poll(quote).not.toBe(before)
  await keys.press('Control+z')
  await expect.poll(quote).toBe(before)
  await keys.press('Delete')
  await expect(cards(page)).toHaveCount(1)
  await keys.press('Control+z')
  await expect(cards(page)).toHaveCount(2)
  await keys.press('Control+Shift+z')
  await expect(cards(page)).toHaveCount(1)

  // Export and save.
  await keys.press('Control+e')
  await expect(page.frameLocator('[data-preview] iframe').locator('body')).toContainText('A warm-up.')
  await page.getByRole('radio', { name: 'Markdown' }).focus()
  await keys.press('Space')
  await expect(page.locator('[data-preview]')).toContainText('A warm-up.')
  await program.answerDialog(join(program.folder, 'k.md'))
  for (let i = 0; i < 40; i++) {
    if (await page.getByRole('button', { name: 'Save as…' }).evaluate((b) => b === document.activeElement)) break
    await keys.press('Tab')
  }
  await keys.press('Enter')
  await expect.poll(() => readFile(join(program.folder, 'k.md'), 'utf8').catch(() => '')).toContain('Courtesy')
})

test('opens again at the line one left', async ({ page, program }) => {
  await openSample(page)
  const kept = page.waitForResponse((r) => r.url().endsWith('/Reading/KeepPlace') && (r.request().postDataJSON() as number[])[1]! > 8000)
  await page.getByText('Last question, because').evaluate((p) => p.scrollIntoView({ block: 'start' }))
  await expect(page.getByText(/^Turn 2[012] of 23/)).toBeVisible()
  const top = await page.getByText('Last question, because').evaluate((p) => p.getBoundingClientRect().top)
  await kept
  await program.restart()
  await page.reload()
  await expect(page.getByText('Last question, because')).toBeInViewport()
  const again = await page.getByText('Last question, because').evaluate((p) => p.getBoundingClientRect().top)
  expect(Math.abs(again - top)).toBeLessThan(40)
})

test('a clicked highlight is picked everywhere, and clicking again goes through those that overlap', async ({ page }) => {
  await openSample(page)
  const mark = async (words: string) => {
    await dragOver(page, words)
    await page.keyboard.press('h')
    await page.keyboard.press('Escape')
  }
  await mark('We’re making progress. I think that Foreign Minister Lavrov – Sergey Lavrov') // outer
  await mark('Foreign Minister Lavrov') // nested
  await mark('Lavrov – Sergey Lavrov and I have had') // overlapping both
  await expect(cards(page)).toHaveCount(3)
  await page.keyboard.press('Escape')

  const picked = () => page.locator('.card.picked .quote').allTextContents()
  const seen: string[] = []
  for (let i = 0; i < 4; i++) {
    await clickOn(page, 'Lavrov –')
    await expect(page.locator('.card.picked')).toHaveCount(1)
    await expect.poll(async () => (await picked())[0]).not.toBe(seen.at(-1))
    seen.push((await picked())[0]!)
  }
  expect(new Set(seen.slice(0, 3)).size).toBe(3)
  expect(seen[3]).toBe(seen[0])
  expect(seen[0]).toBe('“Foreign Minister Lavrov”') // the shortest first

  await clickOn(page, 'making progress')
  await expect.poll(async () => (await picked())[0]).toContain('We’re making progress')
})

test('a highlight crosses turns', async ({ page }) => {
  await openSample(page)
  await dragOver(page, 'relationship.', 'President Putin')
  await page.keyboard.press('h')
  await expect(cards(page)).toHaveCount(1)
  await expect(cards(page).locator('.quote')).toHaveText('“relationship.\nPresident Putin”', { useInnerText: false })
  const id = (await cards(page).first().getAttribute('data-highlight'))!
  expect(await markedWords(page, id)).toBe('relationship.President Putin')
})

test('the ends of a highlight are dragged', async ({ page }) => {
  await openSample(page)
  await dragOver(page, 'Sergey Lavrov and I have had')
  await page.keyboard.press('h')
  await expect(cards(page).locator('.quote')).toHaveText('“Sergey Lavrov and I have had”')
  const handle = page.locator('.handle').last()
  const box = (await handle.boundingBox())!
  const target = await page.getByText('productive relationship and we’ve').boundingBox()
  expect(target).not.toBeNull()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + 60, box.y + box.height / 2, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => cards(page).locator('.quote').textContent()).toMatch(/^“Sergey Lavrov and I have had a( very)?/)
})

test('files come in by dialog and by drop; what fails is named and changes nothing', async ({ page, program }) => {
  const good = join(program.folder, 'talk.txt')
  const empty = join(program.folder, 'empty.txt')
  const binary = join(program.folder, 'binary.txt')
  await writeFile(good, 'ANNA: How are you?\n\nBEN: Fine. <img src=x onerror=alert(1)> & [link](javascript:alert(1))\n\nANNA: Good?\n\nBEN: Yes.\n')
  await writeFile(empty, '')
  await writeFile(binary, Buffer.from([0, 1, 2, 255]))

  await program.answerDialog()
  await page.keyboard.press('Control+o')
  await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible() // canceled

  await program.answerDialog(samplePath)
  await page.keyboard.press('Control+o')
  await importShown(page)
  await expect(page.getByRole('heading', { name: sampleTitle })).toBeVisible()

  await program.drop(good, empty, binary)
  const shown = page.getByRole('dialog')
  await expect(shown).toContainText('talk.txt')
  await expect(shown).toContainText('is empty.')
  await expect(shown).toContainText('is not a text file.')
  await importShown(page)
  const report = page.getByRole('dialog')
  await expect(report).toContainText('empty.txt is empty.')
  await expect(report).toContainText('binary.txt is not a text file.')
  await page.keyboard.press('Escape')
  await transcript(page, 'talk').click()
  // Hostile words are words.
  await expect(page.getByText('<img src=x onerror=alert(1)> & [link](javascript:alert(1))')).toBeVisible()
  expect(await page.locator('main img, main a').count()).toBe(0)
})

test('text without speakers is just as usable', async ({ page, program }) => {
  const file = join(program.folder, 'memo.txt')
  await writeFile(file, 'One paragraph of plain words, nobody says them.\n\nAnother paragraph 🙂 with an astral letter.\n')
  await program.answerDialog(file)
  await page.getByRole('button', { name: 'Import…' }).first().click()
  await importShown(page)
  await expect(page.getByText('One paragraph of plain words')).toBeVisible()
  await dragOver(page, '🙂 with an astral')
  await page.keyboard.press('h')
  await expect(cards(page).locator('.quote')).toHaveText('“🙂 with an astral”')
})
