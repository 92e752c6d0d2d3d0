// Many passages, one after the other, as fast as keys can be pressed. How fast that is, `make bench` measures.
import type { app } from '../wailsjs/go/models'
import { expect, openSample, test } from './manicule'
import { call } from './marked'

const wanted = 100

test('a hundred passages are tagged from the keyboard alone', async ({ page, program }) => {
  await openSample(page)
  const tag = await call<app.Change>(program, 'Codebook/AddTag', { id: 'the-tag', parentId: '', name: 'Said', colour: '' })
  const key = tag.tags.find(({ id }) => id === 'the-tag')!.key
  await page.reload()
  await page.locator('.turn').first().waitFor()
  await page.locator('.reader-scroll').focus()

  for (let n = 0; n < wanted; n++) {
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(String(key))
  }
  await expect(page.getByRole('tab', { name: `Highlights ${wanted}` })).toBeVisible()
  await expect(page.locator('mark[data-kept]')).toHaveCount(0)

  const [listed] = (await call<app.State>(program, 'Library/State')).transcripts
  const { text, highlights } = await call<app.Transcript>(program, 'Reading/OpenTranscript', listed!.id, '')
  expect(highlights.length).toBe(wanted)
  const quotes = highlights.map(({ start, end }) => text.slice(start, end))
  for (const [n, { start, tagIds }] of highlights.entries()) {
    expect(tagIds).toEqual(['the-tag'])
    expect(start).toBeGreaterThanOrEqual(highlights[n - 1]?.end ?? 0) // each the sentence after the last
    expect(quotes[n]).toMatch(/\S/)
  }
  const drawn = await page.locator('mark').evaluateAll((marks) => {
    const words = new Map<string, string>()
    for (const { dataset, textContent } of marks as HTMLElement[]) words.set(dataset['ids']!, (words.get(dataset['ids']!) ?? '') + textContent)
    return [...words.values()]
  })
  expect(drawn).toEqual(quotes)
})
