import { foundHere } from './axe'
import { clickOn, copied, dragOver, expect, openSample, test, type Page } from './manicule'
import { mark, openFindings } from './marked'
import { openText } from './steps'

const popover = (page: Page) => page.getByRole('dialog', { name: 'Correct the words' })
const field = (page: Page) => popover(page).getByRole('textbox', { name: 'The corrected words' })
const said = (page: Page, words: string) => expect(page.locator('[aria-live="polite"]').filter({ hasText: words }).first()).toBeAttached()
const quotes = (page: Page) => page.locator('.card .quote')
/** How far from the top of the window words stand. */
const height = (page: Page, words: string) => page.getByText(words).first().evaluate((el) => el.getBoundingClientRect().top)

/** Selects words by the keyboard alone. */
async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await page.keyboard.type(words)
  await expect(page.getByText(/^1 of /)).toBeVisible()
  await page.keyboard.press('Escape')
}

test('by the keyboard alone words are corrected, undone and done again, and highlights keep theirs', async ({ page, program }) => {
  const around = 'President Putin and President Obama have been work closely on these new challenges – open secret.'
  const behind = 'Don’t you think it’s better I give it to President Putin first?'
  await openSample(page)
  await mark(page, program, [{ quote: around }, { quote: behind }, { quote: 'closely on these', tags: ['Manner'] }])
  await find(page, 'been work closely')
  const stood = await height(page, 'Don’t you think')
  await page.keyboard.press('e')
  await expect(field(page)).toHaveValue('been work closely')
  await expect(field(page)).toBeFocused()
  expect(await foundHere(page)).toEqual([])
  await page.keyboard.type('been working closely')
  await page.keyboard.press('Enter')

  const now = around.replace('work ', 'working ')
  await expect(popover(page)).toHaveCount(0)
  await said(page, 'Corrected “work” to “working”, turn 3, Question')
  await expect(page.locator('main .corrected')).toHaveText('working')
  await expect(quotes(page)).toHaveText([`“${now}”`, '“closely on these”', `“${behind}”`])
  expect(await height(page, 'Don’t you think')).toBeCloseTo(stood, 0)

  // The corrected words are still selected, and the keys go on from there.
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('h')
  await expect(quotes(page)).toHaveText([`“${now}”`, '“been working closely on”', '“closely on these”', `“${behind}”`])
  await page.keyboard.press('Control+z')
  await expect(quotes(page)).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(page.locator('main .corrected')).toHaveCount(0)
  await said(page, 'Undone: Correct')
  await expect(quotes(page)).toHaveText([`“${around}”`, '“closely on these”', `“${behind}”`])
  await page.keyboard.press('Control+Shift+z')
  await expect(page.locator('main .corrected')).toHaveText('working')
  await expect(quotes(page)).toHaveText([`“${now}”`, '“closely on these”', `“${behind}”`])
  await program.restart()
  await page.reload()
  await expect(page.locator('main .corrected')).toHaveText('working')
})

test('what can’t be corrected is told, and nothing typed is lost', async ({ page, program }) => {
  await openSample(page)
  await page.keyboard.press('e')
  await expect(page.getByText('Select the words to correct first, or pick a highlight.')).toBeVisible()
  await dragOver(page, 'first?', 'Well, but maybe')
  await page.keyboard.press('e')
  await expect(page.getByText('Select words of one paragraph')).toBeVisible()
  await expect(popover(page)).toHaveCount(0)

  // All words of a turn can't be taken out; some can, and Escape takes none.
  await dragOver(page, 'Well, but maybe it will be open.')
  await page.keyboard.press('e')
  await field(page).fill('')
  await page.keyboard.press('Enter')
  await expect(popover(page).getByRole('alert')).toBeVisible()
  await expect(field(page)).toBeFocused()
  expect(await foundHere(page)).toEqual([])
  await field(page).fill('Well, but maybe it will.')
  await page.mouse.click(700, 880)
  await expect(field(page)).toHaveValue('Well, but maybe it will.')
  await field(page).press('Escape')
  await expect(popover(page)).toHaveCount(0)
  await expect(page.locator('main .corrected')).toHaveCount(0)

  // Enter that chooses among an input method's proposals saves nothing.
  await page.keyboard.press('e')
  await field(page).evaluate((el) => el.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true })))
  await expect(field(page)).toBeVisible()
  await page.keyboard.press('Enter') // the same words
  await expect(popover(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Undo: Import/ })).toBeVisible()

  // A highlight that is picked has its words corrected.
  await mark(page, program, [{ quote: 'a solution to very complicated issues' }])
  await clickOn(page, 'solution to')
  await page.keyboard.press('e')
  await expect(field(page)).toHaveValue('a solution to very complicated issues')
  await page.keyboard.type('a solution to <img src=x onerror=alert(1)> issues')
  await page.keyboard.press('Enter')
  await expect(quotes(page)).toHaveText(['“a solution to <img src=x onerror=alert(1)> issues”'])
  await expect(page.locator('main img')).toHaveCount(0)
})

