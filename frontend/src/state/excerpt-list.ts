// A list of excerpts that Go keeps and the page looks into: only what is near the view comes over.
import { batch, computed, signal } from '@preact/signals'
import { excerpts, faultFrom, type ExcerptQuery, type ExcerptRow, type ExcerptView, type Fault } from '../api'
import { afterPaint } from '../reader/painted'
import { noMemory, type ListMemory } from '../ui/list-memory'
import { itemsOf, missing, rowsIn, stretchOf, type Item } from './excerpt-items'

/** So many rows fill the view, and come with the answer. */
const first = 40
/** How many rows come before they are drawn. */
const ahead = 150

type Asked = Omit<ExcerptQuery, 'from' | 'count'>

export class ExcerptList {
  /** What is asked for. The words have ids for names once they have been answered. */
  readonly query = signal<Asked>({ words: '', groupBy: 'tag', sortBy: 'place' })
  /** Null until it has come. */
  readonly view = signal<ExcerptView | null>(null)
  /** What is wrong with the words; the view is then that of the words before. */
  readonly fault = signal<Fault | null>(null)
  readonly rows = signal<ReadonlyMap<number, ExcerptRow>>(new Map())
  readonly items = computed<readonly Item[]>(() => itemsOf(this.view.value?.groups ?? [], this.view.value !== null && this.shownBy.value !== 'none'))
  readonly count = computed(() => rowsIn(this.view.value?.groups ?? []))
  /** How the view is grouped. */
  readonly shownBy = signal('none')
  memory: ListMemory = noMemory()
  private asked = 0
  private drawn: readonly [number, number] = [0, first]
  private fetching = false
  private timer: ReturnType<typeof setTimeout> | undefined

  /** Begins anew, for another project. */
  reset(): void {
    this.asked++
    this.memory = noMemory()
    batch(() => {
      this.query.value = { words: '', groupBy: 'tag', sortBy: 'place' }
      this.view.value = null
      this.fault.value = null
      this.rows.value = new Map()
    })
  }

  /** Asks for other excerpts, or for the same as they are now. Of several answers the one asked for last counts. Says whether it was that. */
  async ask(more: Partial<Asked> = {}): Promise<boolean> {
    const mine = ++this.asked
    const query = { ...this.query.peek(), ...more }
    try {
      const [from, to] = more.words === undefined ? this.drawn : [0, first]
      const view = await excerpts.view({ ...query, from, count: to - from })
      if (mine !== this.asked) return false
      batch(() => {
        if (more.words !== undefined || more.groupBy !== undefined || more.sortBy !== undefined) this.memory = noMemory()
        this.drawn = [from, to]
        this.query.value = { ...query, words: view.bound }
        this.shownBy.value = query.groupBy
        this.view.value = view
        this.rows.value = new Map(view.rows.map((row, i) => [from + i, row]))
        this.fault.value = null
      })
      return true
    } catch (reason) {
      if (mine === this.asked) this.fault.value = faultFrom(reason)
      return false
    }
  }

  /** Asks again soon: changes come in rows. */
  askSoon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.ask(), 50)
  }

  /** Says which items are drawn, so that their rows come. */
  draw(items: readonly Item[]): void {
    const [from, to] = stretchOf(items)
    if (to > from) this.drawn = [from, to]
    if (missing(this.rows.peek(), from, to, this.count.peek())) void this.fetch()
    else afterPaint(() => void this.fetch()) // what is only near may wait for what is drawn
  }

  /** Has the rows come that are drawn, then those near them, one part after the other. */
  private async fetch(): Promise<void> {
    if (this.fetching) return
    this.fetching = true
    while (await this.fetchPart());
    this.fetching = false
  }

  /** Says whether any came. What can't be read now is asked for again with the next scroll or change. */
  private async fetchPart(): Promise<boolean> {
    const view = this.view.peek()
    const [from, to] = this.drawn
    const [rows, end] = [this.rows.peek(), this.count.peek()]
    const part = view && (missing(rows, from, Math.min(to, end), end) ?? missing(rows, Math.max(0, from - ahead), Math.min(end, to + ahead), end))
    if (!view || !part) return false
    const came = await excerpts.rows(view.number, ...part).catch(() => [])
    if (this.view.peek() !== view) return true
    const all = new Map(this.rows.peek())
    came.forEach((row, i) => all.set(part[0] + i, row))
    this.rows.value = all
    return came.length > 0
  }

  /** The ids of a stretch of rows, whether or not they have come. */
  async ids(from: number, to: number): Promise<readonly string[]> {
    const known = Array.from({ length: to - from }, (_, i) => this.rows.peek().get(from + i)?.id)
    if (known.every((id) => id !== undefined)) return known as string[]
    return excerpts.ids(this.view.peek()?.number ?? 0, from, to - from).catch(() => [])
  }
}
