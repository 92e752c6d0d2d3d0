// What a reader does to a transcript: highlight, tag, note, move, remove.
import { batch, computed, signal } from '@preact/signals'
import { v7 as uuid } from 'uuid'
import { excerpts, faultFrom, reading, type Highlight, type NewTag, type Span, type Tag } from '../api'
import { openId, speakers, tags, transcript, transcripts } from './apply'
import { citation, richQuote, wordsOf } from './citation'
import { copyRich } from './clipboard'
import { atCursor, chosen, list, rowsOf } from './excerpts'
import { tagNamed } from './fuzzy'
import { takeBack } from './history'
import { page } from './pages'
import { pane } from './reader-pane'
import { inWords } from './reading'
import { announce, beside, noteWanted, onlyTag, palette, picked, selection, tab, toast, type PaletteTarget } from './screen'
import { told } from './telling'
import { counted, markedWords } from './wording'
import { drafts, highlightsById, mayWrite, submit } from './writes'

const longestInVivo = 60
const recentKept = 8

/** The tags given last, all together: what repeating gives again. */
const lastTags = signal<readonly string[]>([])
/** Tags by how lately they were given, newest first. */
export const recentTags = signal<readonly string[]>([])

export const pickedHighlight = computed(() => (picked.value === null ? undefined : highlightsById.value.get(picked.value)))

/** What a key works on: the fresh selection or, without one, the picked highlight. On the page of excerpts, those chosen there. */
export function target(): PaletteTarget | null {
  if (page.value === 'excerpts') return chosen.value.length > 0 ? { highlightIds: chosen.value } : null
  if (page.value !== null) return null
  if (selection.value) return { span: selection.value }
  return pickedHighlight.value ? { highlightId: pickedHighlight.value.id } : null
}

/** What is to be marked; null where nothing is or can be, and then the person is told. */
function toMark(): PaletteTarget | null {
  if (!mayWrite()) return null
  const on = target()
  if (!on) sayNothingSelected()
  return on
}

/** The tags the target carries; of several highlights, those that all of them carry. */
export function tagsOf(on: PaletteTarget): readonly string[] {
  if ('highlightIds' in on) {
    const [first, ...others] = rowsOf(on.highlightIds)
    return first?.tagIds.filter((id) => others.every((row) => row.tagIds.includes(id))) ?? []
  }
  return 'highlightId' in on ? (highlightsById.value.get(on.highlightId)?.tagIds ?? []) : []
}

/** Gives the target exactly these tags and makes the new ones. A selection becomes a highlight. */
export function giveTags(on: PaletteTarget, tagIds: readonly string[], newNames: readonly string[] = []): void {
  const newTags = newNames.map(named)
  const all = [...tagIds, ...newTags.map((t) => t.id)]
  remember(all)
  if ('span' in on) addHighlight(on.span, all, newTags)
  else if ('highlightIds' in on) retag(on, all, newTags)
  else setTags(on.highlightId, all, newTags)
}

/** Puts the tag on the target, or takes it off a highlight that has it. */
export function toggleTag(tag: Tag): void {
  const on = toMark()
  if (!on) return
  const has = tagsOf(on)
  const given = !has.includes(tag.id)
  giveTags(on, given ? [...has, tag.id] : has.filter((id) => id !== tag.id))
  announce(told(`${given ? 'Tagged' : 'No longer tagged'} ${tag.name}`, on, given ? has.length + 1 : has.length - 1))
}

export function toggleNumbered(key: number): void {
  const tag = [...tags.value.values()].find((t) => t.key === key && !t.archived)
  if (tag) toggleTag(tag)
  else announce(`No tag has the key ${key}`)
}

export function highlightPlain(): void {
  if (!mayWrite()) return
  if (page.value !== null || !selection.value) return sayNothingSelected()
  const on = { span: selection.value }
  addHighlight(on.span, [], [])
  announce(told('Highlighted', on, 0))
}

