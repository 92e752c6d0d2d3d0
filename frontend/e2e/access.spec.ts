// Whether everybody can use the window: what axe finds on every screen in every theme, what
// is told to those who do not see it, and what is left of it at 320 pixels.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { found } from './axe'
import { openFindings } from './marked'
import { dragOver, expect, openSample, test, type Page, type Program } from './manicule'
import { fromProjectMenu, highlightThree, ruined } from './steps'

test.use({ reducedMotion: 'reduce' })

type States = Record<string, (page: Page, program: Program) => Promise<void>>

/** Goes from state to state and has axe look at each; Escape leaves one. */
async function tour(page: Page, program: Program, states: States): Promise<void> {
  for (const [state, reach] of Object.entries(states)) {
    await test.step(state, async () => {
      await reach(page, program)
      expect.soft(await found(page), state).toEqual([])
      await page.keyboard.press('Escape')
    })
  }
}

test.describe('nothing for axe to find', () => {
  test.setTimeout(90_000) // on a busy machine

  test('beside the text', async ({ page, program }) => {
    await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible()
    expect.soft(await found(page), 'the empty window').toEqual([])
    await openFindings(page, program)
    await tour(page, program, {
      'a picked highlight': (page) => page.getByRole('button', { name: /^“Sergey Lavrov/ }).click(),
      'the memo': (page) => page.getByRole('tab', { name: 'Memo' }).click(),
      'the details': (page) => page.getByRole('tab', { name: 'Info' }).click(),
      'the export panel': async (page) => {
        await page.keyboard.press('Control+e')
        await expect(page.frameLocator('[data-preview] iframe').locator('body')).toContainText('Deflects with humour.')
      },
      'the history': async (page) => {
        await page.keyboard.press('Control+h')
        await page.getByRole('listbox', { name: 'Steps, the latest first' }).getByRole('option').nth(1).click()
        await expect(page.locator('.moment.undone')).toHaveCount(1)
      },
    })
  })

  test('over the text', async ({ page, program }) => {
    await openFindings(page, program)
    await tour(page, program, {
      'a selection': (page) => dragOver(page, 'much stronger'),
      'the palette': async (page) => {
        await dragOver(page, 'much stronger')
        await page.keyboard.press('t')
      },
      'words being corrected': async (page) => {
        await dragOver(page, 'much stronger')
        await page.keyboard.press('e')
        await expect(page.getByRole('textbox', { name: 'The corrected words' })).toBeFocused()
      },
      'the reading settings': async (page) => {
        await page.getByRole('button', { name: 'Reading settings' }).click()
        await expect(page.getByRole('dialog', { name: 'Reading settings' })).toBeVisible()
      },
      'the project’s menu': (page) => page.getByRole('button', { name: /^My interviews/ }).click(),
      'the search': async (page) => {
        await page.keyboard.press('Control+k')
        await page.keyboard.type('ukraine')
        await expect(page.getByRole('option', { name: /Ukraine/ }).first()).toBeVisible()
      },
      'nothing but the text': async (page) => {
        await page.keyboard.press('Control+a')
        await page.keyboard.press('Delete')
        await page.keyboard.press('Escape')
        await page.keyboard.press('f')
        await expect(page.locator('.panel')).toHaveCount(0)
      },
    })
  })

  test('pages about the whole project', async ({ page, program }) => {
    await openFindings(page, program)
    await tour(page, program, {
      'the excerpts, filtered': async (page) => {
        await page.keyboard.press('Alt+2')
        await page.getByRole('combobox', { name: 'Filter', exact: true }).fill('tag:Sanctions -speaker:Question')
        await page.keyboard.press('Enter')
        await expect(page.getByText('2 of 8 highlights')).toBeVisible()
      },
      'what a filter may ask for': async (page) => {
        await page.keyboard.press('Alt+2')
        await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter')
        await page.getByRole('menuitem', { name: 'Speaker', exact: true }).press('Enter')
        await expect(page.getByRole('dialog', { name: 'Speaker' }).getByRole('checkbox').first()).toBeVisible()
      },
      'what can be searched for': (page) => page.keyboard.press('Alt+4'),
      'what was found': async (page) => {
        await page.keyboard.press('Alt+4')
        await page.keyboard.type('sanctions OR cooperation')
        await expect(page.locator('.hit-row').first()).toBeVisible()
      },
      'what was found, in context': async (page) => {
        await page.keyboard.press('Alt+4')
        await page.getByRole('radio', { name: 'In context' }).press('Space')
        await expect(page.locator('.line-row').first()).toBeVisible()
      },
      'what will be highlighted': async (page) => {
        await page.keyboard.press('Alt+4')
        await page.keyboard.press('Control+Shift+h')
        await expect(page.locator('.marking-place').first()).toBeVisible()
      },
      'the codebook': async (page) => {
        await page.keyboard.press('Alt+3')
        await expect(page.getByRole('treegrid', { name: 'Tags' })).toBeFocused()
      },
      'a tag': async (page) => {
        await page.keyboard.press('Alt+1')
        await page.locator('.tags').getByRole('treeitem', { name: /^Evasion/ }).press('ContextMenu')
        await page.getByRole('menuitem', { name: 'Describe, key, move under…' }).press('Enter')
        await expect(page.getByRole('dialog', { name: 'Tag' })).toBeVisible()
      },
      'the transcripts': async (page) => {
        await page.keyboard.press('Alt+5')
        await expect(page.getByRole('grid', { name: 'Transcripts' })).toBeFocused()
      },
      'the speakers': async (page) => {
        await page.keyboard.press('Alt+6')
        await expect(page.getByRole('grid', { name: 'Speakers' })).toBeFocused()
      },
      'the memos': async (page) => {
        await page.keyboard.press('Alt+7')
        await page.getByRole('button', { name: 'Write a memo…' }).press('Enter')
        await page.keyboard.press('Enter')
        await page.keyboard.type('What to ask next')
        await expect(page.locator('.memo-card.open')).toBeVisible()
      },
    })
  })

  test('dialogs', async ({ page, program }) => {
    await openSample(page)
    await highlightThree(page)
    await page.keyboard.press('Delete')
    await tour(page, program, {
      'the sheet of keys': async (page) => {
        await page.keyboard.press('?')
        await expect(page.getByRole('dialog')).toBeVisible()
      },
      'the trash': (page) => fromProjectMenu(page, 'Trash…'),
      'a question': async (page) => {
        await fromProjectMenu(page, 'Trash…')
        await page.getByRole('button', { name: /^Delete for good… / }).click()
        await expect(page.getByText('This can’t be undone.')).toBeVisible()
      },
    })
  })

  test('backups and imports', async ({ page, program }) => {
    await openSample(page)
    await tour(page, program, {
      'the backups': async (page) => {
        await fromProjectMenu(page, 'Backups…')
        await page.getByRole('button', { name: 'Back up now' }).click()
        await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1)
      },
      'what is to be imported': async (page, program) => {
        const good = join(program.folder, 'talk.txt')
        const empty = join(program.folder, 'empty.txt')
        await writeFile(good, 'ANNA: How are you?\n\nBEN: Fine. (Laughter.)\n\nANNA: Good?\n\nBEN: Yes.\n')
        await writeFile(empty, '')
        await program.drop(good, empty)
        await expect(page.getByRole('region', { name: 'How it will read' })).toContainText('How are you?')
      },
    })
  })

  test('a damaged project', async ({ page, program }) => {
    await ruined(page, program)
    expect(await found(page)).toEqual([])
  })
})

