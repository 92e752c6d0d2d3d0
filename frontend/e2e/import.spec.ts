import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, openSample, sampleTitle, serious, test, transcript, type Page } from './manicule'

/** An interview in which a label that is nobody's comes three times. */
const talk = (a: string, b: string, word: string) =>
  [`Talk about ${word}`, 'May 4, 2024', `${a}: What about ${word}?`, `${b}: It is fine. (Laughter.)`, 'MUSIC: a song is played.', `${a}: Good?`,
    `${b}: Yes.`, 'MUSIC: and another.', `${a}: And again?`, 'MUSIC: a third.', `${b}: Bye.`].join('\n\n')

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
  await expect(text(page)).toContainText('What about rain?')
  expect(await serious(page)).toEqual([])

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
  await expect(shown).toBeHidden()
  await page.keyboard.press('Escape')
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
