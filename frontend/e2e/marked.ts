// Transcripts with highlights, made by the program's own doors rather than by hand: for
// pictures, and for stories that begin where something is highlighted already.
import { v7 as uuid } from 'uuid'
import type { app } from '../wailsjs/go/models'
import { openSample, type Page, type Program } from './manicule'

export interface Mark {
  readonly quote: string
  readonly tags?: readonly string[] // "Path > Tag"
  readonly note?: string
}

/** What a reader might have found in the sample interview. */
export const findings: readonly Mark[] = [
  { quote: 'Sergey Lavrov and I have had a very productive relationship', tags: ['Cooperation > Personal ties'], note: 'The first answer speaks of two people, not of two states.' },
  { quote: 'the United States-Russia joint effort on the ceasefire has had an impact', tags: ['Cooperation', 'Syria & Daesh'] },
  { quote: 'Don’t you think it’s better I give it to President Putin first?', tags: ['Evasion', 'Quotable'], note: 'Deflects with humour.' },
  { quote: 'we all in the world face the challenge of violent extremism', tags: ['Syria & Daesh', 'Cooperation'], note: 'The common enemy as the ground for working together.' },
  { quote: 'There are irritants in our relationship on both sides which I think both sides would like to see us be able to address.', tags: ['Irritants'] },
  { quote: 'ultimately, sanctions can be lifted and the people of Russia can see their economy grow', tags: ['Sanctions'], note: 'Addressed to the viewers rather than to their government.' },
  { quote: 'The separatists have almost never, in the whole process, stopped the firing.', tags: ['Ukraine > Ceasefire'], note: 'Strong wording: almost never, in the whole process.' },
  { quote: 'we could see the sanctions ultimately lifted on Russia with the full compliance with the Minsk agreement', tags: ['Sanctions', 'Ukraine > Minsk agreement'], note: 'The condition is named only here.' },
]

/** Calls a method of the program as the page would. */
export async function call<T>(program: Program, name: string, ...args: unknown[]): Promise<T> {
  const answer = await fetch(`${program.url}/call/${name}`, { method: 'POST', body: JSON.stringify(args) })
  const { result, error } = (await answer.json()) as { result?: T; error?: unknown }
  if (!answer.ok || error) throw new Error(`${name}: ${JSON.stringify(error)}`)
  return result as T
}

/** Highlights passages of the open transcript, and shows it. */
export async function mark(page: Page, program: Program, marks: readonly Mark[]): Promise<void> {
  const state = await call<app.State>(program, 'Library/State')
  const { id: transcriptId, text } = await call<app.Transcript>(program, 'Reading/OpenTranscript', state.transcripts[0]!.id, '')
  const known = new Map(state.tags.map((tag) => [pathOf(tag, state.tags), tag.id]))
  for (const { quote, tags = [], note = '' } of marks) {
    const start = text.indexOf(quote)
    if (start < 0) throw new Error(`the transcript does not say “${quote}”`)
    const tagIds = []
    for (const path of tags) tagIds.push(await tagAt(program, known, path))
    await call(program, 'Reading/AddHighlight', { id: uuid(), transcriptId, start, end: start + quote.length, note, tagIds, newTags: [] })
  }
  await page.reload()
  await page.locator('main mark').first().waitFor()
}

/** The sample interview with what was found in it. */
export async function openFindings(page: Page, program: Program): Promise<void> {
  await openSample(page)
  await mark(page, program, findings)
}

async function tagAt(program: Program, known: Map<string, string>, path: string): Promise<string> {
  const before = known.get(path)
  if (before) return before
  const names = path.split(' > ')
  const parentId = names.length > 1 ? await tagAt(program, known, names.slice(0, -1).join(' > ')) : ''
  const id = uuid()
  await call(program, 'Codebook/AddTag', { id, parentId, name: names.at(-1), colour: '' })
  known.set(path, id)
  return id
}

function pathOf(tag: app.Tag, all: readonly app.Tag[]): string {
  const above = all.find((t) => t.id === tag.parentId)
  return above ? `${pathOf(above, all)} > ${tag.name}` : tag.name
}
