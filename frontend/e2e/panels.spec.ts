import { dragOver, expect, openSample, serious, test, transcript, type Page } from './manicule'

async function tagWith(page: Page, words: string, tag: string): Promise<void> {
  await dragOver(page, words)
  await page.keyboard.press('t')
  await page.keyboard.type(tag)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('treeitem', { name: new RegExp(`^${tag}, `) })).toBeVisible()
}

/** The states of the window that axe looks at, each reached from a picked highlight with a note. */
const states: Record<string, (page: Page) => Promise<void>> = {
  'a picked highlight': async () => undefined,
  'the palette': (page) => page.keyboard.press('t'),
  'the memo': (page) => page.getByRole('tab', { name: 'Memo' }).click(),
  'the details': (page) => page.getByRole('tab', { name: 'Info' }).click(),
  'the export panel': async (page) => {
    await page.keyboard.press('Control+e')
    await expect(page.locator('[data-preview]')).toContainText('A note.')
  },
  'the sheet of keys': async (page) => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'the search': async (page) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('ukraine')
    await expect(page.getByRole('option', { name: /Ukraine/ }).first()).toBeVisible()
  },
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`nothing serious for axe, ${scheme}`, () => {
    test.use({ colorScheme: scheme })
    test('the empty window', async ({ page }) => {
      await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible()
      expect(await serious(page)).toEqual([])
    })
    for (const [state, reach] of Object.entries(states)) {
      test(state, async ({ page }) => {
        await openSample(page)
        await tagWith(page, 'Sergey Lavrov', 'Mood')
        await tagWith(page, 'very positive', 'Praise')
        await tagWith(page, 'open secret', 'Secrecy')
        await page.keyboard.press('n')
        await page.keyboard.type('A note.')
        await page.keyboard.press('Escape')
        await reach(page)
        expect(await serious(page)).toEqual([])
      })
    }
  })
}

test('the codebook: rename, colour, remove, all undone', async ({ page }) => {
  await openSample(page)
  await tagWith(page, 'Sergey Lavrov', 'Mood')
  await page.getByRole('treeitem', { name: /^Mood, 1 / }).hover()
  await page.getByRole('button', { name: 'More for Mood' }).click()
  await page.getByRole('menuitem', { name: /^Rename/ }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Feeling')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('treeitem', { name: /^Feeling, 1 / })).toBeVisible()
  await expect(page.getByRole('main').getByText('Feeling')).toBeVisible()

  await page.getByRole('treeitem', { name: /^Feeling/ }).hover()
  await page.getByRole('button', { name: 'More for Feeling' }).click()
  await page.getByRole('menuitem', { name: /^Remove/ }).click()
  await expect(page.getByRole('treeitem')).toHaveCount(0)
  await expect(page.locator('.card')).toHaveCount(1) // the highlight stays
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(page.getByRole('treeitem', { name: /^Feeling, 1 / })).toBeVisible()
})

test('two tags become one, and two again', async ({ page }) => {
  await openSample(page)
  await tagWith(page, 'Sergey Lavrov', 'Mood')
  await tagWith(page, 'very positive', 'Feeling')
  await page.getByRole('treeitem', { name: /^Mood, 1 / }).hover()
  await page.getByRole('button', { name: 'More for Mood' }).click()
  await page.getByRole('menuitem', { name: /^Merge into/ }).click()
  await page.getByRole('combobox', { name: 'Into' }).selectOption({ label: 'Feeling' })
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('treeitem', { name: /^Feeling, 2 / })).toBeVisible()
  await expect(page.getByRole('treeitem')).toHaveCount(1)
  await expect(page.locator('.card').filter({ hasText: 'Feeling' })).toHaveCount(2)
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(page.getByRole('treeitem', { name: /^Mood, 1 / })).toBeVisible()
  await expect(page.getByRole('treeitem', { name: /^Feeling, 1 / })).toBeVisible()
})

test('a tag names its siblings apart, and says so', async ({ page }) => {
  await openSample(page)
  await tagWith(page, 'Sergey Lavrov', 'Mood')
  await page.getByRole('button', { name: 'New tag' }).click()
  await page.keyboard.type('mood')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/There is a tag “Mood” here already/).first()).toBeVisible()
})

test('memo and details are kept', async ({ page, program }) => {
  await openSample(page)
  await page.getByRole('tab', { name: 'Memo' }).click()
  await page.getByRole('textbox', { name: /memo/i }).fill('Who speaks for whom?')
  await page.getByRole('tab', { name: 'Info' }).click()
  await page.getByRole('textbox', { name: 'Place' }).fill('Spaso House')
  await page.keyboard.press('Tab')
  await page.getByRole('combobox', { name: 'Role of Question' }).selectOption('respondent')
  await expect(page.getByText('2 questions unanswered', { exact: true })).toHaveCount(0)
  await program.restart()
  await page.reload()
  await page.getByRole('tab', { name: 'Memo' }).click()
  await expect(page.getByRole('textbox', { name: /memo/i })).toHaveValue('Who speaks for whom?')
  await page.getByRole('tab', { name: 'Info' }).click()
  await expect(page.getByRole('textbox', { name: 'Place' })).toHaveValue('Spaso House')
})

test('search goes to the words', async ({ page }) => {
  await openSample(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('poroshenko')
  await expect(page.getByRole('option', { name: /Poroshenko/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: /Poroshenko/ }).click()
  await expect(page.getByText('President Poroshenko')).toBeInViewport()
})

test('a removed transcript comes back with its highlights', async ({ page }) => {
  await openSample(page)
  await tagWith(page, 'Sergey Lavrov', 'Mood')
  await page.getByRole('button', { name: /^More for Interview/ }).click()
  await page.getByRole('menuitem', { name: /^Remove/ }).click()
  await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await transcript(page, 'Interview With').click()
  await expect(page.locator('.card')).toHaveCount(1)
})

test('projects: a new one, and back', async ({ page, program }) => {
  await openSample(page)
  await program.answerDialog(`${program.folder}/Second.manicule`)
  await page.getByRole('button', { name: /^My interviews/ }).click()
  await page.getByRole('menuitem', { name: /^New project/ }).click()
  await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible()
  await page.getByRole('button', { name: /^Second/ }).click()
  await page.getByRole('menuitem', { name: /^My interviews/ }).click()
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
})

test('the theme is the system’s until one is chosen, and stays', async ({ page, program }) => {
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme'])
  expect(await theme()).toBe('light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(theme).toBe('dark')
  await page.getByRole('button', { name: 'Reading settings' }).click()
  await page.getByRole('radio', { name: 'Light' }).click()
  await expect.poll(theme).toBe('light')
  await page.waitForResponse((r) => r.url().endsWith('/Library/SaveSettings'))
  await program.restart()
  await page.reload()
  await expect.poll(theme).toBe('light')
})
