/** Draws a transcript's blocks: who speaks on the left, the words, room for the margin on the right. */
import { directionsIn, goesOn, type Block, type Doc, type Paragraph } from './blocks'
import { correctionsIn } from './corrections'
import { make, set } from './dom'
import { dress } from './ink'
import { segments, type Segment } from './segments'
import type { Correction, Highlight, Look, Span, Transcript, Turn } from './types'

/** A block as drawn; who speaks in it, and what lies in its margin, comes later. */
export interface Sheet {
  element: HTMLElement
  name: HTMLElement | null
  paragraphs: HTMLElement[]
}

/** Longer than this, the first paragraph of the front matter is no title. */
const titleLength = 160
/** Breaks a line within a paragraph of the text. */
const lineBreak = '\u2028'
/** Longer than this, a paragraph of the front matter stands on its own. */
const lineLength = 90

/** Draws a paragraph's words anew, cut into segments. */
export function fill(element: HTMLElement, doc: Doc, paragraph: Paragraph, over: readonly Highlight[], look: Look, picked: string | null): void {
  const directions = directionsIn(doc, paragraph)
  const byId = new Map(over.map((h) => [h.id, h]))
  const pieces = segments(paragraph, over, directions).flatMap((segment): (Node | string)[] => {
    const words = spoken(doc, segment, paragraph)
    if (segment.ids.length) return [mark(segment, words, segment.ids.map((id) => byId.get(id)!), look, picked)]
    return segment.direction ? [make('i', 'direction', ...words)] : words
  })
  element.replaceChildren(...pieces)
}

/** Words of a paragraph as nodes. Those that were corrected have an element of their own; of words taken out it is empty. */
function spoken({ text, corrections }: Doc, { start, end }: Span, { whole }: Paragraph): (Node | string)[] {
  // What was taken out at the end of a paragraph has nothing behind it to stand at.
  const last = end === whole.end ? end + 1 : end
  const nodes: (Node | string)[] = []
  let at = start
  for (const c of correctionsIn(corrections, { start, end: last })) {
    const [from, to] = [Math.max(c.start, start), Math.min(c.end, end)]
    nodes.push(...broken(text.slice(at, from)), corrected(c, text.slice(from, to)))
    at = to
  }
  return [...nodes, ...broken(text.slice(at, end))]
}

function corrected({ id }: Correction, words: string): HTMLElement {
  const element = make('span', 'corrected', ...broken(words))
  set(element, { 'data-correction': id })
  return element
}

/** Words as nodes: a line break within a paragraph (U+2028), which no browser shows, gets an element that breaks the line. */
function broken(words: string): (Node | string)[] {
  if (!words) return []
  if (!words.includes(lineBreak)) return [words]
  return words.split(/(\u2028)/).flatMap((part): (Node | string)[] => (part === lineBreak ? [make('span', 'break', part)] : part ? [part] : []))
}

function mark({ start, end, ids, direction }: Segment, words: (Node | string)[], over: Highlight[], look: Look, picked: string | null): HTMLElement {
  const classes = [
    direction && 'direction',
    ids.length > 1 && 'deep',
    over.some((h) => h.start === start) && 'first',
    over.some((h) => h.end === end) && 'last',
    picked && ids.includes(picked) && 'picked',
  ]
  const element = make('mark', classes.filter(Boolean).join(' '), ...words)
  set(element, { 'data-ids': ids.join(' ') })
  dress(element, over, look)
  return element
}

/** The ids of the highlights that a mark belongs to. */
export const idsOf = (mark: HTMLElement): string[] => mark.getAttribute('data-ids')?.split(' ') ?? []

/** Draws a block with its paragraphs' bare words. */
export function drawBlock(doc: Doc, block: Block, t: Transcript, look: Look): Sheet {
  if (block.front) return drawFront(doc, block, t, look)
  const paragraphs: HTMLElement[] = []
  for (let p = block.first; p < block.last; p++) paragraphs.push(paragraph('p', doc, p))
  const text = make('div', 'text', ...paragraphs)
  const first = doc.paragraphs[block.first]
  const part = (goesOn(block) ? ' goes-on' : '') + (first && first.start > first.whole.start ? ' in-paragraph' : '')
  if (!block.turn) return { element: make('div', `block loose${part}`, text), name: null, paragraphs }

  const section = make('section', `block turn${part}`, text)
  set(section, { 'data-turn': String(block.turn.number) })
  return { element: section, name: null, paragraphs }
}

