// From marks to findings: the way from a word to a file, and from what a table shows to its excerpts.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { app } from '../wailsjs/go/models'
import { call, openFindings } from './marked'
import { expect, importShown, test, type Page } from './manicule'
import type { Locator } from '@playwright/test'

const headings = (page: Page) => page.locator('.excerpt-heading')
const sheet = (page: Page, name: string) => page.getByRole('grid', { name })

/** Presses Tab until something has the keyboard. */
async function tabTo(page: Page, what: Locator, key = 'Tab'): Promise<void> {
  await expect(what).toBeVisible()
  for (let i = 0; i < 60; i++) {
    if (await what.evaluate((el) => el === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${what} can’t be reached by ${key}`)
}

test('by keyboard alone: a word is found, highlighted everywhere, grouped by speaker, kept and exported', async ({ page, program }) => {
  await tabTo(page, page.getByRole('button', { name: 'Open the sample interview' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()

  // Found.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sanctions ')
  await expect(page.locator('.search-results')).toContainText('2 passages in 1 transcript')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.hit-row')).toHaveCount(2)

  // Highlighted, all of them, with a tag that is new.
  await page.keyboard.press('Control+Shift+h')
  const dialog = page.getByRole('dialog', { name: 'Highlight all hits' })
  await expect(dialog.getByRole('status')).toHaveText('2 highlights will be made in 1 transcript.')
  await page.keyboard.type('Sanctions')
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByRole('radio', { name: 'The words' }), 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await expect(dialog.locator('.marking-quote').first()).toContainText('ultimately, sanctions can be lifted')
  await tabTo(page, dialog.getByRole('button', { name: 'Highlight 2' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('.counts')).toContainText('2 highlights')

  // Chosen, and grouped by who says them.
  await page.keyboard.press('Alt+2')
  await expect(headings(page)).toHaveText(['Sanctions2 excerpts · 1 transcript'])
  await page.keyboard.press('Control+f')
  await page.keyboard.type('tag:sanc')
  await page.keyboard.press('Tab')
  await expect(page.getByText('All 2 highlights')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Group: Group: Tag' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(headings(page)).toHaveText(['Secretary Kerry2 excerpts · 1 transcript'])

  // Kept under a name.
  await tabTo(page, page.getByRole('button', { name: 'Keep…' }))
  await page.keyboard.press('Enter')
  await page.keyboard.type('On sanctions')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'On sanctions', exact: true })).toHaveAttribute('aria-current', 'page')
  await expect(page.locator('.excerpt-row[data-cursor="true"]')).toBeFocused()

  // And out, as it is shown.
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('heading', { name: 'Export 2 excerpts' })).toBeVisible()
  await tabTo(page, page.getByRole('group', { name: 'Format' }).getByRole('radio', { checked: true }))
  const markdown = page.getByRole('radio', { name: 'Markdown' })
  for (let i = 0; i < 10 && !(await markdown.isChecked()); i++) await page.keyboard.press('ArrowLeft')
  await expect(page.locator('pre[data-preview]')).toContainText('Secretary Kerry')
  const file = join(program.folder, 'sanctions.md')
  await program.answerDialog(file)
  await tabTo(page, page.getByRole('button', { name: 'Save as…' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved as sanctions.md')).toBeVisible()
  const written = await readFile(file, 'utf8')
  expect(written).toContain('## Secretary Kerry')
  expect(written).toBe(await page.locator('pre[data-preview]').textContent())
  expect(written).toContain('ultimately, sanctions can be lifted')
  expect(written).toContain('sanctions ultimately lifted on Russia')
})

test('from a speaker, a transcript and a tag to what there is of them', async ({ page, program }) => {
  await openFindings(page, program)
  await page.keyboard.press('Alt+6')
  await expect(sheet(page, 'Speakers')).toBeFocused()
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Speaker: Secretary Kerry', exact: true })).toBeVisible()
  await expect(page.getByText('All 8 highlights')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(sheet(page, 'Speakers')).toBeFocused()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Show their excerpts' }).press('Enter')
  await expect(page.getByText('No highlight fits this filter.')).toBeVisible()

  await page.keyboard.press('Alt+5')
  await expect(sheet(page, 'Transcripts')).toBeFocused()
  await page.getByRole('row', { name: /Gusman/ }).getByRole('button', { name: '8' }).click()
  await expect(page.getByRole('button', { name: /^Transcript: Interview/ })).toBeVisible()
  await expect(page.getByText('All 8 highlights')).toBeVisible()

  await page.keyboard.press('Alt+3')
  await expect(page.locator('.page-codebook [role="treegrid"]')).toBeFocused()
  await page.keyboard.press('e')
  await expect(page.getByRole('button', { name: 'Cooperation', exact: true }).and(page.locator('.term-words'))).toBeVisible()
  await expect(page.getByText('3 of 8 highlights')).toBeVisible()
})

test('two who were said to be two stay two, until that is undone', async ({ page, program }) => {
  const path = join(program.folder, 'harbour.txt')
  const turns = Array.from({ length: 8 }, (_, i) => `${i % 2 ? 'ANNA RAYS' : 'ANNA RAY'}: ${i % 2 ? 'Because the harbour was closed.' : 'Why was that?'}`)
  await writeFile(path, turns.join('\n\n'))
  await program.drop(path)
  await importShown(page)
  await page.keyboard.press('Alt+6')
  await page.getByRole('button', { name: 'Look at them' }).press('Enter')
  await page.getByRole('button', { name: /are two$/ }).press('Enter')
  await expect(page.getByText('Nobody else is likely to be the same as another.')).toBeVisible()
  await page.keyboard.press('Escape')
  await program.restart()
  await page.reload()
  await expect(page.getByRole('navigation', { name: 'Project' })).toBeVisible()
  await page.keyboard.press('Alt+6')
  await expect(sheet(page, 'Speakers')).toBeFocused()
  await expect(page.getByRole('row', { name: /Anna Rays/ })).toBeVisible()
  await expect(page.getByText('Two speakers may be one person.')).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Two speakers may be one person.')).toBeVisible()
})

test('a tag is described from the panel as on its page', async ({ page, program }) => {
  await openFindings(page, program)
  await page.getByRole('treeitem', { name: /^Evasion/ }).press('ContextMenu')
  await page.getByRole('menuitem', { name: 'Describe, key, move under…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Tag' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await dialog.getByRole('textbox', { name: 'When not to' }).fill('A plain no.')
  await dialog.getByRole('combobox', { name: 'Key' }).selectOption('7')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.locator('.save-state')).toHaveText('Saved')
  const { tags } = await call<app.State>(program, 'Library/State')
  expect(tags.find((t) => t.name === 'Evasion')).toMatchObject({ useNot: 'A plain no.', key: 7 })
})

test('a search is narrowed by a folder and by what is known of who speaks', async ({ page, program }) => {
  await openFindings(page, program)
  const { transcripts, speakers } = await call<app.State>(program, 'Library/State')
  const kerry = speakers.find((s) => s.display === 'Secretary Kerry')!
  await call(program, 'Tables/AddFolder', { id: 'f1', name: 'First round' }, [transcripts[0]!.id])
  await call(program, 'Tables/AddAttribute', { id: 'a1', of: 'speaker', name: 'Office' })
  await call(program, 'Tables/Edit', 'speaker', [{ subjectId: kerry.id, field: 'a1', value: 'State' }], [])
  await page.reload()
  await expect(page.getByRole('navigation', { name: 'Project' })).toBeVisible()
  await page.keyboard.press('Alt+4')
  await page.keyboard.type('sanctions OR Moscow ')
  await expect(page.locator('.search-summary')).toContainText('6 passages')
  for (const [key, choice] of [['Folder', 'First round'], ['Office', 'State']] as const) {
    await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter')
    await page.getByRole('menuitem', { name: key, exact: true }).press('Enter')
    await page.getByRole('dialog', { name: key }).getByRole('checkbox', { name: choice }).press('Space')
    await page.keyboard.press('Escape')
  }
  await expect(page.locator('.term')).toHaveText(['Folder: First round', 'Office: State', 'Filter'])
  await expect(page.locator('.search-summary')).toHaveText('2 passages in 1 transcript')
})
