import { found } from './axe'
import { mark, openFindings } from './marked'
import { expect, openSample, test, type Page } from './manicule'
import { openText } from './steps'

const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  page.locator(selector).first().evaluate((el, property) => getComputedStyle(el).getPropertyValue(property), property)

test.describe('reading settings', () => {
  test('show at once, are kept, and go back to the usual', async ({ page, program }) => {
    await openSample(page)
    const keys = page.keyboard
    await page.getByRole('button', { name: 'Reading settings' }).click()
    const box = page.getByRole('dialog', { name: 'Reading settings' })
    await box.getByRole('radio', { name: 'Sepia' }).click()
    await box.getByRole('radio', { name: 'Hyperlegible' }).click()
    await box.getByRole('slider', { name: 'Line height' }).fill('200')
    await box.getByRole('slider', { name: 'Line length' }).fill('50')
    await box.getByRole('slider', { name: 'Text size' }).focus()
    await keys.press('ArrowRight')
    await keys.press('t') // a letter is no command here
    await box.getByRole('switch', { name: 'Dim questions' }).click()

    const shown = async () => {
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia')
      expect(await styleOf(page, '.page', 'font-family')).toContain('Atkinson')
      expect(parseFloat(await styleOf(page, '.page', 'font-size'))).toBeCloseTo(17 * 1.1)
      expect(parseFloat(await styleOf(page, '.page', 'line-height'))).toBeCloseTo(17 * 1.1 * 2)
      await expect(page.locator('.page.dim')).toHaveCount(0)
    }
    await shown()
    await keys.press('Escape')
    await expect(box).toBeHidden()
    await expect(page.getByRole('button', { name: 'Reading settings' })).toBeFocused()

    await page.waitForTimeout(400) // kept soon after the last change
    await program.restart()
    await page.reload()
    await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
    await shown()

    await keys.press('Control+k')
    await keys.type('usual reading')
    await keys.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    await expect(page.locator('.page.dim')).toHaveCount(1)
    expect(await styleOf(page, '.page', 'font-family')).toContain('Literata')
  })

  test('the lines are as long as asked for', async ({ page }) => {
    await openSample(page)
    await page.keyboard.press('Control+Shift+b')
    await page.keyboard.press('Control+b')
    const letters = () =>
      page.locator('.turn p').nth(1).evaluate((p) => {
        const range = document.createRange()
        range.selectNodeContents(p)
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size
        return p.textContent!.length / lines
      })
    for (const face of ['Literata', 'Inter', 'Hyperlegible']) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type(`read in ${face}`)
      await page.keyboard.press('Enter')
      await page.evaluate(() => document.fonts.ready)
      expect(await letters(), face).toBeGreaterThan(60)
      expect(await letters(), face).toBeLessThan(72)
    }
  })

  test('the system’s wish for contrast, or for its own colours, is followed', async ({ page }) => {
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme'])
    await page.emulateMedia({ contrast: 'more' })
    await expect.poll(theme).toBe('contrast')
    await page.emulateMedia({ contrast: 'more', colorScheme: 'dark' })
    await expect.poll(theme).toBe('contrast-dark')
    await page.emulateMedia({ contrast: 'no-preference', colorScheme: 'light', forcedColors: 'active' })
    await expect.poll(theme).toBe('contrast')
  })
})

/** Where words stand in the reader. */
const boxOf = (page: Page, words: string): Promise<DOMRect> =>
  page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector('main .page')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf(words)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + words.length)
      return range.getBoundingClientRect().toJSON() as DOMRect
    }
    throw new Error(`the page does not say “${words}”`)
  }, words)

async function clicks(page: Page, words: string, count: number): Promise<string> {
  await page.keyboard.press('Escape') // the bar of the last selection must not lie over these words
  const { x, y, width, height } = await boxOf(page, words)
  await page.mouse.click(x + width / 2, y + height / 2, { clickCount: count })
  await expect(page.getByRole('toolbar', { name: 'Mark the selection' })).toBeVisible()
  return page.evaluate(() => String(getSelection()))
}

test('who speaks stays in view in a long turn, and its time is copied by a click', async ({ page, program }) => {
  const long = 'Words that go on and on. '.repeat(400)
  await openText(page, program, `[00:00:05] ANNA: ${long}`, '[00:12:40] BEN: Yes.', `[00:13:00] ANNA: ${long}`)
  const name = page.locator('.turn .who').first()
  const top = () => name.evaluate((el) => el.getBoundingClientRect().top - document.querySelector('.reader-scroll')!.getBoundingClientRect().top)
  const scroll = (by: number) => page.locator('.reader-scroll').evaluate((el, by) => void (el.scrollTop += by), by)
  await scroll(1500)
  await expect.poll(top).toBeGreaterThanOrEqual(0)
  expect(await top()).toBeLessThan(30)
  await page.getByRole('button', { name: '0:00:05' }).click()
  await expect(page.getByText('Copied 0:00:05')).toBeVisible()
  expect(await program.clipboard()).toBe('0:00:05')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('copy the time')
  await page.keyboard.press('Enter')
  await expect.poll(() => program.clipboard()).toBe('0:00:05')
})