/** Tags the selection with its own words. */
export function tagInVivo(): void {
  const on = toMark()
  if (!on) return
  const name = words(on).slice(0, longestInVivo).trim()
  if (name === '') return
  const known = tagNamed(name, tags.value)
  const has = tagsOf(on).filter((id) => id !== known?.id)
  giveTags(on, known ? [...has, known.id] : has, known ? [] : [name])
  announce(told(`Tagged ${name}`, on, has.length + 1))
}

/** Gives the target the tags given last. */
export function repeatTags(): void {
  const on = toMark()
  if (!on) return
  const again = lastTags.value.filter((id) => tags.value.get(id)?.archived === false)
  if (again.length === 0) return announce('No tag to repeat yet')
  const all = [...new Set([...tagsOf(on), ...again])]
  giveTags(on, all)
  announce(told(`Tagged ${again.map((id) => tags.value.get(id)?.name).join(', ')}`, on, all.length))
}

/** Opens the note of the target for writing; a selection becomes a highlight first. */
export function writeNote(): void {
  const on = toMark()
  if (!on) return
  if ('highlightIds' in on) return void (noteWanted.value = atCursor.value?.id ?? null)
  const id = 'span' in on ? addHighlight(on.span, [], []) : on.highlightId
  batch(() => {
    beside.value = 'tabs'
    tab.value = 'highlights'
    picked.value = id
    noteWanted.value = id
  })
}

/** Who marked a highlight, and when; empty for what is not on disk. */
export async function markedBy(id: string): Promise<string> {
  const marked = await reading.markedBy(id).catch(() => null)
  return marked ? markedWords(marked.author, marked.created, new Date()) : ''
}

/** Keeps a note as it is being typed. */
export function typeNote(id: string, note: string): void {
  drafts.write(`note ${id}`, note, (text) => setNote(id, text))
}

export function moveHighlight(id: string, start: number, end: number): void {
  const old = highlightsById.value.get(id)
  if (!old || start >= end) return
  const moved = { ...old, ...placed({ start, end }) }
  void submit({ run: inWords(old.transcriptId, () => reading.moveHighlight(id, old.transcriptId, start, end)), expects: new Map([[id, moved]]) })
}

/** Removes highlights in one step, and offers to take that back. */
export function removeHighlights(ids: readonly string[]): void {
  if (ids.length === 0 || !mayWrite()) return
  drafts.flushAll()
  void submit({ run: () => reading.removeHighlights(ids), expects: new Map(ids.map((id) => [id, null])) })
  if (picked.value !== null && ids.includes(picked.value)) picked.value = null
  toast(ids.length === 1 ? 'Highlight removed' : `${ids.length} highlights removed`, { action: takeBack })
}

