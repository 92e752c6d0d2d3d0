// The pages that exports write (their golden files): what is there without scripts, what the
// search does with them, and that nothing a project says is more than words.
import axe from 'axe-core'
import { expect, test, type Page } from '@playwright/test'

const exported = (name: string) => new URL(`../../internal/export/html/testdata/${name}.html`, import.meta.url).href

/** Opens a page and returns all that the browser complains about or would fetch. */
async function open(page: Page, name: string): Promise<string[]> {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  page.on('dialog', (dialog) => { said.push(dialog.message()); void dialog.dismiss() })
  page.on('request', (request) => { if (!request.url().startsWith('file:')) said.push(request.url()) })
  await page.goto(exported(name))
  return said
}

const shown = (page: Page) => page.locator('[data-item]:visible')

test('a report can be searched and filtered', async ({ page }) => {
  const said = await open(page, 'moscow')
  await expect(shown(page)).toHaveCount(9)

  await page.getByRole('searchbox').fill('IRRITÁNTS')
  await expect(shown(page)).toHaveCount(1)
  await expect(page.locator('output')).toHaveText('1 of 9')
  await expect(page.locator('h2:visible')).toHaveText(['Bilateral relations > Irritants', 'Memos'])

  await page.getByRole('searchbox').fill('')
  await page.getByLabel('Tag').selectOption('Evasion')
  await expect(page.locator('output')).toHaveText('4 of 9')
  await page.getByLabel('Speaker').selectOption('Question')
  await expect(shown(page)).toContainText(['President Putin?'])
  await expect(shown(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(shown(page)).toHaveCount(1)
  expect(said).toEqual([])
})

test('the notes of a reading copy are reached from its text and back', async ({ page }) => {
  const said = await open(page, 'marked')
  await page.getByRole('link', { name: '5', exact: true }).first().click()
  await expect(page.locator('.note:target')).toContainText('Condition, not promise.')
  await page.getByLabel('Tag').selectOption('Evasion')
  await expect(page.locator('output')).toHaveText('3 of 12')
  expect(said).toEqual([])
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('everything is there', async ({ page }) => {
    await open(page, 'moscow')
    await expect(shown(page)).toHaveCount(9)
    await expect(page.getByRole('searchbox')).toBeHidden()
    await expect(page.getByText('He turns it back.')).toBeVisible()
  })
})

for (const name of ['hostile', 'marked-hostile']) {
  test(`words are but words: ${name}`, async ({ page }) => {
    const said = await open(page, name)
    await expect(page.locator('img, iframe, object, a:not([href^="#"])')).toHaveCount(0)
    await page.getByRole('searchbox').fill('</script>')
    await expect(page.locator('output')).toHaveText(/\d+ of \d+/)
    expect(said).toEqual([])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const name of ['moscow', 'marked']) {
    test(`${name} is accessible, ${colorScheme}`, async ({ browser }) => {
      const page = await browser.newPage({ colorScheme, bypassCSP: true }) // for axe alone
      await open(page, name)
      await page.addScriptTag({ content: axe.source })
      const found = await page.evaluate(async () => {
        const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] })
        return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)} ${n.failureSummary}`))
      })
      expect(found).toEqual([])
      await page.close()
    })
  }
}