test('who speaks stays in view, once, in a turn so long that it is drawn in parts', async ({ page, program }) => {
  await openText(page, program, `[00:00:05] ANNA: ${'Words that go on and on. '.repeat(2000).trim()}`, '[00:12:40] BEN: Yes.')
  await expect(page.locator('.chunk.waiting')).toHaveCount(0)
  expect(await page.locator('.turn.goes-on').count()).toBeGreaterThan(3)
  await expect(page.getByRole('heading', { name: 'Anna' })).toHaveCount(1)
  for (const share of [0.1, 0.4, 0.8]) {
    await page.locator('.reader-scroll').evaluate((el, share) => void (el.scrollTop = share * el.scrollHeight), share)
    const seen = () =>
      page.locator('.turn .who').evaluateAll((names) => {
        const { top, bottom } = document.querySelector('.reader-scroll')!.getBoundingClientRect()
        const shown = names.filter((name) => name.checkVisibility({ visibilityProperty: true }))
        return shown.map((name) => name.getBoundingClientRect()).filter((box) => box.top >= top && box.bottom <= bottom).map((box) => Math.round(box.top - top))
      })
    await expect.poll(async () => (await seen()).length).toBe(1)
    expect((await seen())[0]).toBeLessThan(30)
  }
})

test('one voice is read by itself, by a click on its name or by a key', async ({ page }) => {
  await openSample(page)
  const colour = (words: string) => page.getByText(words).evaluate((p) => getComputedStyle(p).color)
  const [question, answer] = ['Mr. Secretary, welcome to Moscow.', 'Well, we’d like to get back to it.']
  const [asked, answered] = [await colour(question), await colour(answer)]
  await page.locator('.turn .who', { hasText: 'Secretary Kerry' }).first().click()
  await expect(page.getByRole('button', { name: 'Only Secretary Kerry: show all' })).toBeVisible()
  expect(await colour(question)).not.toBe(asked)
  expect(await colour(answer)).toBe(answered)
  await page.keyboard.press('Escape')
  expect(await colour(question)).toBe(asked)

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('o')
  await expect(page.getByRole('button', { name: 'Only Question: show all' })).toBeVisible()
  expect(await colour(question)).toBe(answered)
  expect(await colour(answer)).not.toBe(answered)
  await page.emulateMedia({ reducedMotion: 'reduce' }) // a colour on its way from one theme to the next is none of either
  expect(await found(page)).toEqual([])
  await page.getByRole('button', { name: 'Only Question: show all' }).click()
  await expect(page.getByRole('button', { name: /: show all/ })).toBeHidden()
})

test('the strip at the right shows the highlights of all tags, or of one', async ({ page, program }) => {
  await openFindings(page, program)
  const colours = () => page.locator('.minimap canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(canvas.width / 2, 0, 1, canvas.height)
    const seen = Array.from({ length: canvas.height }, (_, row) => data.slice(4 * row, 4 * row + 4))
    return new Set(seen.filter(([, , , alpha]) => alpha).map(String)).size
  })
  await expect.poll(colours).toBeGreaterThan(4)
  await page.getByRole('treeitem', { name: /^Sanctions/ }).click()
  await expect.poll(colours).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(colours).toBeGreaterThan(4)
})

test('a double click takes a word, a third the sentence, a fourth the paragraph, in any script', async ({ page, program }) => {
  await openText(
    page, program,
    'ANNA: One thing first. Then a second thing came. And more.',
    'BEN: 我们在北京谈了很久。后来他回家了。',
    'ANNA: ฉันไปโรงเรียนทุกวัน',
  )
  expect(await clicks(page, 'second', 2)).toBe('second')
  expect(await clicks(page, 'second', 3)).toBe('Then a second thing came.')
  expect(await clicks(page, 'second', 4)).toBe('One thing first. Then a second thing came. And more.')
  expect(await clicks(page, '北京', 2)).toBe('北京')
  expect(await clicks(page, '北京', 3)).toBe('我们在北京谈了很久。')
  expect(await clicks(page, 'โรงเรียน', 2)).toBe('โรงเรียน')
  expect(await clicks(page, 'โรงเรียน', 3)).toBe('ฉันไปโรงเรียนทุกวัน')
})