/** Puts the selection or the picked highlight on the clipboard, with where it comes from or the words alone. */
export async function copyQuote(cited: boolean): Promise<void> {
  const on = target()
  if (!on) return sayNothingSelected()
  if ('highlightIds' in on) return copyChosen(cited)
  const h = 'span' in on ? placed(on.span) : highlightsById.value.get(on.highlightId)
  if (!h) return
  const cut = { ...h, time: transcript.value?.turns[h.turn - 1]?.time ?? '' }
  const from = [speakers.value.get(h.speakerId), transcript.value?.title ?? ''] as const
  try {
    await copyRich(cited ? citation(cut, ...from) : wordsOf(h), richQuote(cut, cited, ...from))
    toast(cited ? 'Copied with its source' : 'Copied the words alone')
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

/** Puts the chosen excerpts on the clipboard, in the order they are shown, with all of their words. */
async function copyChosen(cited: boolean): Promise<void> {
  const titles = new Map(transcripts.value.map((t) => [t.id, t.title]))
  try {
    const rows = await excerpts.whole(list.view.peek()?.number ?? 0, chosen.value)
    const quotes = rows.map((row) => {
      const cut = { ...row, time: '' }
      const from = [speakers.value.get(row.speakerIds[0] ?? ''), titles.get(row.transcriptId) ?? ''] as const
      return { plain: cited ? citation(cut, ...from) : wordsOf(row), rich: richQuote(cut, cited, ...from) }
    })
    await copyRich(quotes.map((q) => q.plain).join('\n\n'), quotes.map((q) => q.rich).join(''))
    toast(`Copied ${counted(quotes.length, 'excerpt')}${cited ? ' with the source' : ''}`)
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

/** Gives several highlights these tags in place of those that all of them carried, in one step. */
function retag(on: { highlightIds: readonly string[] }, tagIds: readonly string[], newTags: readonly NewTag[]): void {
  const had = tagsOf(on)
  const give = tagIds.filter((id) => !had.includes(id) && newTags.every((t) => t.id !== id))
  const take = had.filter((id) => !tagIds.includes(id))
  if (give.length + take.length + newTags.length === 0) return
  void submit({ run: () => excerpts.tag(on.highlightIds, give, take, newTags) })
}

/** A tag of this name, to be made. */
export function named(name: string): NewTag {
  return { id: uuid(), parentId: '', name: name.trim(), colour: '' }
}

function addHighlight(span: Span, tagIds: readonly string[], newTags: readonly NewTag[]): string {
  const made: Highlight = {
    id: uuid(), transcriptId: openId.value, note: '', tagIds: [...tagIds], ...placed(span),
  }
  const { id, transcriptId, start, end, note } = made
  // The selection goes first: put back into words that are drawn anew it would cost more than the drawing.
  pane.reader?.setSelection(null)
  void submit({
    run: inWords(transcriptId, () => reading.addHighlight({ id, transcriptId, start, end, note, tagIds: [...tagIds], newTags: [...newTags] })),
    expects: new Map([[id, made]]),
  })
  batch(() => {
    palette.value = null
    selection.value = null
    picked.value = id
    if (onlyTag.value !== '' && !tagIds.includes(onlyTag.value)) onlyTag.value = ''
  })
  return id
}

function setTags(id: string, tagIds: readonly string[], newTags: readonly NewTag[]): void {
  const old = highlightsById.value.get(id)
  if (!old) return
  const expects = new Map([[id, { ...old, tagIds: [...tagIds] }]])
  void submit({ run: () => reading.setTags(id, tagIds, newTags), expects })
}

function setNote(id: string, note: string): void {
  const old = highlightsById.value.get(id)
  const expects = new Map(old ? [[id, { ...old, note }]] : [])
  void submit({ run: () => reading.setNote(id, note), expects, keep: true })
}

/** What a highlight knows from where it stands. */
function placed({ start, end }: Span): Pick<Highlight, 'start' | 'end' | 'quote' | 'turn' | 'speakerId'> {
  const turn = transcript.value?.turns.find((t) => t.start <= start && start < t.end)
  const quote = transcript.value?.text.slice(start, end) ?? ''
  return { start, end, quote, turn: turn?.number ?? 0, speakerId: turn?.speakerId ?? '' }
}

function words(on: PaletteTarget): string {
  if ('highlightIds' in on) return (atCursor.value?.quote ?? '').replace(/\s+/g, ' ').trim()
  const span = 'span' in on ? on.span : highlightsById.value.get(on.highlightId)
  const text = span ? (transcript.value?.text.slice(span.start, span.end) ?? '') : ''
  return text.replace(/\s+/g, ' ').trim()
}

function remember(tagIds: readonly string[]): void {
  if (tagIds.length === 0) return
  lastTags.value = tagIds
  recentTags.value = [...new Set([...tagIds].reverse().concat(recentTags.value))].slice(0, recentKept)
}

function sayNothingSelected(): void {
  toast(page.value === null ? 'Select some words first, or pick a highlight.' : 'There is nothing chosen here that could be marked.')
}
