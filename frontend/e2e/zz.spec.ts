import { expect, test } from './manicule'
import { openFindings } from './marked'
test('look', async ({ page, program }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openFindings(page, program)
  await page.keyboard.press('Control+e')
  const shot = (n: string) => page.screenshot({ path: `/tmp/look/${n}.png` })
  await expect(page.locator('[data-preview]')).toBeVisible()
  await page.waitForTimeout(800)
  await shot('docx')
  for (const k of ['HTML', 'PDF', 'Markdown', 'Notes', 'CSV', 'Excel', 'JSON']) {
    await page.getByRole('radio', { name: k, exact: true }).check({ force: true })
    await page.waitForTimeout(500)
    await shot(k)
  }
  await page.getByRole('radio', { name: 'Word', exact: true }).check({ force: true })
  await page.getByRole('radio', { name: 'Whole transcripts' }).check({ force: true })
  await page.waitForTimeout(500)
  await shot('marked')
  await page.getByRole('button', { name: 'Choose…' }).click()
  await page.getByRole('button', { name: 'Add the speakers' }).click()
  await page.waitForTimeout(300)
  await shot('pseudonyms')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.setViewportSize({ width: 1024, height: 700 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(400)
  await shot('dark-small')
})