test('six stripes side by side, the rest counted; a stripe lights its passage and says what it is', async ({ page, program }) => {
  const words = 'President Putin has been very gracious to spend time with me'
  await openSample(page)
  await mark(page, program, Array.from({ length: 8 }, (_, i) => ({ quote: words.slice(0, words.length - i * 3), tags: [`Tag ${i}`] })))
  const stripes = page.locator('.stripe:visible')
  await expect(stripes).toHaveCount(6)
  expect(new Set(await stripes.evaluateAll((all) => all.map((el) => el.getBoundingClientRect().left))).size).toBe(6)
  expect(new Set(await stripes.evaluateAll((all) => all.map((el) => (el as HTMLElement).dataset['pattern']))).size).toBe(6)
  await expect(page.locator('.crowd')).toHaveText('+2')

  await stripes.nth(2).hover()
  await expect(page.locator('.tip')).toContainText('Tag 2')
  await expect(page.locator('.tip')).toContainText('Secretary Kerry · turn 2')
  await expect(page.locator('.tip')).toContainText('Marked today, ')
  expect(await page.locator('mark.lit').evaluateAll((all) => all.map((m) => m.textContent).join(''))).toBe(words.slice(0, -6))
  await page.keyboard.press('Escape')
  await expect(page.locator('.tip')).toBeHidden()
  await stripes.nth(2).click()
  await expect(page.locator('.card.picked')).toContainText('Tag 2')
  await page.locator('.crowd').click()
  await expect(page.locator('.card.picked')).toContainText('Tag 6')
  const [crowd, names] = [await page.locator('.crowd').boundingBox(), await page.locator('.entry-tag').first().boundingBox()]
  expect(crowd!.x + crowd!.width).toBeLessThanOrEqual(names!.x)

  // Without room for names, initials.
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 900, height: 700 })
  await stripes.nth(1).hover()
  await expect(page.locator('.initials:visible')).toHaveText(['T1'])
})

test('a mark in the title leaves every word where it was, and what speakers say there stays free', async ({ page, program }) => {
  await openSample(page)
  const first = await boxOf(page, 'Mr. Secretary, welcome')
  await mark(page, program, ['Interview With', 'John Kerry', 'Secretary of State', 'U.S. Embassy', 'March 23'].map((quote) => ({ quote, tags: [`On ${quote}`] })))
  await expect(page.locator('.front .entry')).toHaveCount(5)
  expect((await boxOf(page, 'Mr. Secretary, welcome')).top).toBe(first.top)
  const chips = (await page.locator('.chips').boundingBox())!
  for (const entry of await page.locator('.front .entry:not([data-form="hidden"])').all()) {
    const box = (await entry.boundingBox())!
    expect(box.y + box.height).toBeLessThanOrEqual(chips.y)
  }
})

test.describe('from right to left', () => {
  const arabic = 'عملت في الشركة ثلاثين سنة. ثم عدت إلى البيت في عام 2019 مع فريق Siemens القديم.'
  const hebrew = 'נסעתי ל-Berlin בשנת 1998 ואז חזרתי הביתה. זה היה קשה.'

  test.beforeEach(async ({ page, program }) => {
    await openText(page, program, `ANNA: Where did you work?`, `SAMI: ${arabic}`, 'ANNA: And then?', `DANA: ${hebrew}`)
  })

  test('words run to the left, names and margin stay where they are', async ({ page }) => {
    const direction = (words: string) => page.getByText(words).evaluate((p) => getComputedStyle(p).direction)
    expect(await direction('Where did you work?')).toBe('ltr')
    expect(await direction('عملت في الشركة')).toBe('rtl')
    expect(await direction('נסעתי')).toBe('rtl')
    const lefts = await page.locator('.turn .text').evaluateAll((all) => all.map((el) => el.getBoundingClientRect().left))
    expect(new Set(lefts).size).toBe(1)
    const rights = await page.locator('.turn .who').evaluateAll((all) => all.map((el) => Math.round(el.getBoundingClientRect().right)))
    expect(new Set(rights).size).toBe(1)
  })

  test('words and sentences are selected, with keys as the eye goes', async ({ page }) => {
    expect(await clicks(page, 'الشركة', 2)).toBe('الشركة')
    expect(await clicks(page, 'الشركة', 3)).toBe('عملت في الشركة ثلاثين سنة.')
    expect(await clicks(page, 'Siemens', 2)).toBe('Siemens')
    expect(await clicks(page, 'Berlin', 3)).toBe('נסעתי ל-Berlin בשנת 1998 ואז חזרתי הביתה.')
    const selected = () => page.evaluate(() => String(getSelection()))
    await clicks(page, 'الشركة', 2)
    await page.keyboard.press('ArrowLeft')
    expect(await selected()).toBe('ثلاثين')
    await page.keyboard.press('Shift+ArrowLeft')
    expect(await selected()).toBe('ثلاثين سنة')
  })

  test('handles stand at the ends, the stripe beside the lines', async ({ page }) => {
    await clicks(page, 'الشركة', 3)
    await page.keyboard.press('h')
    expect(await styleOf(page, 'main mark', 'background-size')).toBe('100% 2px') // without a tag the line is below the words all the same
    const edges = await page.locator('main mark').evaluate((el) => el.getBoundingClientRect().toJSON() as DOMRect)
    const middle = (which: string) => page.locator(`.handle.${which}`).evaluate((el) => el.getBoundingClientRect().left + el.getBoundingClientRect().width / 2)
    expect(Math.abs((await middle('start')) - edges.right)).toBeLessThan(3)
    expect(Math.abs((await middle('end')) - edges.left)).toBeLessThan(12) // before the full stop, which is at the left
    const stripe = (await page.locator('.stripe').boundingBox())!
    const text = (await page.locator('.turn .text').first().boundingBox())!
    expect(stripe.x).toBeGreaterThanOrEqual(text.x + text.width)
    expect(Math.abs(stripe.y - edges.top)).toBeLessThan(3)

    // A Latin word within: its start is at its left.
    await page.keyboard.press('Escape')
    await clicks(page, 'Siemens', 2)
    await page.keyboard.press('h')
    const latin = await boxOf(page, 'Siemens')
    expect(Math.abs((await middle('start')) - latin.left)).toBeLessThan(3)
    expect(Math.abs((await middle('end')) - latin.right)).toBeLessThan(3)
  })
})

