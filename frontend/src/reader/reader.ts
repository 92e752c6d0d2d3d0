/** The reader: one transcript on a page, with its highlights and what is selected; what stands around its words is in surroundings.ts. */
import { blockAt, cut, type Doc } from './blocks'
import { Chunks } from './chunks'
import { moved } from './corrections'
import { make } from './dom'
import { Geometry } from './geometry'
import { dress, dressKept } from './ink'
import { Leaving } from './leaving'
import { Marks } from './marks'
import { Offsets } from './offsets'
import { drawnBy, dress as dressBlocks, marksOf, redraw, type Opened } from './opened'
import { clearPaint, paint } from './paint'
import { afterPaint } from './painted'
import { drawBlock, drawChips, drawTitle, idsOf, nameSpeaker } from './render'
import { builtAlike, otherwise } from './reread'
import { Selecting } from './selection'
import { onwards, Steps } from './steps'
import { Surroundings } from './surroundings'
import type { Highlight, Look, ReaderEvents, Span, Transcript } from './types'
import { around, step, type Unit } from './units'
import { untagged } from './untagged'
import { View } from './view'
import type { Walk } from './walk'

export type { Look, ReaderEvents, Selection } from './types'
export type { Unit } from './units'

const flashed = 1400 // ms

export class Reader {
  private opened: Opened | null = null
  private picked: string | null = null
  private flashTimer: ReturnType<typeof setTimeout> | undefined
  private leaf: HTMLElement | null = null // all that is drawn of the transcript
  private readonly leaving = new Leaving()
  private readonly view: View
  private readonly selecting: Selecting
  private readonly steps: Steps
  private readonly around: Surroundings

  constructor(
    private readonly root: HTMLElement,
    private readonly events: ReaderEvents,
  ) {
    this.view = new View(root, { scroll: () => this.around.scrolled(), settle: () => this.settled(), resize: () => this.around.measure() })
    this.around = new Surroundings(root, this.view, { opened: () => this.opened, picked: () => this.pickedOne }, events)
    this.selecting = new Selecting(this.view.page, (selection) => events.select(selection))
    this.steps = new Steps(this.view, this.selecting, (opened, position, way) => {
      this.reveal(opened, position, way)
      this.around.ruler.follow(opened.offsets.caret(position, 'start'))
    })
    root.classList.add('reader')
    document.fonts.addEventListener('loadingdone', this.around.measure)
  }

  /** Shows a transcript with the position `at` at the top of the view. */
  show(t: Transcript, highlights: readonly Highlight[], look: Look, at: number): void {
    const { page, scroller } = this.view
    clearPaint()
    const doc = cut(t)
    const marks = new Marks(doc, highlights)
    const chunks = new Chunks(scroller, doc.blocks, {
      bare: (b) => drawBlock(opened.doc, opened.doc.blocks[b]!, opened.transcript, opened.look),
      dress: (first, last) => dressBlocks(opened, first, last, this.picked),
      done: (all) => this.around.laidOut(all),
    })
    const drawn = drawnBy(doc, chunks)
    const offsets = new Offsets(drawn)
    const opened: Opened = { transcript: t, doc, marks, look, drawn, offsets, chunks, geometry: new Geometry(doc) }

    this.opened?.chunks.stop()
    this.opened = opened
    this.picked = null
    this.steps.begin()
    if (this.leaf) this.leaving.go(this.leaf)
    this.leaf = make('div', 'leaf', ...(t.frontEnd > 0 ? [] : [drawTitle(t, look)]), ...chunks.elements)
    page.append(this.leaf)
    scroller.setAttribute('aria-label', t.title)
    this.selecting.show(doc, offsets)
    this.around.show(opened)
    this.view.fit()
    chunks.start(blockAt(doc, at))
    scroller.scrollTop = 0
    if (at > 0) this.view.bring(opened, at, 'start')
    this.around.survey(opened, true)
    afterPaint(() => this.opened === opened && this.around.measure()) // the words first, and then what lies around them
  }

  /** Shows the transcript as it now reads, with what is in view where it is. Only what reads otherwise is drawn again, as far as that will do. */
  reread(t: Transcript, highlights: readonly Highlight[], look: Look): void {
    const { opened, view } = this
    if (!opened) return this.show(t, highlights, look, t.readTo)
    const doc = cut(t)
    const before = opened.transcript
    const place = (position: number, edge: 'start' | 'end'): number => moved(position, edge, before, t)
    const top = view.first(opened)
    const stood = opened.offsets.caret(top, 'start')
    const walk = this.selecting.current
    const span = walk && someWords(doc, { start: place(walk.start, 'start'), end: place(walk.end, 'end') })
    const selected = walk && span && { ...span, backward: walk.backward }
    if (t.title === before.title && builtAlike(opened.doc, doc)) this.reword(opened, { transcript: t, doc, marks: new Marks(doc, highlights), look }, selected)
    else {
      this.show(t, highlights, look, place(top, 'start'))
      if (selected) this.selecting.set(selected, true)
    }
    const stands = this.opened?.offsets.caret(place(top, 'start'), 'start')
    if (stood && stands) view.scroll(stands.top - stood.top)
  }