/**
 * Draws who speaks in a turn and when, before its words. It waits until the turn is to be seen. Where a long turn goes on,
 * it is for the eye alone, and only at the top of the view. It is one block of lines: each block more takes memory and time
 * for each of thousands of turns.
 */
export function drawGutter(sheet: Sheet, block: Block, turn: Turn, t: Transcript, look: Look): void {
  const name = make('bdi', 'who')
  name.title = 'Only this voice'
  const gutter = make(goesOn(block) ? 'div' : 'h2', 'gutter', name, `\n${turn.number}`) // names the turn; as landmarks, thousands of turns would be noise
  if (turn.time) gutter.append('\n', timeButton(turn.time))
  if (turn.unanswered) gutter.append('\n', make('span', 'gap', 'no answer'))
  if (goesOn(block)) gutter.setAttribute('aria-hidden', 'true')
  sheet.element.prepend(gutter)
  sheet.name = name
  nameSpeaker(sheet, turn, t, look)
}

/** A time that is copied by a click. Out of the way of Tab, which thousands would stop: a command does the same. */
function timeButton(time: string): HTMLElement {
  const button = make('button', 'time', time)
  button.type = 'button'
  button.tabIndex = -1
  button.title = 'Copy the time'
  return button
}

/** Writes the speaker's name and role on a turn. */
export function nameSpeaker({ element, name }: Sheet, { number, time, speakerId, unanswered }: Turn, t: Transcript, look: Look): void {
  if (!name) return
  const speaker = look.speaker(speakerId)
  const called = speaker?.display || speaker?.name || 'Unknown speaker'
  name.textContent = called
  name.parentElement!.ariaLabel = [called, `turn ${number}`, time, unanswered && 'no answer'].filter(Boolean).join(', ')
  const answering = t.voices.filter((v) => look.speaker(v.speakerId)?.role !== 'interviewer')
  const voice = answering.findIndex((v) => v.speakerId === speakerId)
  set(element, { 'data-role': speaker?.role ?? '', 'data-speaker': speakerId, 'data-voice': voice < 0 ? null : String((voice % 6) + 1) })
}

/** A heading for a transcript without front matter; no part of its text. */
export function drawTitle(t: Transcript, look: Look): HTMLElement {
  return make('header', 'block front', make('div', 'text', make('h1', 'aside', t.title), drawChips(t, look)))
}

function drawFront(doc: Doc, block: Block, t: Transcript, look: Look): Sheet {
  const paragraphs: HTMLElement[] = []
  const text = make('div', 'text')
  const meta = make('div', 'meta')
  for (let p = block.first; p < block.last; p++) {
    const { start, end } = doc.paragraphs[p]!
    const length = end - start
    const titled = p === block.first && length <= titleLength
    if (p === block.first && !titled) text.append(make('h1', 'aside', t.title))
    const element = paragraph(titled ? 'h1' : 'p', doc, p)
    paragraphs.push(element)
    if (length > lineLength) element.classList.add('long')
    if (titled) text.append(element)
    else meta.append(element)
  }
  if (meta.childElementCount) text.append(meta)
  text.append(drawChips(t, look))
  return { element: make('header', 'block front', text), name: null, paragraphs }
}

function paragraph(name: 'p' | 'h1', doc: Doc, p: number): HTMLElement {
  const words = doc.paragraphs[p]!
  const element = make(name, '', ...spoken(doc, words, words))
  element.dir = 'auto'
  set(element, { 'data-paragraph': String(p) })
  return element
}

/** Who speaks how much, how long it is, what stayed open. */
export function drawChips(t: Transcript, look: Look): HTMLElement {
  const chips = make('ul', 'chips')
  chips.setAttribute('aria-label', 'About this transcript')
  const shown = t.voices.slice(0, t.voices.length > 6 ? 5 : 6)
  for (const { speakerId, share, turns } of shown) {
    const speaker = look.speaker(speakerId)
    const name = make('b', '', make('bdi', '', speaker?.display || speaker?.name || 'Unknown speaker'))
    chips.append(make('li', 'chip', name, ` ${Math.round(share * 100)}% · ${count(turns, 'turn')}`))
  }
  if (shown.length < t.voices.length) chips.append(make('li', 'chip', `${t.voices.length - shown.length} more voices`))
  chips.append(make('li', 'chip', `${count(t.words, 'word')} · ${duration(t.words)}`))
  if (t.gaps) chips.append(make('li', 'chip quiet', `${count(t.gaps, 'question')} unanswered`))
  return chips
}

const count = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`

/** Reading time at 200 words a minute. */
function duration(words: number): string {
  const minutes = Math.max(1, Math.round(words / 200))
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
