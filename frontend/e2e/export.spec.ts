// The export panel: everything that can be handed in, chosen, saved, found and read.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copied, dragOver, expect, test, type Page, type Program } from './manicule'
import { openFindings } from './marked'
import { unzipped } from './zip'

const panel = (page: Page) => page.getByRole('complementary', { name: 'Export' })
const frame = (page: Page) => page.frameLocator('[data-preview] iframe')
const cards = (page: Page) => page.locator('.card')
const option = (page: Page, name: string) => panel(page).getByRole('switch', { name })
const choose = (page: Page, name: string) => panel(page).getByRole('radio', { name, exact: true }).click()

async function openPanel(page: Page): Promise<void> {
  await page.keyboard.press('Control+e')
  await expect(panel(page)).toBeVisible()
}

/** Saves what is chosen, and reads the file. */
async function save(page: Page, program: Program, name: string): Promise<Buffer> {
  const path = join(program.folder, name)
  await program.answerDialog(path)
  await panel(page).getByRole('button', { name: 'Save as…' }).click()
  await expect(panel(page).getByText(`Saved as ${name}`)).toBeVisible()
  await expect(panel(page).getByRole('button', { name: 'Show in folder' })).toBeVisible()
  return readFile(path)
}

async function preset(page: Page, ...items: string[]): Promise<void> {
  await panel(page).getByRole('button', { name: 'Presets' }).click()
  for (const item of items) await page.getByRole('menuitem', { name: item, exact: true }).last().click() // that of the menu opened last
}

/** What is in each kind of file of the sample's findings. */
const joke = 'Don’t you think it’s better I give it to President Putin first?'
const kinds: readonly [label: string, ending: string, words: (file: Buffer) => string][] = [
  ['Word', 'docx', (file) => unzipped(file).get('word/document.xml') ?? ''],
  ['HTML', 'html', String],
  ['PDF', 'pdf', (file) => `${file.toString('latin1', 0, 5)} ${joke} Deflects with humour.`], // its words are read in internal/export
  ['Markdown', 'md', String],
  ['Notes', 'zip', (file) => [...unzipped(file).values()].join('\n')],
  ['CSV', 'csv', String],
  ['Excel', 'xlsx', (file) => unzipped(file).get('xl/worksheets/sheet1.xml') ?? ''],
  ['JSON', 'json', String],
]

test('each kind of file is chosen, seen, saved and read', async ({ page, program }) => {
  await openFindings(page, program)
  await openPanel(page)
  await expect(panel(page).getByRole('heading', { name: 'Export 8 excerpts' })).toBeVisible()
  for (const [label, ending, words] of kinds) {
    await choose(page, label)
    const shown = ['Word', 'HTML', 'PDF'].includes(label) ? frame(page).locator('body') : panel(page).locator('[data-preview]')
    await expect(shown).toContainText('Deflects with humour.')
    const read = words(await save(page, program, `findings.${ending}`))
    expect(read, label).toContain(joke)
    expect(read, label).toContain('Deflects with humour.')
    if (label === 'PDF') expect(read).toContain('%PDF-')
  }
  for (const label of ['Word', 'HTML', 'PDF']) {
    await choose(page, label)
    await choose(page, 'Whole transcripts')
    await expect(frame(page).locator('body')).toContainText('I want Russia to root for democracy, okay?')
    const file = await save(page, program, `whole.${label}`)
    expect(file.length, label).toBeGreaterThan(10_000)
    if (label === 'HTML') expect(String(file)).toContain('I want Russia to root for democracy, okay?')
    await choose(page, 'Excerpts')
  }

  // A Word document is shown with what it has where it has it: a title page, then the contents.
  await choose(page, 'Word')
  await option(page, 'Title page').check()
  await option(page, 'Citations as footnotes').check()
  await expect(frame(page).locator('header.cover h1')).toHaveText('My interviews')
  await expect(frame(page).locator('nav li').first()).toContainText('Cooperation')
  await expect(frame(page).locator('ol.footnotes li').first()).toContainText('Secretary Kerry')
  await expect(frame(page).locator('.cite')).toHaveCount(0)

  // An export that can't be written says why and leaves what was there.
  const path = join(program.folder, 'findings.md')
  await choose(page, 'Markdown')
  await panel(page).getByRole('combobox', { name: 'Citation' }).selectOption('As I write it')
  await panel(page).getByLabel('Citation template').fill('{page}')
  await expect(panel(page).getByRole('alert')).toContainText('A citation can\'t have “page”')
  expect(String(await readFile(path))).toContain(joke)
})