  /** Draws what reads otherwise in a transcript that is built as it was. */
  private reword(opened: Opened, now: Pick<Opened, 'transcript' | 'doc' | 'marks' | 'look'>, selected: Walk | null): void {
    const { doc, marks, transcript, look } = now
    const before = { ...opened }
    const drawn = drawnBy(doc, opened.chunks)
    Object.assign(opened, { ...now, drawn, offsets: new Offsets(drawn) })
    opened.geometry.reread(doc)
    if (this.picked && !marks.get(this.picked)) this.picked = null
    this.steps.begin()
    const changed = otherwise(before, opened)
    this.selecting.reread(doc, opened.offsets, selected, () => {
      for (const p of changed) if (opened.chunks.isDrawn(doc.paragraphs[p]!.block)) redraw(opened, p, this.picked)
    })
    this.leaf?.querySelector('.chips')?.replaceWith(drawChips(transcript, look))
    this.around.reread(opened, changed.map((p) => doc.paragraphs[p]!.block))
  }

  /** Shows exactly these highlights; only what differs is drawn again. */
  update(highlights: readonly Highlight[], look: Look): void {
    const change = this.opened?.marks.diff(highlights)
    if (change) this.upsert(change.changed, change.removed, look)
  }

  /** Shows these highlights as they now are, and no longer those removed; costs only what they touch. */
  upsert(changed: readonly Highlight[], removed: readonly string[], look: Look): void {
    const { opened } = this
    if (!opened) return
    opened.look = look
    const { marks, drawn, doc, chunks } = opened
    const touched = marks.put(changed, removed)
    if (this.picked && !marks.get(this.picked)) this.picked = null
    if (!touched.blocks.size) return // they look as they did
    const shown = [...touched.paragraphs].filter((p) => chunks.isReady(doc.paragraphs[p]!.block))
    this.selecting.around(shown.map((p) => drawn[p]!.element), () => shown.forEach((p) => redraw(opened, p, this.picked)))
    this.around.follow(touched.blocks)
  }

  /** Tags or speakers look different now. */
  restyle(look: Look): void {
    const { opened } = this
    if (!opened) return
    opened.look = look
    const { doc, transcript, chunks, marks } = opened
    doc.blocks.forEach(({ turn }, b) => turn && chunks.isReady(b) && nameSpeaker(chunks.sheet(b), turn, transcript, look))
    this.leaf?.querySelector('.chips')?.replaceWith(drawChips(transcript, look))
    for (const mark of this.leaf?.querySelectorAll('mark') ?? []) {
      dress(mark, idsOf(mark).flatMap((id) => marks.get(id) ?? []), look)
      mark.removeAttribute('title')
    }
    this.around.measure()
    this.around.grip()
  }

  /** These highlights have come to the disk, are on their way there, or were refused. */
  rekeep(ids: Iterable<string>): void {
    const { opened } = this
    if (!opened) return
    for (const id of ids) {
      const h = opened.marks.get(id)
      if (h) marksOf(opened, h).forEach((mark) => dressKept(mark, idsOf(mark).flatMap((one) => opened.marks.get(one) ?? []), opened.look))
    }
  }

  /** Whether some of the picked highlight can be seen. */
  get pickedInView(): boolean {
    const h = this.pickedOne
    return h !== undefined && this.view.shows(this.opened!, h)
  }

  /** Makes one highlight the picked one: it stands out and its ends can be moved. */
  setPicked(id: string | null, { scroll = false }: { scroll?: boolean } = {}): void {
    const { opened } = this
    if (!opened) return
    for (const one of new Set([this.picked, id])) {
      const h = one ? opened.marks.get(one) : undefined
      if (h) marksOf(opened, h).forEach((mark) => mark.classList.toggle('picked', one === id))
    }
    const h = id ? opened.marks.get(id) : undefined
    this.picked = h?.id ?? null
    this.around.pick()
    if (h && scroll) this.reveal(opened, h.start)
  }

  private get pickedOne(): Highlight | undefined {
    return this.picked ? this.opened?.marks.get(this.picked) : undefined
  }

  get selection(): Span | null {
    const walk = this.selecting.current
    return walk && { start: walk.start, end: walk.end }
  }

  /** Selects a span, or nothing. Tells nobody. */
  setSelection(span: Span | null): void {
    this.selecting.set(span && { ...span, backward: false })
  }

  /** Selects a span as the keyboard does, or the word at a place, and brings it into view. */
  select(span: Span): void {
    const words = this.opened && someWords(this.opened.doc, span)
    if (words) this.steps.take(this.opened!, { ...words, backward: false })
  }

  /** The first position in view. */
  get place(): number {
    return this.opened ? this.view.first(this.opened) : 0
  }

