import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import type { app } from '../wailsjs/go/models'
import { call, openFindings } from './marked'
import { found, foundHere } from './axe'
import { dragOver, expect, test, type Page, type Program } from './manicule'

const grid = (page: Page) => page.getByRole('treegrid', { name: 'Tags' })
const row = (page: Page, name: string) => grid(page).getByRole('row').filter({ has: page.locator('.codebook-name', { hasText: new RegExp(`^${name}$`) }) })
const side = (page: Page) => page.getByRole('complementary', { name: 'Beside the codebook' })

/** The tags as the page shows them: each behind as many dots as it stands below others. */
const tree = (page: Page) => grid(page).locator('.codebook-rows [data-tag]').evaluateAll((rows) =>
  rows.map((row) => ({ at: Number(row.getAttribute('aria-rowindex')), text: '.'.repeat(Number(row.getAttribute('aria-level')) - 1) + row.querySelector('.codebook-name')?.textContent }))
    .sort((a, b) => a.at - b.at).map((r) => r.text).join(' '))

const expectTree = (page: Page, tags: string) => expect.poll(() => tree(page)).toBe(tags)

/** Makes tags by their paths, those above first. */
async function withTags(page: Page, program: Program, ...paths: string[]): Promise<void> {
  const ids = new Map<string, string>()
  for (const path of paths) {
    const names = path.split('/')
    const id = uuid()
    await call(program, 'Codebook/AddTag', { id, parentId: ids.get(names.slice(0, -1).join('/')) ?? '', name: names.at(-1), colour: '' })
    ids.set(path, id)
  }
  await page.reload()
  await openCodebook(page)
}

async function openCodebook(page: Page): Promise<void> {
  await expect(page.locator('.status-bar')).toBeVisible()
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('heading', { name: 'Codebook' })).toBeVisible()
}