test('the Info tab lists what was corrected, goes there, and takes it back', async ({ page, program }) => {
  await openFindings(page, program)
  for (const [was, now] of [['work closely', 'working closely'], ['I think the last, like, a year', 'I think the last year'], ['rapidly destroy Daesh', '<b>Daesh</b>']] as const) {
    await dragOver(page, was)
    await page.getByRole('toolbar', { name: 'Mark the selection' }).getByRole('button', { name: 'Correct the words' }).click()
    await field(page).fill(now)
    await page.keyboard.press('Enter')
    await expect(popover(page)).toHaveCount(0)
  }
  await page.getByRole('tab', { name: 'Info' }).click()
  const list = page.getByRole('region', { name: 'Corrections' })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  expect(await foundHere(page)).toEqual([])

  // What the file says is told where one points.
  await page.locator('main .corrected', { hasText: 'working' }).hover()
  await expect(page.locator('.tip')).toHaveText('The file says: work')
  const gone = list.getByRole('listitem').filter({ hasText: 'taken out' })
  await expect(gone).toContainText('like, a')
  await gone.getByRole('button').first().press('Enter')
  await expect(page.locator('main .corrected:empty')).toBeInViewport()

  // Copied words are those of the text.
  await dragOver(page, 'I think the last', 'your third time')
  await page.keyboard.press('Control+Shift+c')
  expect(await copied(page)).toBe('I think the last year – your third time')

  await list.getByRole('button', { name: 'Take back “working”' }).press('Enter')
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(list.getByRole('button', { name: /^Take back/ }).nth(1)).toBeFocused()
  await expect(page.getByRole('main').getByText('have been work closely')).toBeVisible()
  await list.getByRole('button', { name: 'Take all back' }).click()
  await expect(list).toHaveCount(0)
  await expect(page.locator('main .corrected')).toHaveCount(0)
  await page.locator('.toast').last().getByRole('button', { name: 'Undo' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
})

test('words from right to left, and without spaces, are corrected like others', async ({ page, program }) => {
  await openText(page, program, 'ANNA: Where did you work?', 'SAMI: عملت في الشركه ثلاثين سنة.', 'ANNA: And you?', 'MALI: ผมทำงานที่นี้มานาน')
  for (const [was, now, marked] of [['الشركه', 'الشركة', 'الشركة'], ['ที่นี้', 'ที่นี่', 'นี่']] as const) {
    await find(page, was)
    await page.keyboard.press('e')
    await expect(field(page)).toHaveValue(was)
    await page.keyboard.type(now)
    await page.keyboard.press('Enter')
    await expect(page.locator('main .corrected').filter({ hasText: marked })).toBeVisible()
    await expect(page.locator('main .turn').filter({ hasText: now })).toBeVisible()
  }
  await page.locator('main .corrected').first().hover()
  await expect(page.locator('.tip')).toHaveText('The file says: الشركه')
})

test('a highlight made while other words are on their way does not land beside its own', async ({ page }) => {
  await openSample(page)
  await find(page, 'work closely')
  await page.keyboard.press('e')
  await page.keyboard.type('working closely')
  await page.keyboard.press('Enter')
  await expect(page.locator('main .corrected')).toHaveText('working')
  await find(page, 'open secret')
  const held: (() => void)[] = []
  await page.route('**/transcript?*', async (route) => {
    await new Promise<void>((go) => held.push(go))
    await route.continue()
  })
  await page.keyboard.press('Control+z')
  await expect.poll(() => held.length).toBe(1)
  await page.keyboard.press('h')
  await expect(quotes(page)).toHaveText(['“open secret”'])
  held[0]!()
  await expect(page.getByText('The words were corrected meanwhile. Select them again.')).toBeVisible()
  await expect(quotes(page)).toHaveCount(0)
  await expect(page.locator('main .corrected')).toHaveCount(0)
})
