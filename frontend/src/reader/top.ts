/** What stands first in the view: who speaks there, whose name stays as long as the turn does, and the first highlight. */
import { blockAt } from './blocks'
import type { Opened } from './opened'
import type { View } from './view'

export class Top {
  private named: HTMLElement | null = null
  private here: string | null = null

  constructor(
    private readonly view: View,
    private readonly tell: (id: string | null) => void,
  ) {}

  /**
   * Has the name of who speaks there stay. Only the turn at the top of the view is asked to: a page of
   * thousands that might would cost each scroll something.
   */
  stick({ geometry, chunks }: Opened): void {
    const { top } = this.view
    const [block] = geometry.between(top, top)
    chunks.ready(block)
    const { element } = chunks.sheet(block)
    if (element === this.named) return
    this.named?.classList.remove('at-top')
    element.classList.add('at-top')
    this.named = element
  }

  /** Says which highlight is the first in view, when it is another than before. */
  tellHere({ marks, geometry, doc }: Opened): void {
    const { top, bottom } = this.view
    const heightOf = (position: number) => geometry.heightOf(blockAt(doc, position), position)
    const [block] = geometry.between(top, top)
    const first = marks.firstFrom(doc.blocks[block]?.start ?? 0, (h) => heightOf(h.end - 1) > top)
    const here = first && heightOf(first.start) < bottom ? first.id : null
    if (here === this.here) return
    this.here = here
    this.tell(here)
  }
}
