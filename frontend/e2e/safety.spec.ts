import { expect, test as plain } from '@playwright/test'
import { expect as expectPage, openSample, Program, test } from './manicule'

plain.describe('the page stays itself', () => {
  let program: Program
  plain.beforeEach(async () => {
    program = await Program.start()
  })
  plain.afterEach(() => program.stop())

  plain('text never becomes markup, and no other script runs', async ({ page }) => {
    const answer = await page.goto(program.url)
    const policy = answer!.headers()['content-security-policy']
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
    const outcome = await page.evaluate(() => {
      const tries: Record<string, () => unknown> = {
        innerHTML: () => (document.body.innerHTML = '<b>x</b>'),
        document: () => document.write('<b>x</b>'),
        policy: () => (window as unknown as { trustedTypes: { createPolicy(n: string, r: object): unknown } }).trustedTypes.createPolicy('x', {}),
      }
      return Object.entries(tries).flatMap(([name, go]) => {
        try {
          go()
          return [name]
        } catch {
          return []
        }
      })
    })
    expect(outcome).toEqual([])
    const ran = await page.evaluate(
      () =>
        new Promise((done) => {
          document.addEventListener('securitypolicyviolation', () => done('refused'))
          const image = document.createElement('img')
          image.src = 'http://127.0.0.1:9/pixel.png'
          document.body.append(image)
        }),
    )
    expect(ran).toBe('refused')
  })

  plain('no link, form or dropped file leads away', async ({ page }) => {
    await page.goto(program.url)
    await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible()
    const left = await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = '/bridge.js'
      document.body.append(link)
      const form = document.createElement('form')
      form.action = '/bridge.js'
      document.body.append(form)
      const drop = new DragEvent('drop', { bubbles: true, cancelable: true })
      const over = new DragEvent('dragover', { bubbles: true, cancelable: true })
      link.click()
      form.requestSubmit()
      document.body.dispatchEvent(over)
      document.body.dispatchEvent(drop)
      return [over.defaultPrevented, drop.defaultPrevented]
    })
    expect(left).toEqual([true, true])
    await expect(page.getByRole('button', { name: 'Open the sample interview' })).toBeVisible()
    expect(page.url()).toBe(`${program.url}/`)
  })
})

test('nothing of a project is kept by the browser', async ({ page }) => {
  await openSample(page)
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.cookie])
  expectPage(kept).toEqual([0, 0, 0, ''])
})
