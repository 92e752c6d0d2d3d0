import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { foundHere } from './axe'
import { dragOver, expect, openSample, sampleTitle, test, transcript, type Page } from './manicule'
import { fromProjectMenu, highlight, highlightThree } from './steps'

async function removeTranscript(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^More for Interview/ }).click()
  await page.getByRole('menuitem', { name: /^Remove/ }).click()
  await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible()
}

const moments = (page: Page) => page.getByRole('listbox', { name: 'Steps, the latest first' }).getByRole('option')
const now = (page: Page) => page.locator('.moment[aria-current="step"]')

test('back two steps and forth again', async ({ page }) => {
  await openSample(page)
  await highlightThree(page)
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(moments(page)).toHaveCount(5) // the import, three highlights, the beginning
  await expect(moments(page).first()).toHaveAttribute('aria-current', 'step')

  await moments(page).nth(2).click()
  await expect(moments(page).nth(2)).toHaveAttribute('aria-current', 'step')
  await expect(page.locator('.moment.undone')).toHaveCount(2)
  await expect(page.locator('main mark')).toHaveCount(1)

  // By keyboard: up to the latest step, and there.
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(moments(page).first()).toHaveAttribute('aria-current', 'step')
  await expect(page.locator('.moment.undone')).toHaveCount(0)
  await expect(page.locator('main mark')).toHaveCount(3)
})

test('the beginning is a step like others, and a new step joins the open history', async ({ page }) => {
  await openSample(page)
  await highlight(page, 'Sergey Lavrov')
  await page.keyboard.press('Control+h')
  await expect(moments(page)).toHaveCount(3) // once they have come from the disk
  await expect(page.getByRole('listbox', { name: 'Steps, the latest first' })).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible()
  await expect(now(page)).toContainText('Beginning')
  await moments(page).first().click()
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
  await dragOver(page, 'very positive')
  await page.keyboard.press('h')
  await expect(moments(page)).toHaveCount(4)
  await page.keyboard.press('Control+z')
  await expect(page.locator('.moment.undone')).toHaveCount(1)
})

test('how much history is kept is chosen in its foot, and stays', async ({ page, program }) => {
  await openSample(page)
  await page.getByRole('button', { name: 'History', exact: true }).click()
  const saved = page.waitForResponse((r) => r.url().endsWith('/Library/SaveSettings'))
  await page.getByRole('combobox', { name: 'Keep' }).selectOption('2,000 steps')
  await saved
  await program.restart()
  await page.reload()
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(page.getByRole('combobox', { name: 'Keep' })).toHaveValue('2000')
})

