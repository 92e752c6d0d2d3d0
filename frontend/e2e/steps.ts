// Movements that several stories make.
import { stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dragOver, expect, importShown, openSample, type Page, type Program } from './manicule'

export async function highlight(page: Page, words: string): Promise<void> {
  const cards = await page.locator('.card').count()
  await dragOver(page, words)
  await page.keyboard.press('h')
  await expect(page.locator('.card')).toHaveCount(cards + 1)
}

export async function highlightThree(page: Page): Promise<void> {
  for (const words of ['Sergey Lavrov', 'very positive', 'open secret']) await highlight(page, words)
}

/** Imports a transcript made of these lines, and shows it. */
export async function openText(page: Page, program: Program, ...lines: string[]): Promise<void> {
  const file = join(program.folder, 'talk.txt')
  await writeFile(file, lines.join('\n\n') + '\n')
  await program.answerDialog(file)
  await page.keyboard.press('Control+o')
  await importShown(page)
  await expect(page.locator('.turn').first()).toBeVisible()
}

export async function fromProjectMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: /^My interviews/ }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

export async function backUp(page: Page): Promise<void> {
  await fromProjectMenu(page, 'Backups…')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Escape')
}

export const fileOf = (program: Program): string => join(program.folder, 'data/manicule/My interviews.manicule')

/** Cuts the end off a file: what was written last is gone, and the rest can be read. */
export async function ruin(path: string): Promise<void> {
  await truncate(path, Math.floor(((await stat(path)).size * 14) / 15))
}

/** A project with one highlight in a backup and another made since, ruined, and the page on it. */
export async function ruined(page: Page, program: Program): Promise<void> {
  await openSample(page)
  await highlight(page, 'Sergey Lavrov')
  await backUp(page)
  await highlight(page, 'very positive')
  await program.restart(() => ruin(fileOf(program)))
  await page.reload()
  await expect(page.getByRole('heading', { name: 'The project is damaged' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Repair', exact: true })).toBeVisible()
}
