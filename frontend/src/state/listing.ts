// A list that Go gives and that is asked for again when it may have changed.
import { batch, signal } from '@preact/signals'
import { faultFrom, type Fault } from '../api'

export class Listing<T> {
  /** Null until it has come. */
  readonly items = signal<readonly T[] | null>(null)
  readonly fault = signal<Fault | null>(null)
  /** What became of the last thing done to it. */
  readonly news = signal('')
  readonly busy = signal(false)
  private asked = 0

  constructor(private readonly ask: () => Promise<readonly T[]>) {}

  /** Begins anew, for another look. */
  reset(): void {
    batch(() => {
      this.items.value = null
      this.fault.value = null
      this.news.value = ''
    })
  }

  /** Asks for the list. Of several answers the one asked for last counts. */
  async load(): Promise<void> {
    const mine = ++this.asked
    try {
      const items = await this.ask()
      if (mine === this.asked) this.items.value = items
    } catch (reason) {
      if (mine === this.asked) this.fault.value = faultFrom(reason)
    }
  }

  /** Does something to the list that answers what became of it. */
  async attempt(act: () => Promise<string>): Promise<void> {
    this.busy.value = true
    try {
      this.say(await act())
    } catch (reason) {
      this.complain(faultFrom(reason))
    } finally {
      this.busy.value = false
    }
  }

  say(news: string): void {
    batch(() => {
      this.news.value = news
      this.fault.value = null
    })
  }

  complain(fault: Fault): void {
    batch(() => {
      this.news.value = ''
      this.fault.value = fault
    })
  }
}
