/**
 * What stands around the words: the margin, the grips, the strip at the right, what was found, the tip, the ruler.
 * It is put where the words are when they change, when the page is laid out, and when it scrolls.
 */
import { Handles } from './handles'
import { Hits } from './hits'
import { tagsOf } from './ink'
import { Margin } from './margin'
import { Minimap } from './minimap'
import type { Opened } from './opened'
import { afterPaint } from './painted'
import { Pointing } from './pointing'
import { Ruler } from './ruler'
import { Tip } from './tip'
import { Top } from './top'
import type { Highlight, ReaderEvents, Span } from './types'
import type { View } from './view'

/** The words it stands around. */
interface Words {
  opened(): Opened | null
  picked(): Highlight | undefined
}

export class Surroundings {
  readonly ruler: Ruler
  private readonly top: Top
  private readonly margin: Margin
  private readonly pointing: Pointing
  private readonly handles: Handles
  private readonly minimap: Minimap
  private readonly hits = new Hits()
  private readonly tip = new Tip()
  private readonly touched = new Set<number>() // blocks whose margin is to follow their words
  private following = false

  constructor(
    root: HTMLElement,
    private readonly view: View,
    private readonly words: Words,
    private readonly events: ReaderEvents,
  ) {
    const { page, scroller } = view
    this.top = new Top(view, (id) => events.here(id))
    this.margin = new Margin(page, {
      pick: (id) => events.pick(id),
      openNote: (id) => events.openNote(id),
      light: (id) => this.pointing.light(id),
      tell: (id, stripe) => this.tell(id, stripe),
    })
    this.pointing = new Pointing(page, {
      opened: () => words.opened(),
      picked: () => words.picked()?.id ?? null,
      pick: (id) => events.pick(id),
      copyTime: (time) => events.copyTime(time),
      voice: (speakerId) => events.voice(speakerId),
      lit: (id, on) => this.margin.light(id, on),
      corrected: (element) => this.tellCorrected(element),
    })
    this.handles = new Handles(page, (id, start, end) => events.moveEnd(id, start, end))
    this.minimap = new Minimap({
      begin: () => events.jump(),
      scroll: (share) => void (scroller.scrollTop = share * scroller.scrollHeight - scroller.clientHeight / 2),
    })
    this.ruler = new Ruler(root, page, (x, y) => this.lineAt(x, y))
    root.replaceChildren(scroller, this.minimap.element, this.tip.element, this.ruler.element)
  }

  /** Another transcript is drawn; what stands around it comes with `measure`. */
  show({ doc, offsets }: Opened): void {
    this.touched.clear()
    this.hits.set([], null)
    this.handles.show(doc, offsets)
    this.margin.show()
  }

  /** Some of the words read otherwise. */
  reread({ doc, offsets }: Opened, blocks: Iterable<number>): void {
    this.handles.show(doc, offsets)
    this.grip()
    this.follow(blocks)
  }

  /** Another highlight is the picked one. */
  pick(): void {
    this.margin.pick(this.words.picked()?.id ?? null)
    this.follow([])
  }

  /** What lies around the words comes a moment after them: to find its place the page has to be laid out. */
  follow(blocks: Iterable<number>): void {
    for (const block of blocks) this.touched.add(block)
    if (this.following) return
    this.following = true
    afterPaint(() => {
      this.following = false
      this.surround()
    })
  }

  /** Reads before it writes, as each reading after a writing lays the page out. */
  private surround(): void {
    const { touched, view } = this
    const opened = this.words.opened()
    if (!opened) return
    this.top.tellHere(opened)
    this.grip()
    if (!touched.size) return
    this.hits.near(opened, view.top, view.bottom)
    this.margin.touch(touched)
    touched.clear()
    this.drawMap()
  }

  /** Puts the grips on the picked highlight, in its colour. */
  grip(): void {
    const h = this.words.picked()
    this.handles.pick(h ?? null, h && tagsOf([h], this.words.opened()!.look)[0]?.colour)
  }

  /** The page has been laid out anew: everything that stands somewhere is put there again. */
  readonly measure = (): void => {
    const { view } = this
    const opened = this.words.opened()
    if (!opened) return
    this.survey(opened, true)
    this.margin.stale(opened, view.top, view.bottom)
    this.handles.place()
    this.drawMap()
    this.scrolled()
  }

  /** More of the page has been laid out; what is in view has not moved. */
  laidOut(all: boolean): void {
    const opened = this.words.opened()
    if (!opened) return
    this.survey(opened, false)
    this.handles.place()
    if (all) this.drawMap()
  }

  /** Learns where everything is. */
  survey({ geometry, chunks }: Opened, changed: boolean): void {
    this.view.settled()
    geometry.measure(chunks, this.view.scroller.scrollHeight, changed)
    this.minimap.view(this.view.top / geometry.height, this.view.bottom / geometry.height)
  }

  scrolled(): void {
    const { view } = this
    const opened = this.words.opened()
    if (!opened) return
    const { geometry } = opened
    this.top.stick(opened)
    this.tip.hide()
    this.ruler.lift()
    this.minimap.view(view.top / geometry.height, view.bottom / geometry.height)
    this.margin.scrolled(view.top, view.bottom)
    this.hits.near(opened, view.top, view.bottom)
    this.top.tellHere(opened)
  }

  /** Paints passages that a search found, in order of their starts. */
  setHits(spans: readonly Span[], current: Span | null): void {
    const others = spans !== this.hits.spans
    this.hits.set(spans, current)
    const opened = this.words.opened()
    if (!opened) return
    this.hits.near(opened, this.view.top, this.view.bottom)
    if (others) this.drawMap()
  }

  /** Shows in the strip only the highlights of some tags, or all. */
  setFamily(tagIds: ReadonlySet<string> | null): void {
    this.minimap.setFamily(tagIds)
  }

  destroy(): void {
    this.margin.destroy()
    this.minimap.destroy()
    this.tip.destroy()
  }

  private drawMap(): void {
    const opened = this.words.opened()
    if (opened) this.minimap.draw(opened, this.hits.spans)
  }

  private tell(id: string | null, stripe: Element | null): void {
    const opened = this.words.opened()
    const h = id ? opened?.marks.get(id) : undefined
    if (h && stripe && opened) this.tip.show(h, stripe, opened, this.events.marked(h.id))
    else this.tip.leave()
  }

  private tellCorrected(element: HTMLElement): void {
    const correction = this.words.opened()?.doc.corrections.find(({ id }) => id === element.dataset['correction'])
    if (correction) this.tip.showCorrected(correction, element)
  }

  private lineAt(x: number, y: number): DOMRect | null {
    const offsets = this.words.opened()?.offsets
    const position = offsets?.under(x, y) ?? null
    return position === null ? null : offsets!.caret(position, 'start')
  }
}
