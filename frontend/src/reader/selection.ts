/**
 * What is selected in the page. The browser's own selection is the hand that makes it; this
 * keeps it as a span of the text, also while the focus is elsewhere and while the words under it
 * are drawn anew, and paints it: WebKit would fill the room between lines and the names beside them too.
 */
import type { Doc } from './blocks'
import type { Offsets } from './offsets'
import { paint } from './paint'
import { same, trim } from './spans'
import type { Selection, Span } from './types'
import { around } from './units'
import type { Walk } from './walk'

export class Selecting {
  private doc: Doc | null = null
  private offsets: Offsets | null = null
  private walk: Walk | null = null
  private pressed = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly off = new AbortController()

  constructor(
    private readonly page: HTMLElement,
    private readonly tell: (selection: Selection | null) => void,
  ) {
    const { signal } = this.off
    page.addEventListener('mousedown', (e) => this.press(e), { signal })
    page.addEventListener('copy', (e) => this.copy(e), { signal })
    document.addEventListener('mouseup', (e) => this.release(e.detail), { signal })
    document.addEventListener('focusin', () => this.repaint(), { signal })
    document.addEventListener('selectionchange', () => this.follow(), { signal })
  }

  show(doc: Doc, offsets: Offsets): void {
    this.doc = doc
    this.offsets = offsets
    this.walk = null
    paint('pending', [])
  }

  get current(): Walk | null {
    return this.walk
  }

  /** Selects a span as the keyboard does, or nothing; says so only when asked to. */
  set(walk: Walk | null, tell = false): void {
    this.walk = walk
    if (walk) this.put(walk)
    else if (this.native()) getSelection()?.removeAllRanges()
    this.repaint()
    if (tell) this.say('keyboard')
  }

  /** Draws words anew under the selection, and puts it back if its ends were among them. */
  around(elements: readonly HTMLElement[], draw: () => void): void {
    const native = this.native()
    const ends = native && [native.anchorNode, native.focusNode]
    const touched = ends?.some((node) => elements.some((element) => element.contains(node)))
    const held = touched && native ? this.ends(native) : null
    draw()
    if (held) getSelection()?.setBaseAndExtent(...held.anchor(), ...held.focus())
    if (this.walk) this.repaint()
  }

  /** Draws words that read otherwise, and selects them where they now stand. */
  reread(doc: Doc, offsets: Offsets, walk: Walk | null, draw: () => void): void {
    const had = this.walk
    const native = this.native() !== null
    draw()
    this.doc = doc
    this.offsets = offsets
    this.walk = walk
    if (native && walk) this.put(walk)
    this.repaint()
    if (!same(had, walk)) this.say('keyboard')
  }

  destroy(): void {
    clearTimeout(this.timer)
    this.off.abort()
    paint('pending', [])
  }

  private press(event: MouseEvent): void {
    if (event.button !== 0) return
    if ((event.target as Element).closest('button, .handle')) {
      event.preventDefault() // keeps the selection
      return
    }
    clearTimeout(this.timer)
    this.pressed = true
    if (event.detail === 1 && !event.shiftKey) this.letGo()
    if (event.detail < 3 || !this.doc || !this.offsets) return
    const position = this.offsets.under(event.clientX, event.clientY)
    const whole = position === null ? null : around(this.doc, event.detail === 3 ? 'sentence' : 'paragraph', position)
    if (!whole) return
    event.preventDefault()
    this.put({ ...whole, backward: false })
  }

  /** What was selected is not while something else is: a press would drag it, and a key would mark it. */
  private letGo(): void {
    getSelection()?.removeAllRanges()
    const had = this.walk
    this.walk = null
    this.repaint()
    if (had) this.say('pointer')
  }

  private release(clicks: number): void {
    if (!this.pressed) return
    // The browser lets go of a clicked selection only after this event.
    this.timer = setTimeout(() => {
      this.pressed = false
      const had = this.walk
      this.walk = this.read()
      if (this.walk && clicks === 2) this.put(this.walk) // some systems take the space after a word along
      this.repaint()
      if (this.walk || had) this.say('pointer')
    })
  }

  private follow(): void {
    if (this.pressed) return paint('pending', [this.native()?.getRangeAt(0) ?? null])
    const read = this.read()
    const news = read && !same(read, this.walk)
    if (news) this.walk = read
    this.repaint()
    if (news) this.say('keyboard')
  }

  /** Copies the words to the letter, not as the page has them. */
  private copy(event: ClipboardEvent): void {
    if (!this.walk || !this.doc || !event.clipboardData) return
    event.clipboardData.setData('text/plain', this.doc.text.slice(this.walk.start, this.walk.end))
    event.preventDefault()
  }

  /** The browser's selection as a span of the text; null when there is none in the page. */
  private read(): Walk | null {
    const native = this.native()
    if (!native || !this.doc || !this.offsets) return null
    const span = this.offsets.span(native.getRangeAt(0))
    const trimmed = span && trim(this.doc.text, span)
    if (!trimmed) return null
    const backward = native.direction ? native.direction === 'backward' : isBackward(native)
    return { ...trimmed, backward }
  }

  /** The browser's selection when some of it is in the page. */
  private native(): globalThis.Selection | null {
    const native = getSelection()
    if (!native?.rangeCount || native.isCollapsed) return null
    return native.getRangeAt(0).intersectsNode(this.page) ? native : null
  }

  private put({ start, end, backward }: Walk): void {
    const from = this.offsets?.point(start, 'start')
    const to = this.offsets?.point(end, 'end')
    if (!from || !to) return
    if (backward) getSelection()?.setBaseAndExtent(...to, ...from)
    else getSelection()?.setBaseAndExtent(...from, ...to)
  }

  /** Remembers the ends of a selection as positions, to find their points again. */
  private ends(native: globalThis.Selection): { anchor: () => [Node, number]; focus: () => [Node, number] } {
    const offsets = this.offsets!
    const backward = isBackward(native)
    const end = (node: Node, offset: number, edge: 'start' | 'end') => {
      const position = offsets.position(node, offset, edge)
      return (): [Node, number] => (position === null ? null : offsets.point(position, edge)) ?? [this.page, 0]
    }
    return {
      anchor: end(native.anchorNode!, native.anchorOffset, backward ? 'end' : 'start'),
      focus: end(native.focusNode!, native.focusOffset, backward ? 'start' : 'end'),
    }
  }

  private repaint(): void {
    paint('pending', this.walk ? [this.offsets?.range(this.walk) ?? null] : [])
  }

  private say(by: Selection['by']): void {
    if (!this.walk) return this.tell(null)
    const { start, end }: Span = this.walk
    this.tell({ start, end, by })
  }
}

function isBackward({ anchorNode, anchorOffset, focusNode, focusOffset }: globalThis.Selection): boolean {
  if (!anchorNode || !focusNode) return false
  if (anchorNode === focusNode) return focusOffset < anchorOffset
  return Boolean(anchorNode.compareDocumentPosition(focusNode) & Node.DOCUMENT_POSITION_PRECEDING)
}
