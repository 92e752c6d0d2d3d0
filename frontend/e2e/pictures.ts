// Takes the pictures of docs/: the sample interview with what was found in it, in every
// theme and two sizes. PICTURES is the folder they go to.
import { join } from 'node:path'
import { openFindings } from './marked'
import { expect, test, type Page } from './manicule'

const folder = process.env['PICTURES'] ?? 'test-results'
const themes = ['light', 'dark', 'sepia', 'contrast'] as const
const sizes = [[1440, 900], [1024, 700]] as const

test.use({ reducedMotion: 'reduce' })

/** All letters there, and nothing moving. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((done) => setTimeout(done, 300))
  })
}

test('pictures', async ({ page, program }) => {
  await openFindings(page, program)
  await page.getByRole('button', { name: /^“Sergey Lavrov/ }).click()
  for (const theme of themes) {
    await page.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), theme)
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      await atRest(page)
      await expect(page.locator('.card.picked')).toBeVisible()
      await page.screenshot({ path: join(folder, `${theme}-${width}.png`) })
    }
  }
})