test('the whole transcript is printed, with tags and notes beside it', async ({ page, program }) => {
  const long = 'Words that go on and on. '.repeat(200)
  const turns = Array.from({ length: 60 }, (_, i) => [`ANNA: Question ${i}?`, `BEN: ${long}Answer ${i}.`]).flat()
  await openText(page, program, ...turns)
  await mark(page, program, [
    { quote: 'Answer 1.', tags: ['Early'], note: 'Said at once.' },
    { quote: 'Answer 59.', tags: ['Late', 'Quotable'], note: 'The last word.' },
  ])
  const pdf = await page.pdf()
  expect(pdf.length).toBeGreaterThan(30_000)
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(20)
  await expect(page.locator('.print')).toHaveCount(0) // put away again

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  const paper = page.locator('.print')
  await expect(paper.getByRole('heading', { name: 'talk' })).toBeVisible()
  await expect(paper.getByText('Question 0?')).toBeVisible()
  await expect(paper.locator('.who')).toHaveText(Array.from({ length: 120 }, (_, i) => (i % 2 ? 'Ben' : 'Anna')))
  await expect(paper.locator('mark', { hasText: 'Answer 59.' })).toBeVisible()
  await expect(paper.locator('.print-note')).toHaveText(['EarlySaid at once.', 'LateQuotableThe last word.'])
  await expect(page.locator('.top-bar')).toBeHidden()
  await expect(page.getByRole('tree', { name: 'Tags' })).toBeHidden()
  const beside = await paper.locator('.print-note').last().evaluate((note) => {
    const said = note.parentElement!.querySelector('mark')!.getBoundingClientRect()
    const box = note.getBoundingClientRect()
    return { right: box.left >= note.parentElement!.getBoundingClientRect().right, near: Math.abs(box.top - said.top) < 30 }
  })
  expect(beside).toEqual({ right: true, near: true })
})

test('nothing but the text, and back', async ({ page, program }) => {
  await openFindings(page, program)
  await page.locator('main').click({ position: { x: 20, y: 300 } })
  await page.keyboard.press('f')
  await expect(page.locator('.panel')).toHaveCount(0)
  await expect(page.locator('.status-bar')).toBeHidden()
  await expect(page.locator('.stripe').first()).toBeHidden()
  await expect(page.locator('.turn .who').first()).toBeVisible()
  await expect(page.locator('.top-bar')).not.toBeInViewport()
  await page.keyboard.press('Control+k')
  await expect(page.locator('.top-bar')).toBeInViewport()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.locator('.panel')).toHaveCount(2)
})

test('the ruler lies over the line one points at', async ({ page }) => {
  await openSample(page)
  await page.getByRole('button', { name: 'Reading settings' }).click()
  await page.getByRole('switch', { name: 'Reading ruler' }).click()
  await page.keyboard.press('Escape')
  const { x, y, width, height } = await boxOf(page, 'productive relationship')
  await page.mouse.move(x + width / 2, y + height / 2)
  await expect(page.locator('.ruler')).toBeVisible()
  const ruler = (await page.locator('.ruler').boundingBox())!
  expect(ruler.y).toBeLessThanOrEqual(y + 1)
  expect(ruler.y + ruler.height).toBeGreaterThanOrEqual(y + height - 1)
})
