// What axe finds in the window. It runs in the page itself, as one frame needs no other to gather what was found.
import axe from 'axe-core'
import type { Page } from '@playwright/test'

export const themes = ['light', 'dark', 'sepia', 'contrast', 'contrast-dark'] as const
type Theme = (typeof themes)[number]

/** What axe looks at: the first turns look like all others, and what lies under a page is out of reach. */
const most = { exclude: ['.turn:nth-child(n + 8)', 'main[inert]'] }
const everything = { rules: { region: { enabled: false } } } // menus and bars beside a selection are in no landmark
const contrast = { runOnly: ['color-contrast'] }

/** All that axe finds: everything once, and then the contrast in every theme. */
export async function found(page: Page): Promise<string[]> {
  const all: string[] = []
  for (const theme of themes) all.push(...(await look(page, theme === themes[0] ? everything : contrast, theme)))
  return all
}

/** What axe finds in the page as it is. */
export function foundHere(page: Page): Promise<string[]> {
  return look(page, everything)
}

async function look(page: Page, options: axe.RunOptions, theme?: Theme): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async ({ most, options, theme }) => {
    if (theme) document.documentElement.dataset['theme'] = theme
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(most, { resultTypes: ['violations'], ...options })
    return violations.flatMap(({ id, impact, nodes }) => nodes.map((n) => `${theme ?? ''} ${impact} ${id}: ${n.html.slice(0, 160)} (${n.failureSummary})`))
  }, { most, options, theme })
}