async function goTo(page: Page, name: string): Promise<void> {
  await row(page, name).locator('.codebook-name').click()
  await expect(row(page, name)).toHaveAttribute('aria-selected', 'true')
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

test('a codebook is made by the keyboard alone', async ({ page }) => {
  await openCodebook(page)
  await expect(page.getByText('No tags yet')).toBeVisible()
  await expect(page.getByRole('button', { name: 'New tag' }).last()).toBeFocused()
  await press(page, 'Enter')
  await page.keyboard.type('Feelings')
  await press(page, 'Enter')
  await expectTree(page, 'Feelings')
  for (const [key, name] of [['Shift+N', 'Fear'], ['n', 'Joy'], ['Insert', 'Anger']] as const) {
    await press(page, key)
    await expect(page.getByRole('textbox', { name: 'Name of the new tag' })).toBeFocused()
    await page.keyboard.type(name)
    await press(page, 'Enter')
    await expect(row(page, name)).toHaveAttribute('aria-selected', 'true')
  }
  await expectTree(page, 'Feelings .Fear .Joy .Anger')
  await press(page, 'F2')
  await page.keyboard.type('Rage')
  await press(page, 'Enter')
  await expectTree(page, 'Feelings .Fear .Joy .Rage')
  await expect(grid(page)).toBeFocused()
  await press(page, 'n')
  await page.keyboard.type('never kept')
  await press(page, 'Escape')
  await expectTree(page, 'Feelings .Fear .Joy .Rage')

  await press(page, '9')
  await expect(row(page, 'Rage').locator('kbd')).toHaveText('9')
  await press(page, '9')
  await expect(row(page, 'Rage').locator('kbd')).toHaveCount(0)
})

test('tags move by keys, one or several, in one step each', async ({ page, program }) => {
  await withTags(page, program, 'a', 'a/x', 'a/y', 'b', 'c')
  await goTo(page, 'c')
  await press(page, 'Alt+Shift+ArrowUp')
  await expectTree(page, 'a .x .y c b')
  await press(page, 'Alt+Shift+ArrowRight')
  await expectTree(page, 'a .x .y .c b')
  await press(page, 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp')
  await expectTree(page, 'a .c .x .y b')
  await press(page, 'ArrowDown', 'Shift+ArrowDown')
  await expect(side(page)).toContainText('2 tags')
  await press(page, 'Alt+Shift+ArrowLeft')
  await expectTree(page, 'a .c x y b')
  await press(page, 'Alt+Shift+ArrowDown')
  await expectTree(page, 'a .c b x y')
  for (const before of ['a .c x y b', 'a .c .x .y b', 'a .x .c .y b', 'a .x .y .c b', 'a .x .y c b', 'a .x .y b c']) {
    await press(page, 'Control+z')
    await expectTree(page, before)
  }
})

test('a tag is dragged before, into and behind another', async ({ page, program }) => {
  await withTags(page, program, 'a', 'a/x', 'b', 'c')
  const drag = async (from: string, to: string, share: number) => {
    const at = (await row(page, from).boundingBox())!
    const on = (await row(page, to).boundingBox())!
    await page.mouse.move(at.x + 80, at.y + at.height / 2)
    await page.mouse.down()
    await page.mouse.move(at.x + 90, at.y + at.height / 2 + 9, { steps: 3 })
    await page.mouse.move(on.x + 90, on.y + on.height * share, { steps: 3 })
    await page.mouse.up()
  }
  await drag('c', 'a', 0.1)
  await expectTree(page, 'c a .x b')
  await drag('b', 'x', 0.5)
  await expectTree(page, 'c a .x ..b')
  await drag('c', 'x', 0.1)
  await expectTree(page, 'a .c .x ..b')
  await drag('a', 'b', 0.5) // below itself
  await expectTree(page, 'a .c .x ..b')
  await press(page, 'Control+z')
  await expectTree(page, 'c a .x ..b')
})

test('what is written about a tag is kept as one writes', async ({ page, program }) => {
  await withTags(page, program, 'Fear', 'Joy')
  await goTo(page, 'Fear')
  await press(page, 'Enter')
  await expect(side(page).getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Dread')
  await press(page, 'Enter')
  await expectTree(page, 'Dread Joy')
  for (const [field, words] of [['What it is for', 'Of what may come'], ['When to use it', 'Somebody says so'], ['When not to', 'Mere worry'], ['Example', '“I was afraid.”']] as const) {
    await side(page).getByRole('textbox', { name: field }).fill(words)
  }
  await press(page, 'Escape')
  await expect(grid(page)).toBeFocused()
  await expect(row(page, 'Dread')).toContainText('Of what may come')
  await side(page).getByRole('button', { name: 'Colour 5' }).click()
  await expect(side(page).getByRole('button', { name: 'Colour 5' })).toHaveAttribute('aria-pressed', 'true')
  await side(page).getByRole('combobox', { name: 'Under' }).selectOption({ label: 'Joy' })
  await expectTree(page, 'Joy .Dread')
  await program.restart()
  await page.reload()
  await openCodebook(page)
  await goTo(page, 'Dread')
  await expect(side(page).getByRole('textbox', { name: 'When not to' })).toHaveValue('Mere worry')
  await expect(side(page).getByRole('textbox', { name: 'Example' })).toHaveValue('“I was afraid.”')
})

test('several tags become one', async ({ page, program }) => {
  await openFindings(page, program)
  await openCodebook(page)
  await goTo(page, 'Evasion')
  await press(page, 'Shift+ArrowDown')
  await press(page, 'm')
  await expect(page.getByRole('combobox', { name: 'Into' })).toBeFocused()
  await page.getByRole('combobox', { name: 'Into' }).selectOption({ label: 'Sanctions' })
  await page.getByRole('button', { name: 'Merge', exact: true }).press('Enter')
  await expect(row(page, 'Sanctions').locator('.codebook-highlights')).toHaveText('3')
  await expect(row(page, 'Evasion')).toHaveCount(0)
  await press(page, 'Control+z')
  await expect(row(page, 'Quotable')).toBeVisible()
})

test('a tag is split: chosen highlights go to a new one', async ({ page, program }) => {
  await openFindings(page, program)
  await openCodebook(page)
  await goTo(page, 'Sanctions')
  await press(page, 's')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: 'Called' })).toBeFocused()
  await page.keyboard.type('Lifted')
  await dialog.getByRole('searchbox', { name: 'Filter highlights' }).fill('Minsk')
  await dialog.getByRole('checkbox').press('Space')
  await expect(dialog.getByText('1 of 2 highlights chosen')).toBeVisible()
  expect(await foundHere(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Split' }).press('Enter')
  await expect(row(page, 'Lifted').locator('.codebook-highlights')).toHaveText('1')
  await expect(row(page, 'Sanctions').locator('.codebook-highlights')).toHaveText('1')
  await press(page, 'Control+z')
  await expect(row(page, 'Lifted')).toHaveCount(0)
  await expect(row(page, 'Sanctions').locator('.codebook-highlights')).toHaveText('2')
})

test('removing a tag offers what becomes of its highlights', async ({ page, program }) => {
  await openFindings(page, program)
  await openCodebook(page)
  const card = page.locator('.card')
  await goTo(page, 'Cooperation')
  await press(page, 'Delete')
  const dialog = page.getByRole('dialog', { name: 'Remove “Cooperation”' })
  await expect(dialog.getByRole('radio', { name: /Moves up/ })).toBeFocused()
  await press(page, 'Enter')
  await expect(row(page, 'Cooperation')).toHaveCount(0)
  await expect(row(page, 'Personal ties')).toHaveAttribute('aria-level', '1')
  await press(page, 'Control+z')
  await expect(row(page, 'Personal ties')).toHaveAttribute('aria-level', '2')

  await goTo(page, 'Personal ties')
  await side(page).getByRole('button', { name: 'Remove…' }).press('Enter')
  await press(page, 'Enter')
  await expect(grid(page)).toBeFocused() // the button is gone with the tag
  await press(page, 'Control+z')

  await goTo(page, 'Sanctions')
  await press(page, 'Delete', 'ArrowDown') // they get another tag
  await page.getByRole('combobox', { name: 'The other tag' }).selectOption({ label: 'Evasion' })
  await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter')
  await expect(row(page, 'Evasion').locator('.codebook-highlights')).toHaveText('3')
  await press(page, 'Control+z')

  await goTo(page, 'Irritants')
  await press(page, 'Delete', 'Enter')
  await expect(page.getByText('1 highlight without a tag')).toBeVisible()
  await page.getByRole('button', { name: 'Show it' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Excerpts' })).toBeVisible()
  await expect(page.locator('.excerpt-row')).toHaveCount(1)
  await expect(page.locator('.excerpt-row')).toContainText('There are irritants')
  await press(page, 'Alt+ArrowLeft')
  await expect(page.getByRole('heading', { name: 'Codebook' })).toBeVisible()
  await press(page, 'Control+z')
  await expect(row(page, 'Irritants')).toBeVisible()
  await goTo(page, 'Irritants')
  await press(page, 'Delete', 'ArrowUp') // to the trash
  await expect(page.getByRole('radio', { name: /trash/ })).toBeChecked()
  await press(page, 'Enter')
  await expect(row(page, 'Irritants')).toHaveCount(0)
  await press(page, 'Escape')
  await expect(card.first()).toBeVisible()
  await expect(card.filter({ hasText: 'There are irritants' })).toHaveCount(0)
  await press(page, 'Control+z')
  await expect(card.filter({ hasText: 'There are irritants' })).toHaveCount(1)
})

test('an archived tag keeps its highlights and is offered no more', async ({ page, program }) => {
  await openFindings(page, program)
  const bar = page.getByRole('toolbar', { name: 'Mark the selection' })
  await dragOver(page, 'very positive')
  await press(page, '7') // the tag given last
  await openCodebook(page)
  await goTo(page, 'Sanctions')
  await press(page, 'a')
  await expect(row(page, 'Sanctions')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show', exact: true }).press('Enter')
  await expect(row(page, 'Sanctions')).toContainText('archived')
  await expect(row(page, 'Sanctions').locator('.codebook-highlights')).toHaveText('3')
  await page.getByRole('button', { name: 'Hide', exact: true }).press('Enter')
  await press(page, 'Escape')
  await expect(page.locator('.page-codebook')).toHaveCount(0)
  await dragOver(page, 'Sergey Lavrov')
  await expect(bar).toContainText('Cooperation')
  await expect(bar).not.toContainText('Sanctions')
  await press(page, '7', 't') // 7 was its key
  await page.keyboard.type('sanct')
  await expect(page.getByRole('option', { name: /^Sanctions/ })).toHaveCount(0)
  await page.keyboard.type('ions') // by its whole name it can be had
  await expect(page.getByRole('option', { name: /^Sanctions/ })).toBeVisible()
  await press(page, 'Escape', 'Escape')
  await press(page, 'Control+z')
  await expect(page.getByRole('treeitem', { name: /^Sanctions/ })).toBeVisible()
})

test('tags are sorted to look at, and for good', async ({ page, program }) => {
  await withTags(page, program, 'c', 'c/b10', 'c/b9', 'a')
  await page.getByRole('button', { name: 'By hand' }).press('Enter')
  await press(page, 'ArrowDown', 'Enter')
  await expectTree(page, 'a c .b9 .b10')
  await press(page, 'End')
  await page.getByRole('menuitem', { name: 'Keep this order by hand' }).press('Enter')
  await expect(page.getByRole('button', { name: 'By hand' })).toBeVisible()
  await expectTree(page, 'a c .b9 .b10')
  await press(page, 'Control+z')
  await expectTree(page, 'c .b10 .b9 a')
})

test('a name that looks like another is told', async ({ page, program }) => {
  await withTags(page, program, 'Core')
  await press(page, 'n')
  await page.keyboard.type('Сore') // with a Cyrillic С
  await press(page, 'Enter')
  await expect(page.getByText('“Сore” looks like the tag “Core” and is another')).toBeVisible()
  await expect(grid(page).getByRole('img', { name: /Looks like/ })).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo', exact: true }).last().press('Enter')
  await expect(grid(page).getByRole('img', { name: /Looks like/ })).toHaveCount(0)
})

test('five hundred tags, ten deep', async ({ page, program }) => {
  const lines = ['Path']
  for (let i = 0; i < 50; i++) lines.push(Array.from({ length: 10 }, (_, depth) => `Tag ${i}.${depth}`).join(' > '))
  await writeFile(join(program.folder, 'many.csv'), lines.join('\n'))
  await program.answerDialog(join(program.folder, 'many.csv'))
  await openCodebook(page)
  await page.getByRole('button', { name: 'Import a codebook…' }).press('Enter')
  await page.getByRole('button', { name: 'Import 500 tags' }).press('Enter')
  await expect(page.getByRole('searchbox', { name: 'Filter tags' })).toHaveAttribute('placeholder', 'Filter 500 tags')
  await expect(grid(page)).toBeFocused()
  expect(await grid(page).locator('[data-tag]').count()).toBeLessThan(80)
  await press(page, 'End')
  await expect(row(page, 'Tag 49.9')).toBeInViewport()
  await expect(row(page, 'Tag 49.9')).toHaveAttribute('aria-level', '10')
  await press(page, 'Home', 'ArrowLeft')
  await expect(row(page, 'Tag 0.0')).toHaveAttribute('aria-expanded', 'false')
  await page.getByRole('searchbox', { name: 'Filter tags' }).fill('31.9')
  await expect(row(page, 'Tag 31.9')).toBeVisible()
  await press(page, 'Enter', 'End')
  await expect(row(page, 'Tag 31.9')).toHaveAttribute('aria-selected', 'true')
})

test('somebody’s own table is matched, looked at and taken in one step', async ({ page, program }) => {
  await withTags(page, program, 'Feelings')
  const file = join(program.folder, 'theirs.csv')
  await writeFile(file, 'Gruppe;Wort;Definition;Farbe\n;Feelings;=1+1;255,0,0\nFeelings;Fear;Of dogs;blue\n;<b>Work</b>;;\n;;nameless;\n')
  await program.answerDialog(file)
  await page.getByRole('button', { name: 'More for the codebook' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Import a codebook…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Import theirs.csv' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('switch', { name: 'The first row names the columns' }).setChecked(true)
  await dialog.getByRole('combobox', { name: 'What Gruppe says' }).selectOption({ label: 'The tag above' })
  await dialog.getByRole('combobox', { name: 'What Wort says' }).selectOption({ label: 'The name of the tag' })
  await dialog.getByRole('combobox', { name: 'What Definition says' }).selectOption({ label: 'What it is for' })
  await dialog.getByRole('combobox', { name: 'What Farbe says' }).selectOption({ label: 'Colour' })
  await expect(dialog.getByText('2 new tags, 1 changed')).toBeVisible()
  await expect(dialog.getByText('1 thing could not be read as it stands')).toBeVisible()
  expect(await foundHere(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Import 3 tags' }).press('Enter')
  await expectTree(page, 'Feelings .Fear <b>Work</b>')
  await expect(grid(page)).toBeFocused()
  await expect(row(page, 'Feelings')).toContainText('=1+1')

  const saved = join(program.folder, 'ours.csv')
  await program.answerDialog(saved)
  await page.getByRole('button', { name: 'More for the codebook' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Save as CSV…' }).press('Enter')
  await expect(page.getByText('Saved as ours.csv')).toBeVisible()
  const text = await readFile(saved, 'utf8')
  expect(text).toContain(`Feelings,'=1+1,`)
  expect(text).toContain('Feelings > Fear,Of dogs,')

  await press(page, 'Control+z')
  await expectTree(page, 'Feelings')
  await expect(row(page, 'Feelings')).not.toContainText('=1+1')
})

test('a project begins with the codebook of another', async ({ page, program }) => {
  await openFindings(page, program)
  const copy = join(program.folder, 'Other.manicule')
  await program.answerDialog(copy)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('save a copy')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Other/).first()).toBeVisible()
  await program.answerDialog(join(program.folder, 'New.manicule'))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^My interviews/ }).click()
  await page.getByRole('menuitem', { name: /^New project/ }).click()
  await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible()
  await openCodebook(page)
  await program.answerDialog(copy)
  await page.getByRole('button', { name: 'Take another project’s…' }).press('Enter')
  await page.getByRole('dialog', { name: 'Take the codebook of “My interviews”' }).getByRole('button', { name: 'Import 10 tags' }).press('Enter')
  await expect(row(page, 'Minsk agreement')).toHaveAttribute('aria-level', '2')
  await expect(row(page, 'Sanctions').locator('kbd')).toBeVisible()
})

test('the tags of the left panel move by keys too', async ({ page, program }) => {
  await withTags(page, program, 'a', 'b')
  await press(page, 'Escape')
  const item = page.getByRole('treeitem', { name: /^b,/ })
  await item.focus()
  await press(page, 'Alt+Shift+ArrowRight')
  await expect(page.getByRole('treeitem', { name: /^a, b,/ })).toHaveAttribute('aria-level', '2')
})

test.describe('without motion', () => {
  test.use({ reducedMotion: 'reduce' }) // a colour on its way from one theme to the next is none of either

  test('there is nothing for axe to find, in any theme', async ({ page, program }) => {
    test.slow()
    await openFindings(page, program)
    const state = await call<app.State>(program, 'Library/State')
    await call(program, 'Codebook/ArchiveTags', [state.tags.find((tag) => tag.name === 'Ukraine')!.id], true)
    await page.reload()
    await openCodebook(page)
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(row(page, 'Ukraine')).toBeVisible()
    await goTo(page, 'Evasion')
    expect(await found(page)).toEqual([])
    await press(page, 'Control+a')
    await expect(side(page)).toContainText('10 tags')
    await press(page, 'Delete')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await found(page)).toEqual([])
  })
})

test('a letter typed into a field is a letter', async ({ page, program }) => {
  await withTags(page, program, 'mast', 'other')
  const filter = page.getByRole('searchbox', { name: 'Filter tags' })
  await filter.focus()
  await press(page, 'm', 'a', 's')
  await expect(filter).toHaveValue('mas')
  await expectTree(page, 'mast')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press(page, 'Escape')
  await expect(filter).toHaveValue('')
  await expectTree(page, 'mast other')
})