  /**
   * Moves the selection by a unit, or one end of it; without one, goes on from the picked highlight. With neither in view,
   * selects the unit that the last jump led to, or the first in view.
   */
  move(unit: Unit, direction: 1 | -1, extending: boolean): void {
    if (this.opened) this.steps.move(this.opened, this.pickedOne, unit, direction, extending)
  }

  /** Grows the selection to the next larger unit, or shrinks it to what it grew from. */
  resize(grow: boolean): void {
    if (this.opened) this.steps.resize(this.opened, grow)
  }

  /** Moves an end of the picked highlight: by words as the eye goes, to the right or the left, by letters on or back in the text. */
  nudge(end: 'start' | 'end', direction: 1 | -1, by: 'word' | 'letter'): void {
    const h = this.pickedOne
    const to = h && step(this.opened!.doc, end, h[end], by === 'word' ? onwards(this.opened!, h.start, direction) : direction, by)
    if (!h || typeof to !== 'number') return
    const span = { start: h.start, end: h.end, [end]: to }
    if (span.start < span.end) this.events.moveEnd(h.id, span.start, span.end)
  }

  /** Scrolls to the beginning or the end. Not every browser has keys for that. */
  toEdge(edge: 'start' | 'end'): void {
    const { opened, view } = this
    if (!opened) return
    opened.chunks.ready(edge === 'start' ? 0 : opened.doc.blocks.length - 1)
    view.scroller.scrollTop = edge === 'start' ? 0 : view.scroller.scrollHeight
  }

  /** Where the last line of a span is in the window. */
  boxOf(span: Span): DOMRect {
    return this.opened?.offsets.lastLine(span) ?? new DOMRect()
  }

  /** Brings a span into view that is wholly out of it. */
  recall(span: Span): void {
    if (this.opened && !this.view.shows(this.opened, span)) this.reveal(this.opened, span.end - 1)
  }

  scrollTo(position: number, { block = 'center', flash = false }: { block?: 'start' | 'center'; flash?: boolean } = {}): void {
    const { opened } = this
    if (!opened) return
    opened.chunks.ready(blockAt(opened.doc, position))
    this.view.bring(opened, position, block)
    this.steps.jumped(flash ? position : null)
    const sentence = flash ? around(opened.doc, 'sentence', position) : null
    if (!sentence) return
    paint('flash', [opened.offsets.range(sentence)])
    clearTimeout(this.flashTimer)
    this.flashTimer = setTimeout(() => paint('flash', []), flashed)
  }

  /** The highlight after or before the picked one, or else the view's first; only among those wanted. */
  highlightStep(direction: 1 | -1, wanted?: (h: Highlight) => boolean): string | null {
    const { opened } = this
    if (!opened) return null
    return opened.marks.beside(this.picked, this.view.first(opened), direction, wanted)?.id ?? null
  }

  /** The next or previous passage of an answer that no highlight touches, from a span or else from the view's first words. */
  untagged(direction: 1 | -1, from: Span | null): Span | null {
    const { opened } = this
    if (!opened) return null
    const at = from ? (direction > 0 ? from.end : from.start) : this.view.first(opened)
    return untagged(opened.doc, opened.marks, opened.look, at, direction)
  }

  /** Paints passages that a search found, in order of their starts, and brings the current one into view. */
  setHits(spans: readonly Span[], current: Span | null): void {
    if (this.opened && current) this.reveal(this.opened, current.start)
    this.around.setHits(spans, current)
  }

  /** Shows in the strip at the right only the highlights of some tags, or all. */
  setFamily(tagIds: ReadonlySet<string> | null): void {
    this.around.setFamily(tagIds)
  }

  setDim(questions: boolean): void {
    this.view.page.classList.toggle('dim', questions)
  }

  /** Shows, or not, a band over the line one reads. */
  setRuler(on: boolean): void {
    this.around.ruler.set(on)
  }

  /** Gives the page the keyboard. */
  focus(): void {
    this.view.scroller.focus({ preventScroll: true })
  }

  destroy(): void {
    document.fonts.removeEventListener('loadingdone', this.around.measure)
    clearTimeout(this.flashTimer)
    this.around.destroy()
    this.view.destroy()
    this.selecting.destroy()
    clearPaint()
    this.opened?.chunks.stop()
    this.leaving.stop()
    this.opened = null
    this.root.replaceChildren()
    this.root.classList.remove('reader')
  }

  private reveal(opened: Opened, position: number, way?: 1 | -1): void {
    opened.chunks.ready(blockAt(opened.doc, position))
    this.view.reveal(opened, position, way)
  }

  private settled(): void {
    const { opened, view } = this
    if (!opened) return
    const last = opened.chunks.elements.at(-1)
    const end = last ? last.offsetTop + last.offsetHeight : 1
    this.events.place(view.first(opened), Math.min(1, view.bottom / end))
  }
}

/** A span of words; for one without any, the word that is there. */
function someWords(doc: Doc, span: Span): Span | null {
  return span.start < span.end ? span : around(doc, 'word', span.start)
}
