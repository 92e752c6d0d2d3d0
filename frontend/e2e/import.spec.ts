import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { foundHere } from './axe'
import { expect, importShown, openSample, sampleTitle, test, transcript, type Page } from './manicule'

/** An interview in which a label that is nobody's comes three times. */
const talk = (a: string, b: string, word: string) =>
  [`Talk about ${word}`, 'May 4, 2024', `${a}: What about ${word}?`, `${b}: It is fine. (Laughter.)`, 'MUSIC: a song is played.', `${a}: Good?`,
    `${b}: Yes.`, 'MUSIC: and another.', `${a}: And again?`, 'MUSIC: a third.', `${b}: Bye.`].join('\n\n')

const root = resolve(import.meta.dirname, '../..')
const commented = join(root, 'internal/parse/testdata/word-notes-comments.docx')
/** Two passages in yellow, one in bright green, one comment; Ana Petrova asks. */
const coded = join(root, 'app/testdata/coded.fodt')

const window = (page: Page) => page.getByRole('dialog', { name: /^Import / })
const text = (page: Page) => page.getByRole('region', { name: 'How it will read' })

test('three files are looked at, corrected and imported, and go with one undo', async ({ page, program }) => {
  const paths = ['rain', 'snow', 'wind'].map((word) => join(program.folder, `${word}.txt`))
  for (const path of paths) await writeFile(path, talk('ANNA', 'BEN', path.includes('rain') ? 'rain' : path.includes('snow') ? 'snow' : 'wind'))
  await program.drop(...paths)
  const shown = window(page)
  await expect(shown).toContainText('Import 3 files')
  const go = shown.getByRole('button', { name: 'Import 3 transcripts' })
  await expect(go).toBeFocused()
  await shown.getByRole('button', { name: /^rain.txt/ }).click() // else the one that is read first is shown
  await expect(text(page)).toContainText('What about rain?')
  expect(await foundHere(page)).toEqual([])

  // A speaker gets a name; what is no speaker goes back into the text.
  await shown.getByRole('textbox', { name: 'Name of ANNA' }).fill('Anna Berg')
  await expect(text(page)).toContainText('Anna Berg')
  await shown.getByRole('combobox', { name: 'What MUSIC does' }).selectOption('Not a speaker')
  await expect(text(page)).toContainText('MUSIC: a song is played.')
  await shown.getByRole('combobox', { name: 'What Anna Berg does' }).selectOption('Asks')
  await shown.getByRole('button', { name: 'Use for the other files too' }).click()

  // Another file has the same; its own title; and another way to read it.
  await shown.getByRole('button', { name: /^snow.txt/ }).click()
  await expect(text(page)).toContainText('What about snow?')
  await expect(text(page)).toContainText('Anna Berg')
  await shown.getByRole('textbox', { name: 'Title' }).fill('Snow, at last')
  await expect(text(page).getByRole('heading')).toHaveText('Snow, at last')
  await page.keyboard.press('Tab')
  await shown.getByRole('button', { name: /^wind.txt/ }).click()
  await expect(text(page)).toContainText('What about wind?')
  await shown.getByRole('combobox', { name: 'Told by' }).selectOption('Nobody: only paragraphs')
  await expect(text(page)).toContainText('ANNA: What about wind?')

  await page.keyboard.press('Control+Enter')
  const report = page.getByRole('dialog', { name: 'Imported 3 transcripts' })
  await expect(report).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(report).toBeHidden()
  await expect(page.locator('.transcripts .row')).toHaveCount(3)
  await transcript(page, 'Talk about rain').click()
  await expect(page.getByRole('main').getByText('MUSIC: a song is played.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { name: 'Anna Berg' }).first()).toBeVisible()
  await expect(transcript(page, 'Snow, at last')).toBeVisible()

  await page.keyboard.press('Control+z')
  await expect(page.locator('.transcripts .row')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(page.locator('.transcripts .row')).toHaveCount(3)
})

test('what is here already is left out unless it is asked for', async ({ page, program }) => {
  const [rain, snow] = [join(program.folder, 'rain.txt'), join(program.folder, 'snow.txt')]
  await writeFile(rain, talk('ANNA', 'BEN', 'rain'))
  await writeFile(snow, talk('ANNA', 'BEN', 'snow'))
  await program.drop(rain)
  await expect(window(page).getByRole('button', { name: 'Import 1 transcript' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('.transcripts .row')).toHaveCount(1)
  await program.drop(rain, snow)
  await expect(window(page).getByRole('button', { name: 'Import 1 transcript' })).toBeVisible()
  await expect(window(page)).toContainText('Already here')
  await window(page).getByRole('checkbox', { name: 'Import rain.txt again' }).check()
  await window(page).getByRole('button', { name: 'Import 2 transcripts' }).click()
  await page.getByRole('dialog', { name: 'Imported 2 transcripts' }).getByRole('button', { name: 'Close' }).last().click()
  await expect(page.locator('.transcripts .row')).toHaveCount(3)
})

test('a folder comes in without what is hidden, and what fails can be tried again', async ({ page, program }) => {
  const folder = join(program.folder, 'study')
  await mkdir(join(folder, 'round 2'), { recursive: true })
  await writeFile(join(folder, 'a.txt'), talk('ANNA', 'BEN', 'rain'))
  await writeFile(join(folder, 'b.txt'), '')
  await writeFile(join(folder, '.hidden.txt'), talk('ANNA', 'BEN', 'secrets'))
  await symlink('/etc/passwd', join(folder, 'link.txt'))
  await writeFile(join(folder, 'round 2', 'c.txt'), talk('CARL', 'DORA', 'snow'))
  await program.answerDialog(folder)
  await page.getByRole('button', { name: 'Choose folder…' }).click()
  const shown = window(page)
  await expect(shown).toContainText('Import 3 files')
  await expect(shown).toContainText('1 file could not be read')
  await shown.getByRole('button', { name: /^b.txt/ }).click()
  await expect(shown.getByRole('alert')).toContainText('b.txt is empty.')
  await writeFile(join(folder, 'b.txt'), talk('EVA', 'FRED', 'wind'))
  await shown.getByRole('button', { name: 'Try again' }).click()
  await expect(text(page)).toContainText('What about wind?')
  await shown.getByRole('button', { name: 'Import 3 transcripts' }).click()
  await expect(page.locator('.transcripts .row')).toHaveCount(3)
})

test('canceling leaves nothing, and looking first can be turned off', async ({ page, program }) => {
  await openSample(page)
  const rain = join(program.folder, 'rain.txt')
  await writeFile(rain, talk('ANNA', 'BEN', 'rain'))
  await program.drop(rain)
  await expect(text(page)).toContainText('What about rain?')
  await page.keyboard.press('Escape')
  await expect(window(page)).toBeHidden()
  await expect(page.locator('.transcripts .row')).toHaveCount(1)
  await program.drop(rain)
  await window(page).getByRole('switch', { name: 'Look at files before importing them' }).uncheck({ force: true })
  await window(page).getByRole('button', { name: 'Cancel' }).click()
  await program.drop(rain)
  await expect(transcript(page, 'Talk about rain')).toBeVisible()
  await expect(transcript(page, sampleTitle)).toBeVisible()
})

test('the original can be saved again', async ({ page, program }) => {
  await openSample(page)
  const path = join(program.folder, 'saved.txt')
  await program.answerDialog(path)
  await page.getByRole('button', { name: `More for ${sampleTitle}` }).click({ force: true })
  await page.getByRole('menuitem', { name: 'Save the original…' }).click()
  await expect(page.getByText('Saved as saved.txt')).toBeVisible()
})

test('a thousand files show how far they are, and stop at once', async ({ page, program }) => {
  const folder = join(program.folder, 'many')
  await mkdir(folder)
  await Promise.all(Array.from({ length: 1000 }, (_, i) => writeFile(join(folder, `${String(i).padStart(4, '0')}.txt`), talk('ANNA', 'BEN', `day ${i}`))))
  await program.drop(folder)
  await expect(window(page).getByRole('button', { name: 'Import 1,000 transcripts' })).toBeEnabled()
  await window(page).getByRole('button', { name: 'Import 1,000 transcripts' }).click()
  await expect(window(page).getByRole('progressbar', { name: /^Importing/ })).toBeVisible()
  await window(page).getByRole('button', { name: 'Stop' }).click()
  await expect(window(page)).toBeHidden({ timeout: 2000 })
  await expect(page.getByText('The import was stopped.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(page.locator('.transcripts .row')).toHaveCount(0)
})

test('what was marked in Word comes in as highlights, and goes with one undo', async ({ page, program }) => {
  await program.drop(commented)
  const shown = window(page)
  await expect(shown).toContainText('1 comment and 1 coloured passage can become highlights.')
  await expect(shown).toContainText('“Ask about the aunt.”')
  await expect(shown).toContainText('1 passage · “the ladder”')
  await expect(text(page).locator('mark')).toHaveText(['my aunt’s', 'the ladder'])
  expect(await foundHere(page)).toEqual([])
  await importShown(page)

  const main = page.getByRole('main')
  await expect(main.locator('mark')).toHaveText(['my aunt’s', 'the ladder'])
  await expect(main).toContainText('Ask about the aunt.')
  await expect(page.getByRole('treeitem', { name: /^Yellow, 1 highlights/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.locator('.transcripts .row')).toHaveCount(0)
  await expect(page.getByRole('treeitem')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByRole('treeitem', { name: /^Yellow/ })).toBeVisible()
})

test('comments and colours are left out, tagged otherwise, and the choice holds for the other files', async ({ page, program }) => {
  const paths = [join(program.folder, 'one.fodt'), join(program.folder, 'two.docx')]
  await copyFile(coded, paths[0]!)
  await copyFile(commented, paths[1]!)
  await program.drop(...paths)
  const shown = window(page)
  const marks = shown.getByRole('region', { name: 'Comments and colours' })
  await shown.getByRole('button', { name: /^one.fodt/ }).click() // else the one that is read first is shown
  await expect(marks).toContainText('1 comment and 3 coloured passages can become highlights.')
  await expect(text(page)).toContainText('4 highlights')
  await marks.getByRole('checkbox', { name: /comment/ }).uncheck()
  await marks.getByRole('checkbox', { name: 'Bright Green' }).uncheck()
  await marks.getByRole('combobox', { name: 'Tag for Yellow' }).fill('Places > Water')
  await expect(text(page).locator('mark')).toHaveText(['lower mill', 'the water'])
  await shown.getByRole('button', { name: /^two.docx/ }).click()
  await expect(text(page).locator('mark')).toHaveText(['the ladder'])
  await expect(marks.getByRole('combobox', { name: 'Tag for Yellow' })).toHaveValue('Places > Water')
  await shown.getByRole('button', { name: 'Import 2 transcripts' }).click()
  await expect(page.getByRole('treeitem', { name: /^Places, Water, 3 highlights/ })).toBeVisible()
  await expect(page.getByRole('main').locator('mark')).toHaveText(['lower mill', 'the water'])
})

test('by the keyboard alone a colour gets no tag', async ({ page, program }) => {
  await program.drop(commented)
  await expect(window(page).getByRole('button', { name: 'Import 1 transcript' })).toBeFocused()
  const tag = window(page).getByRole('combobox', { name: 'Tag for Yellow' })
  for (let presses = 0; presses < 10 && !(await tag.evaluate((field) => field === document.activeElement)); presses++) await page.keyboard.press('Shift+Tab')
  await expect(tag).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Shift+Tab')
  await expect(window(page).getByRole('checkbox', { name: 'Yellow' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Space')
  await expect(window(page).getByRole('checkbox', { name: /comment/ })).not.toBeChecked()
  await expect(text(page).locator('mark')).toHaveText(['the ladder'])
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('main').locator('mark')).toHaveText(['the ladder'])
  await expect(page.getByRole('treeitem')).toHaveCount(0)
})

test('a speaker known by name is the same person, one who is alike is only proposed', async ({ page, program }) => {
  const paths = ['ANA PETROVA', 'Ana Petrova', 'ANNA PETROVA'].map((who, i) => [join(program.folder, `${i + 1}.txt`), talk(who, 'P01', `day ${i + 1}`)] as const)
  for (const [path, words] of paths) await writeFile(path, words)
  const [one, two, three] = paths.map(([path]) => path) as [string, string, string]
  await program.drop(one)
  await importShown(page)
  await expect(page.locator('.transcripts .row')).toHaveCount(1)

  // By one key she is the same; the label is nobody's but this file's.
  await program.drop(two)
  const same = window(page).getByRole('checkbox', { name: 'The same Ana Petrova as in 1 transcript' })
  await expect(same).toBeChecked()
  await expect(window(page).getByRole('checkbox', { name: /P01/ })).toHaveCount(0)
  expect(await foundHere(page)).toEqual([])
  await importShown(page)
  await expect(page.locator('.transcripts .row')).toHaveCount(2)

  // Who is called almost so is proposed; by the keyboard it is said that she is.
  await program.drop(three)
  const perhaps = window(page).getByRole('checkbox', { name: 'The same person as Ana Petrova in 2 transcripts' })
  await expect(perhaps).not.toBeChecked()
  await window(page).getByRole('textbox', { name: 'Name of ANNA PETROVA' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(perhaps).toBeFocused()
  await page.keyboard.press('Space')
  await expect(perhaps).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.transcripts .row')).toHaveCount(3)
  await expect(page.getByRole('main').getByRole('heading', { name: 'Ana Petrova' }).first()).toBeVisible()
})

test('a namesake is another person, and there are two of the name from then on', async ({ page, program }) => {
  const paths = [1, 2, 3, 4].map((n) => join(program.folder, `${n}.txt`))
  for (const [i, path] of paths.entries()) await writeFile(path, talk('Ana Petrova', 'P01', `day ${i}`))
  await program.drop(...paths.slice(0, 2))
  await expect(window(page).getByRole('checkbox', { name: 'The same Ana Petrova as in 1 other file' })).toBeChecked()
  await window(page).getByRole('button', { name: 'Import 2 transcripts' }).click()
  await expect(page.locator('.transcripts .row')).toHaveCount(2)

  await program.drop(paths[2]!)
  const namesake = window(page).getByRole('checkbox', { name: 'The same Ana Petrova as in 2 transcripts' })
  await namesake.uncheck()
  await expect(namesake).not.toBeChecked()
  await window(page).getByRole('button', { name: 'Import 1 transcript' }).click()
  await expect(page.locator('.transcripts .row')).toHaveCount(3)

  // The one who speaks in most transcripts is the likeliest.
  await program.drop(paths[3]!)
  await expect(namesake).toBeChecked()
  const other = window(page).getByRole('checkbox', { name: 'The same Ana Petrova as in 1 transcript' })
  await other.check()
  await expect(namesake).not.toBeChecked()
})