test('choices are kept under a name and over a restart, and names are replaced and looked for', async ({ page, program }) => {
  await openFindings(page, program)
  await openPanel(page)
  await choose(page, 'Markdown')
  await panel(page).getByLabel('Sections').selectOption('By speaker')
  await preset(page, 'Keep these choices as…')
  await page.getByRole('dialog').getByLabel('Name').fill('For Ana')
  await page.keyboard.press('Enter')
  await preset(page, 'The usual choices')
  await expect(panel(page).getByLabel('Sections')).toHaveValue('tag')
  await choose(page, 'HTML')
  await preset(page, 'For Ana')
  await expect(panel(page).getByRole('radio', { name: 'Markdown', exact: true })).toBeChecked()
  await expect(panel(page).getByLabel('Sections')).toHaveValue('speaker')
  await expect(panel(page).locator('[data-preview]')).toContainText('## Secretary Kerry')
  await preset(page, 'Remove', 'For Ana')
  await panel(page).getByRole('button', { name: 'Presets' }).click()
  await expect(page.getByRole('menuitem', { name: 'For Ana' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  // Names, the longest first; what is left of them is told before anything is saved.
  await panel(page).getByRole('button', { name: 'Choose…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Pseudonyms' })
  for (const [i, [name, called]] of [['Sergey Lavrov', 'Mr. A'], ['Secretary Kerry', 'Secretary B'], ['Hansen', 'Jensen']].entries()) {
    await dialog.getByLabel(`Name ${i + 1}`, { exact: true }).fill(name!)
    await dialog.getByLabel(`What name ${i + 1} is called`).fill(called!)
  }
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await expect(panel(page).getByText('Sergey Lavrov 1 × · Secretary Kerry 1 × · Hansen not found')).toBeVisible()
  await expect(panel(page).getByText('may still name somebody')).toHaveCount(0)
  await panel(page).getByRole('button', { name: 'Close the export panel' }).click()
  await dragOver(page, 'President Putin has been very gracious')
  await page.keyboard.press('n')
  await page.keyboard.type('LAVROV again.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('main').getByText('LAVROV again.')).toBeVisible()
  await openPanel(page)
  await panel(page).getByText('1 place may still name somebody').click()
  await expect(panel(page).locator('.leaks li')).toContainText('LAVROV again.')
  const kept = page.waitForResponse((r) => r.url().endsWith('/Library/SaveSettings'))
  const said = String(await save(page, program, 'named.md'))
  expect(said).toContain('> Mr. A and I have had a very productive relationship')
  expect(said).toContain('## Secretary B')
  expect(said).not.toContain('Sergey Lavrov')

  // The choices of the last export are there after a restart.
  await kept
  await program.restart()
  await page.reload()
  await expect(page.locator('main mark').first()).toBeVisible()
  await openPanel(page)
  await expect(panel(page).getByRole('radio', { name: 'Markdown', exact: true })).toBeChecked()
  await expect(panel(page).getByLabel('Sections')).toHaveValue('speaker')
  await expect(option(page, 'Pseudonyms')).toBeChecked()
})

test('annotations go out and come in again, and what has no place is told', async ({ page, program }) => {
  await openFindings(page, program)
  await openPanel(page)
  await choose(page, 'JSON')
  const collection = JSON.parse(String(await save(page, program, 'findings.json'))) as { first: { items: { id: string; target: { selector: { exact?: string }[] } }[] } }
  const lost = structuredClone(collection.first.items[0]!)
  lost.id = 'https://example.org/lost'
  lost.target.selector = [{ ...lost.target.selector[1]!, exact: 'Words that nobody said.' }]
  collection.first.items.push(lost)
  const path = join(program.folder, 'more.json')
  await writeFile(path, JSON.stringify(collection))
  await panel(page).getByRole('button', { name: 'Close the export panel' }).click()

  for (const words of ['Sergey Lavrov', 'we could see the sanctions']) {
    await cards(page).filter({ hasText: words }).click()
    await page.keyboard.press('Delete')
  }
  await expect(cards(page)).toHaveCount(6)
  await program.answerDialog(path)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('import annotations')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Imported 2 highlights' })
  await expect(dialog).toContainText('6 highlights were there already.')
  await expect(dialog.getByRole('heading', { name: '1 annotation could not be placed' })).toBeVisible()
  await expect(dialog.getByRole('listitem')).toContainText('Words that nobody said.')
  await page.keyboard.press('Escape')
  await expect(cards(page)).toHaveCount(8)
  await page.getByRole('button', { name: /^Undo: / }).click()
  await expect(cards(page)).toHaveCount(6)

  // On their page all of them are copied at once, with their look.
  await page.keyboard.press('Alt+2')
  await expect(page.getByText('All 6 highlights')).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await expect(page.getByText('Copied 6 excerpts with the source')).toBeVisible()
  expect((await copied(page, 'text/html')).match(/<blockquote>/g)).toHaveLength(6)
  expect(await copied(page)).toContain(`“${joke}” (Secretary Kerry, `)
})
