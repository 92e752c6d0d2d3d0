// What every story has: the program, served by app/testserver on folders of its own, and
// a page on it that fails the test when anything is logged as an error, when the policy of
// the page is broken, or when anything is asked of another machine.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base, expect, type Locator, type Page, type PlaywrightTestOptions } from '@playwright/test'

const root = resolve(import.meta.dirname, '../..')

export const samplePath = join(root, 'internal/sample/kerry-rossiya24.txt')
export const sampleTitle = 'Interview With Mikhail Gusman of Rossiya 24'

export class Program {
  private constructor(
    readonly url: string,
    readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(): Promise<Program> {
    const folder = await mkdtemp(join(tmpdir(), 'manicule-e2e-'))
    const child = spawn(join(root, 'build/tmp/testserver'), ['-dist', join(root, 'frontend/dist')], {
      env: { ...process.env, XDG_DATA_HOME: join(folder, 'data'), XDG_CONFIG_HOME: join(folder, 'config'), XDG_STATE_HOME: join(folder, 'state') },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface({ input: child.stdout! })
    const url = await new Promise<string>((found, failed) => {
      lines.once('line', found)
      child.once('exit', (code) => failed(new Error(`the test server ended with ${code}`)))
    })
    return new Program(url, folder, child)
  }

  async stop(): Promise<void> {
    this.process.kill('SIGKILL')
    await rm(this.folder, { recursive: true, force: true })
  }

  private async post(path: string, body: unknown): Promise<void> {
    const answer = await fetch(this.url + path, { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  }

  /** Answers the next file dialog with these paths; none cancels it. */
  answerDialog(...paths: string[]): Promise<void> {
    return this.post('/test/dialog', paths)
  }

  /** Lets files fall on the window. */
  drop(...paths: string[]): Promise<void> {
    return this.post('/test/drop', paths)
  }

  /** Closes the program, does something to its files, and starts it again. */
  async restart(meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    await this.post('/test/close', null)
    await meanwhile()
    await this.post('/test/open', null)
  }

  async clipboard(): Promise<string> {
    return (await fetch(this.url + '/test/clipboard')).json() as Promise<string>
  }
}

export const test = base.extend<{ program: Program; page: Page }, { window: Page }>({
  // A window of its own for each story would take as long to open as the story.
  window: [
    async ({ browser }, use) => {
      const context = await browser.newContext()
      await use(await context.newPage())
      await context.close()
    },
    { scope: 'worker' },
  ],
  program: async ({}, use) => {
    const program = await Program.start()
    await use(program)
    await program.stop()
  },
  page: async ({ window: page, program, viewport, colorScheme, reducedMotion }, use) => {
    await asNew(page, { viewport, colorScheme, reducedMotion })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(program.url) && !request.url().startsWith('data:')) faults.push(`asked for ${request.url()}`)
    })
    await page.goto(program.url)
    await begun(page)
    await use(page)
    page.removeAllListeners()
    await page.unrouteAll()
    await page.goto('about:blank') // else it would go on asking a program that has ended
    expect(faults).toEqual([])
  },
})

type Screen = Pick<PlaywrightTestOptions, 'viewport' | 'colorScheme' | 'reducedMotion'>

/** Makes a window what it was when it was opened. */
async function asNew(page: Page, { viewport, colorScheme, reducedMotion }: Screen): Promise<void> {
  await page.setViewportSize(viewport!)
  await page.emulateMedia({ media: null, contrast: null, forcedColors: null, colorScheme, reducedMotion })
  await page.context().clearPermissions()
  await page.mouse.move(0, 0)
}

export { expect, type Page }

/** Waits until the window has its project, or says why it has none: before that no key does anything. */
export async function begun(page: Page): Promise<void> {
  await expect(page.locator('#window > *')).not.toHaveCount(0)
  await expect(page.getByRole('status', { name: 'Starting' })).toHaveCount(0)
}

/** What the page has put on the clipboard: the words, or what stands beside them as another type. */
export async function copied(page: Page, type = 'text/plain'): Promise<string> {
  await page.context().grantPermissions(['clipboard-read'])
  return page.evaluate(async (type) => {
    const [item] = await navigator.clipboard.read()
    return item?.types.includes(type) ? (await item.getType(type)).text() : ''
  }, type)
}

/** Opens the built-in sample from the empty window. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample interview' }).click()
  await expect(page.getByText('Mr. Secretary, welcome to Moscow.')).toBeVisible()
}

/** Imports what the window shows of the files that were chosen, and waits for the transcript. */
export async function importShown(page: Page): Promise<void> {
  const button = page.getByRole('dialog').getByRole('button', { name: 'Import 1 transcript' })
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(button).toBeHidden()
  await opened(page)
}

/** Waits until the transcript that is on its way is there as a whole: what is far from the view is drawn later. */
async function opened(page: Page): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false')
  await expect(page.locator('.chunk.waiting, .leaf.gone')).toHaveCount(0)
}

/** Where words stand on the page, from their first letter to the last of those up to which they go. */
async function edges(page: Page, words: string, upTo = words): Promise<{ from: { x: number; y: number }; to: { x: number; y: number } }> {
  await opened(page)
  return page.evaluate(([words, upTo]) => {
    const root = document.querySelector('main')!
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const nodes: { node: Text; at: number }[] = []
    let all = ''
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      nodes.push({ node, at: all.length })
      all += node.data
    }
    const start = all.indexOf(words)
    const end = all.indexOf(upTo, start) + upTo.length - 1
    if (start < 0 || end < start) throw new Error(`the page does not say “${words}”, or not then “${upTo}”`)
    const point = (position: number): [Text, number] => {
      const holder = nodes.findLast((n) => n.at <= position)!
      return [holder.node, position - holder.at]
    }
    const box = (position: number): DOMRect => {
      const range = document.createRange()
      const [node, offset] = point(position)
      range.setStart(node, offset)
      range.setEnd(node, offset + 1)
      return range.getBoundingClientRect()
    }
    point(start)[0].parentElement!.scrollIntoView({ block: 'center' })
    const first = box(start)
    const last = box(end)
    return {
      from: { x: first.left + 1, y: first.top + first.height / 2 },
      to: { x: last.right - 0.5, y: last.top + last.height / 2 },
    }
  }, [words, upTo] as const)
}

/** Selects words, or all from some words up to others, by dragging the mouse over them. */
export async function dragOver(page: Page, words: string, upTo?: string): Promise<void> {
  const { from, to } = await edges(page, words, upTo)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByRole('toolbar', { name: 'Mark the selection' })).toBeVisible()
}

/** Clicks in the middle of words. */
export async function clickOn(page: Page, words: string): Promise<void> {
  const { from, to } = await edges(page, words)
  await page.mouse.click((from.x + to.x) / 2, from.y === to.y ? from.y : from.y)
}

/** The words of a highlight as the page marks them, its segments joined. */
export async function markedWords(page: Page, id: string): Promise<string> {
  return page.evaluate((id) => [...document.querySelectorAll<HTMLElement>(`mark[data-ids~="${id}"]`)].map((m) => m.textContent).join(''), id)
}

/** A transcript in the library's list. */
export function transcript(page: Page, title: string): Locator {
  return page.locator('.transcripts .row-main', { hasText: title })
}
