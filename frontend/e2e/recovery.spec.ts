import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, openSample, test } from './manicule'
import { backUp, fileOf, highlight, ruin, ruined } from './steps'

test('a ruined project is repaired with a click, and the file as it was is kept', async ({ page, program }) => {
  await ruined(page, program)
  const before = await readFile(fileOf(program))
  await expect(page.locator('.way').first()).toContainText('1 transcript, 2 highlights, 0 tags and 0 memos can be read.')
  await expect(page.locator('.way').last()).toContainText('1 transcript · 1 highlight')
  await page.getByRole('button', { name: 'Repair', exact: true }).click()
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
  await expect(page.locator('main mark')).toHaveCount(2)
  const notice = page.locator('.notice')
  await expect(notice).toContainText('The project was repaired: 1 transcript, 2 highlights')
  await expect(notice).toContainText('My interviews (damaged ')
  const kept = (await readdir(join(program.folder, 'data/manicule'))).filter((name) => name.startsWith('My interviews (damaged '))
  expect(kept).toHaveLength(1)
  expect(before.equals(await readFile(join(program.folder, 'data/manicule', kept[0]!)))).toBe(true)

  // Work goes on where it was, and survives a restart.
  await highlight(page, 'open secret')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await program.restart()
  await page.reload()
  await expect(page.locator('main mark')).toHaveCount(3)
})

test('a ruined project is restored from its backup with a click', async ({ page, program }) => {
  await ruined(page, program)
  await page.getByRole('button', { name: /^Restore today, / }).click()
  await expect(page.locator('main mark')).toHaveCount(1)
  await expect(page.locator('.notice')).toContainText('The project was restored from a backup.')
})

test('a damaged project is repaired beside the one that is open', async ({ page, program }) => {
  await openSample(page)
  await highlight(page, 'Sergey Lavrov')
  const other = join(program.folder, 'Other.manicule')
  await program.restart(async () => {
    await copyFile(fileOf(program), other)
    await ruin(other)
  })
  await page.reload()
  await expect(page.locator('main mark')).toHaveCount(1)
  await program.answerDialog(other)
  await page.getByRole('button', { name: /^My interviews/ }).click()
  await page.getByRole('menuitem', { name: 'Open…' }).click()
  const dialog = page.getByRole('dialog', { name: 'The project is damaged' })
  await expect(dialog).toContainText('Other.manicule is damaged.')
  await dialog.getByRole('button', { name: 'Repair', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.file-name')).toHaveText('Other.manicule')
})

test('damage that is met while reading leads to the same choice', async ({ page, program }) => {
  await openSample(page)
  await highlight(page, 'Sergey Lavrov')
  await backUp(page)
  await program.restart(async () => {
    const file = await readFile(fileOf(program))
    for (let at = 0; at < file.length; at += 4096) {
      // A page of nothing but text begins with a link to the next.
      if (file[at] === 0 && file.subarray(at, at + 4096).includes('find the terrorists, to eliminate')) file.fill(0x7f, at, at + 4)
    }
    await writeFile(fileOf(program), file)
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'The project is damaged' })).toBeVisible()
  await page.getByRole('button', { name: /^Restore today, / }).click()
  await expect(page.locator('main mark')).toHaveCount(1)
})