test('clearing the history is asked about first, with the keyboard on the safe button', async ({ page }) => {
  await openSample(page)
  await highlight(page, 'Sergey Lavrov')
  await page.keyboard.press('Control+h')
  await page.getByRole('button', { name: 'Clear history…' }).click()
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(moments(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Clear history…' }).click()
  await page.getByRole('button', { name: 'Clear history', exact: true }).click()
  await expect(moments(page)).toHaveCount(1)
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled()
  await expect(page.locator('main mark')).toHaveCount(1)
})

test('a removed transcript is brought back from the trash', async ({ page }) => {
  await openSample(page)
  await highlight(page, 'Sergey Lavrov')
  await removeTranscript(page)
  await fromProjectMenu(page, 'Trash…')
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText('30 days left')
  await page.getByRole('button', { name: `Bring back “${sampleTitle}”` }).click()
  await expect(page.getByText('The trash is empty.')).toBeVisible()
  await page.keyboard.press('Escape')
  await transcript(page, 'Interview With').click()
  await expect(page.locator('main mark')).toHaveCount(1)
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
})

test('what is deleted for good leaves the trash and the history', async ({ page }) => {
  await openSample(page)
  await highlight(page, 'Sergey Lavrov')
  await page.keyboard.press('Delete')
  await expect(page.locator('.card')).toHaveCount(0)
  await removeTranscript(page)
  await fromProjectMenu(page, 'Trash…')
  const things = page.getByRole('dialog', { name: 'Trash' }).getByRole('listitem')
  await expect(things).toHaveCount(2)

  await page.getByRole('button', { name: /^Bring back “Sergey Lavrov/ }).click()
  await expect(page.getByRole('alert')).toContainText('Bring the transcript back first.')

  await page.getByRole('button', { name: /^Delete for good… “Sergey Lavrov/ }).click()
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expect(page.getByText('This can’t be undone.')).toBeVisible()
  await page.getByRole('button', { name: 'Delete for good', exact: true }).click()
  await expect(things).toHaveCount(1)
  await page.getByRole('button', { name: 'Empty trash…' }).click()
  await page.getByRole('button', { name: 'Empty trash', exact: true }).click()
  await expect(page.getByText('The trash is empty.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled() // and no message offers it any more
  await page.keyboard.press('Control+h')
  await expect(moments(page)).toHaveCount(1)
})

test('a backup made now is listed, and brings a removed highlight back', async ({ page }) => {
  await openSample(page)
  await highlight(page, 'Sergey Lavrov')
  await fromProjectMenu(page, 'Backups…')
  await expect(page.getByText('The first backup is made after half an hour of work, or now:')).toBeVisible()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText('1 transcript · 1 highlight · 0 tags · 0 memos')
  await page.keyboard.press('Escape')

  await page.locator('.quote').click()
  await page.keyboard.press('Delete')
  await expect(page.locator('main mark')).toHaveCount(0)

  await fromProjectMenu(page, 'Backups…')
  await page.getByRole('button', { name: /^Restore… / }).click()
  await expect(page.getByText('The project as it is now is kept beside it')).toBeVisible()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText(/^Restored the backup of today/)).toBeVisible()
  await expect(page.locator('main mark')).toHaveCount(1)

  const notice = page.locator('.notice')
  await expect(notice).toContainText('The project was restored from a backup.')
  await notice.getByRole('button', { name: 'Put the notice away' }).click()
  await expect(notice).toHaveCount(0)
})

test('a ruined project is not opened, and comes back from a backup', async ({ page, program }) => {
  await openSample(page)
  await highlight(page, 'Sergey Lavrov')
  await fromProjectMenu(page, 'Backups…')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1)
  await program.restart(() => writeFile(join(program.folder, 'data/manicule/My interviews.manicule'), 'ruined'))
  await page.reload()
  await expect(page.getByRole('heading', { name: 'The project could not be opened' })).toBeVisible()
  expect(await foundHere(page)).toEqual([])
  await page.getByRole('button', { name: /^Restore today, / }).click()
  await expect(page.locator('main mark')).toHaveCount(1)
})

test('trash and backups are found by their names', async ({ page }) => {
  await openSample(page)
  for (const name of ['Trash', 'Backups']) {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(name)
    await page.getByRole('option', { name: `${name}…` }).click()
    await expect(page.getByRole('dialog', { name })).toBeVisible()
    await page.keyboard.press('Escape')
  }
})

test.describe('a disk that fails', () => {
  const call = '**/call/Reading/AddHighlight'
  const full = JSON.stringify({ error: JSON.stringify({ code: 'storage', message: 'The disk is full.', hint: '' }) })

  test('is tried again without a word until it takes the highlight', async ({ page }) => {
    await openSample(page)
    await page.route(call, (route) => route.fulfill({ body: full }))
    await dragOver(page, 'Sergey Lavrov')
    await page.keyboard.press('h')
    await expect(page.locator('.status-bar')).toContainText('Not saved: The disk is full.')
    await page.locator('.bad-toast').getByRole('button', { name: 'Put the message away' }).click()
    await page.waitForResponse(call) // the next try fails as well, and says nothing
    await expect(page.locator('.bad-toast')).toHaveCount(0)
    await expect(page.locator('main mark')).toHaveAttribute('data-kept', 'refused')
    await page.unroute(call)
    await expect(page.locator('.status-bar')).toContainText('Saved', { timeout: 10_000 })
    await expect(page.locator('main mark')).not.toHaveAttribute('data-kept')
    await expect(page.locator('.status-bar')).not.toContainText('Not saved')
    await expect(page.locator('main mark')).toHaveCount(1)
  })

  test('that is slow lets a highlight be seen at once, and solid once it is saved', async ({ page }) => {
    await openSample(page)
    let answer = () => undefined as void
    const asked = new Promise<void>((resolve) => (answer = resolve))
    await page.route(call, async (route) => {
      await asked
      await route.continue()
    })
    await dragOver(page, 'Sergey Lavrov')
    await page.keyboard.press('h')
    await expect(page.locator('main mark')).toHaveAttribute('data-kept', 'pending')
    answer()
    await expect(page.locator('main mark')).not.toHaveAttribute('data-kept')
  })

  test('lets a copy be saved elsewhere', async ({ page, program }) => {
    await openSample(page)
    await page.route(call, (route) => route.fulfill({ body: full }))
    await dragOver(page, 'Sergey Lavrov')
    await page.keyboard.press('h')
    await program.answerDialog(`${program.folder}/Elsewhere.manicule`)
    await page.getByRole('button', { name: 'Save a copy elsewhere…' }).click()
    await expect(page.getByText('Saved a copy as Elsewhere.manicule. What could not be saved is not in it')).toBeVisible()
  })
})
