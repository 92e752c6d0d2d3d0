// Jumping about in the material, with a way back.
import { batch } from '@preact/signals'
import { openId, tags, transcript, transcripts } from './apply'
import { pickedHighlight } from './marking'
import { page, showPage, type PageName } from './pages'
import { here, leave, trail, walk } from './places'
import { focusReader, pane, pickAndShow } from './reader-pane'
import { arrive, openTranscript } from './reading'
import { announce, beside, onlyTag, picked, selection, tab, toast } from './screen'
import { familyOf } from './tagging'
import { toldOf, toldUntagged } from './telling'
import { back, forward, type Place, type Turned } from './trail'
import { highlights, highlightsById } from './writes'

export const goBack = () => turn(back, 'There is no place before this one')
export const goForward = () => turn(forward, 'There is no place after this one')

function turn(way: typeof back, none: string): void {
  const from = here()
  const turned: Turned | null = from && way(trail.value, from, isThere)
  if (!turned) return announce(none)
  trail.value = turned.trail
  if (turned.to.page) return showPage(turned.to.page)
  void arrive(turned.to.transcriptId, { at: turned.to.at }).then(() => announce(placeInWords(turned.to)))
}

function isThere({ transcriptId, page }: Place): boolean {
  return page !== undefined || transcripts.value.some((t) => t.id === transcriptId)
}

function placeInWords({ transcriptId, at }: Place): string {
  const turn = transcriptId === openId.value ? transcript.value?.turns.find((t) => t.end > at) : undefined
  const title = transcripts.value.find((t) => t.id === transcriptId)?.title ?? ''
  return turn ? `${title}, turn ${turn.number}` : title
}

/** Shows a page about the whole project. */
export function goToPage(name: PageName): void {
  if (page.value === name) return
  leave()
  showPage(name)
}

/** Picks a highlight of the open transcript and goes there. */
export function jumpToHighlight(id: string): void {
  leave()
  page.value = null
  pickAndShow(id)
}

/** Picks a highlight wherever it is. */
export async function jumpToQuote(transcriptId: string, id: string): Promise<void> {
  if (transcriptId === openId.value) {
    leave()
    page.value = null
  } else await openTranscript(transcriptId)
  if (transcriptId !== openId.value) return
  batch(() => {
    beside.value = 'tabs'
    tab.value = 'highlights'
    onlyTag.value = ''
  })
  pickAndShow(id)
}

/** Picks the highlight after or before the picked one, or after or before the place where one is. */
export function stepHighlight(direction: 1 | -1): void {
  const id = pane.reader?.highlightStep(direction)
  if (id) stepTo(id)
  else if (highlights.value.length === 0) toast('Nothing is highlighted here yet.')
  else announce(`No ${direction > 0 ? 'further' : 'earlier'} highlight`)
}

function stepTo(id: string): void {
  walk(() => pickAndShow(id))
  focusReader()
  const h = highlightsById.value.get(id)
  if (h) announce(toldOf(h))
}

/** The same among the highlights of one tag: the one the list is narrowed to, or the picked highlight's first. */
export function stepOfTag(direction: 1 | -1): void {
  const [first = ''] = pickedHighlight.value?.tagIds ?? []
  const tag = tags.value.get(onlyTag.value || first)
  if (!tag) return toast('Pick a highlight with a tag first, or list only one tag’s highlights.')
  const family: ReadonlySet<string> = onlyTag.value === '' ? new Set([tag.id]) : familyOf(tag.id)
  const id = pane.reader?.highlightStep(direction, (h) => h.tagIds.some((t) => family.has(t)))
  if (id) stepTo(id)
  else announce(`No ${direction > 0 ? 'further' : 'earlier'} highlight tagged ${tag.name}`)
}

/** Selects the next answer, or rest of one, that no highlight covers. */
export function stepUntagged(direction: 1 | -1): void {
  const span = pane.reader?.untagged(direction, selection.value ?? pickedHighlight.value ?? null)
  if (!span) return toast(direction > 0 ? 'From here on, every answer is highlighted.' : 'Before this, every answer is highlighted.')
  walk(() => {
    picked.value = null
    pane.reader?.select(span)
  })
  focusReader()
  announce(toldUntagged(span))
}
