// Where the links of memos lead now, and going there.
import { signal } from '@preact/signals'
import { faultFrom, files, tables, type Change, type Linked } from '../api'
import { openId, transcript } from './apply'
import { pickedHighlight } from './marking'
import { linksOf, type MemoLink } from './memo-links'
import { pickAndShow } from './reader-pane'
import { jumpTo, openTranscript, turnAt, turnAtPlace } from './reading'
import { selection, toast } from './screen'
import { afterChange } from './writes'

/** What is known of links, by what they refer to. One that is gone has no words. */
const known = signal<ReadonlyMap<string, Linked>>(new Map())
const asked = new Set<string>()

/** What a link is called now: undefined where it is gone. Until Go has said so it is called as it was. */
export function calledNow(link: MemoLink): string | undefined {
  const found = known.value.get(link.ref)
  return found === undefined ? link.words : found.words || undefined
}

/** Sees that it is known where the links of some memos lead. */
export function followLinks(bodies: readonly string[]): void {
  const fresh = [...new Set(bodies.flatMap((body) => linksOf(body).map((l) => l.ref)))].filter((ref) => !asked.has(ref))
  if (fresh.length > 0) void ask(fresh)
}

async function ask(refs: readonly string[]): Promise<void> {
  for (const ref of refs) asked.add(ref)
  try {
    const found = await tables.linked(refs)
    known.value = new Map([...known.value, ...found.map((l) => [l.ref, l] as const)])
  } catch {
    for (const ref of refs) asked.delete(ref) // asked again with the next memo that has them
  }
}

/** Goes to the turn or the highlight that a link leads to. */
export async function goToLink(link: MemoLink): Promise<void> {
  try {
    const [to] = await tables.linked([link.ref])
    if (!to || to.words === '') return toast('What this link leads to is no longer in the project.')
    await openTranscript(to.transcriptId)
    const [kind, id = ''] = link.ref.split(':')
    if (openId.value !== to.transcriptId) return
    const turn = transcript.value?.turns[to.turn - 1]
    if (kind === 'highlight') pickAndShow(id)
    else if (turn) jumpTo(turn.start)
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

/** Copies a link to the picked highlight, or to the turn that is selected or read, for a memo. */
export async function copyLink(): Promise<void> {
  const highlight = pickedHighlight.value
  const turn = selection.value ? turnAt(selection.value.start) : turnAtPlace.value
  if (!highlight && turn === 0) return toast('Open a transcript with turns, or pick a highlight.')
  try {
    await files.copyText(highlight ? await tables.linkToHighlight(highlight.id) : await tables.linkToTurn(openId.value, turn))
    toast(`Copied a link to ${highlight ? 'the highlight' : `turn ${turn}`}: paste it into a memo`)
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

// Whatever is renamed or gone may be called another way in a memo.
afterChange((change: Change) => {
  const told = change.transcripts.length + change.removed.transcripts.length + change.highlights.length + change.removed.highlights.length > 0
  if (told && asked.size > 0) void ask([...asked])
})