test('what is done is told, with its place; marks say what they are', async ({ page }) => {
  await openSample(page)
  const said = page.locator('.unseen[aria-live]')
  await dragOver(page, 'very positive')
  await page.keyboard.press('h')
  await expect(said).toHaveText('Highlighted; 0 tags, turn 2, Secretary Kerry')
  await page.keyboard.press('t')
  await page.keyboard.type('Praise')
  await page.keyboard.press('Enter')
  await expect(said).toHaveText('Tagged Praise; 1 tag, turn 2, Secretary Kerry')
  await expect(page.locator('main mark')).toHaveAttribute('aria-description', 'Tagged Praise')
  await expect(page.getByRole('list', { name: 'Highlights in turn 2' })).toContainText('Praise')

  // Where one goes is told, too.
  await page.keyboard.press('j')
  await expect(said).toHaveText('No further highlight')
  await dragOver(page, 'open secret')
  await page.keyboard.press('h')
  await page.keyboard.press('k')
  await expect(said).toHaveText('“very positive”; Praise; 1 of 2, turn 2, Secretary Kerry')
  await page.keyboard.press('j')
  await expect(said).toHaveText('“open secret”; untagged; 2 of 2, turn 3, Question')
  await page.keyboard.press('u')
  await expect(said).toHaveText('“Don’t you think it’s better I give it to President Putin first? (Laughter.)”; not highlighted, turn 4, Secretary Kerry')
})

test('at 320 pixels the text can be read, and nothing scrolls sideways', async ({ page, program }) => {
  await openFindings(page, program)
  await page.setViewportSize({ width: 320, height: 640 })
  const wide = () => page.evaluate(() => {
    const scrollers = [document.documentElement, ...document.querySelectorAll('.reader-scroll, .panel, .tab-body, .long-list')]
    const tooWide = (el: Element) => [...el.querySelectorAll('*')].filter((inner) => inner.getBoundingClientRect().right > el.getBoundingClientRect().right + 1).map((inner) => inner.className)
    return scrollers.filter((el) => el.scrollWidth > el.clientWidth).map((el) => `${el.className}: ${tooWide(el)}`)
  })
  await expect(page.locator('.panel')).toHaveCount(0)
  const text = (await page.locator('.turn .text').first().boundingBox())!
  expect(text.width).toBeGreaterThan(200)
  expect(await wide()).toEqual([])

  await page.getByRole('button', { name: 'Left panel' }).click()
  await expect(page.getByRole('tree', { name: 'Tags' })).toBeVisible()
  await expect(page.locator('.panel.left :focus')).toHaveCount(1) // not under the panel
  expect(await wide()).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Right panel' }).click()
  await expect(page.locator('.card').first()).toBeVisible()
  expect(await wide()).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.locator('.panel')).toHaveCount(0)
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(page.getByRole('button', { name: 'Save as…' })).toBeInViewport()
  expect(await wide()).toEqual([])
})

test('everything to press is large enough', async ({ page, program }) => {
  await openFindings(page, program)
  await page.getByRole('button', { name: /^“Sergey Lavrov/ }).click()
  await page.getByRole('button', { name: 'Reading settings' }).click()
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, input, [role="treeitem"], [role="tab"]')]
      .map((el) => ({ el, box: el.getBoundingClientRect() }))
      .filter(({ el, box }) => box.width > 0 && !el.closest('[aria-hidden="true"]') && getComputedStyle(el).opacity !== '0' && (box.width < 24 || box.height < 23.5))
      .map(({ el, box }) => `${el.className || el.tagName} ${Math.round(box.width)} × ${Math.round(box.height)}`),
  )
  expect(small).toEqual([])
})
