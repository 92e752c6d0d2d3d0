// A search as one types: what is asked for, and what has come of it so far.
import { batch, signal } from '@preact/signals'
import { Fault, faultFrom, insist, searching, type SearchCount, type SearchHit, type SearchRequest, type SearchWritings } from '../api'

const pause = 90
const uncounted: SearchCount = { hits: 0, transcripts: 0, done: false, after: 0, last: '' }
const ascii = /^[\x00-\x7f]*$/

/** Whether so little is searched for that nearly everything would be found. */
export function isTooLittle({ words, pattern }: Pick<SearchRequest, 'words' | 'pattern'>): boolean {
  const bare = words.trim()
  return bare === '' || (!pattern && bare.length < 2 && ascii.test(bare))
}

export class Search {
  readonly request
  /** The hits that have come; of the request before until others have. */
  readonly hits = signal<readonly SearchHit[]>([])
  readonly writings = signal<readonly SearchWritings[]>([])
  /** How many there are, as far as they are counted; null while nothing is searched for. */
  readonly count = signal<SearchCount | null>(null)
  readonly fault = signal<Fault | null>(null)
  /** Whether what is shown is still of what was asked for before. */
  readonly busy = signal(false)
  /** The passage after which further hits are; 0 where there are none. */
  readonly next = signal(0)
  private asked = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private coming: Promise<void> | null = null

  /** View names the part of the page that asks; it shows so many hits at first, and so many of each other kind. */
  constructor(view: string, private readonly first: number, private readonly others: number) {
    this.request = signal<SearchRequest>({ view, words: '', pattern: false, filter: '' })
  }

  /** Asks for something else, when the typing rests. */
  ask(more: Partial<SearchRequest>): void {
    this.request.value = { ...this.request.peek(), ...more }
    clearTimeout(this.timer)
    this.asked++
    if (isTooLittle(this.request.peek())) return this.clear()
    this.busy.value = true
    this.timer = setTimeout(() => void this.run(), pause)
  }

  /** Asks for the same as it is now. */
  again(): void {
    if (!isTooLittle(this.request.peek())) this.ask({})
  }

  private clear(): void {
    batch(() => {
      this.hits.value = []
      this.writings.value = []
      this.count.value = null
      this.fault.value = null
      this.busy.value = false
      this.next.value = 0
    })
  }

  private async run(): Promise<void> {
    const mine = ++this.asked
    const request = this.request.peek()
    try {
      const enough = Math.max(this.first, request.words === this.shown ? this.hits.peek().length : 0)
      const [found, writings] = await Promise.all([this.gather(mine, request, 0, enough), this.findWritings(mine, request)])
      if (!found || mine !== this.asked) return
      const whole = found.next === 0
      batch(() => {
        this.shown = request.words
        this.hits.value = found.hits
        this.writings.value = writings
        this.next.value = found.next
        this.fault.value = null
        this.busy.value = false
        this.count.value = whole ? { ...uncounted, hits: found.hits.length, transcripts: new Set(found.hits.map((h) => h.transcriptId)).size, done: true } : uncounted
      })
      if (!whole) await this.countAll(mine, request)
    } catch (reason) {
      this.fail(mine, reason)
    }
  }

  /** The words of the hits that are shown. */
  private shown = ''

  private fail(mine: number, reason: unknown): void {
    const fault = faultFrom(reason)
    if (mine !== this.asked || fault.canceled) return
    batch(() => {
      this.fault.value = fault
      this.busy.value = false
    })
  }

  /** Hits after a passage, until there are enough. Null when something else has been asked for. */
  private async gather(mine: number, request: SearchRequest, after: number, enough: number): Promise<{ hits: SearchHit[]; next: number } | null> {
    const hits: SearchHit[] = []
    let next = after
    do {
      const part = await insist(() => mine === this.asked, () => searching.hits(request, next, enough - hits.length))
      if (mine !== this.asked) return null
      hits.push(...part.hits)
      next = part.next
    } while (next !== 0 && hits.length < enough)
    return { hits, next }
  }

  private async findWritings(mine: number, request: SearchRequest): Promise<readonly SearchWritings[]> {
    if (request.pattern || request.filter.trim() !== '') return []
    return insist(() => mine === this.asked, () => searching.writings(request, this.others))
  }

  private async countAll(mine: number, request: SearchRequest): Promise<void> {
    let count = uncounted
    while (!count.done) {
      const so = count
      count = await insist(() => mine === this.asked, () => searching.count(request, so))
      if (mine !== this.asked) return
      this.count.value = count
    }
  }

  /** Brings further hits. */
  more(): Promise<void> {
    if (this.next.peek() === 0 || this.busy.peek()) return Promise.resolve()
    this.coming ??= this.bring().finally(() => (this.coming = null))
    return this.coming
  }

  private async bring(): Promise<void> {
    const mine = this.asked
    try {
      const found = await this.gather(mine, this.request.peek(), this.next.peek(), this.first)
      if (!found) return
      batch(() => {
        this.hits.value = [...this.hits.peek(), ...found.hits]
        this.next.value = found.next
      })
    } catch (reason) {
      this.fail(mine, reason)
    }
  }
}

/** "37 passages in 12 transcripts"; while they are being counted, as many as have been. */
export function countInWords({ hits, transcripts, done }: SearchCount): string {
  const number = (n: number) => n.toLocaleString('en')
  if (hits === 0) return done ? 'Nothing found' : 'Counting…'
  const more = done ? '' : 'more than '
  return `${more}${number(hits)} ${hits === 1 && done ? 'passage' : 'passages'} in ${number(transcripts)} ${transcripts === 1 && done ? 'transcript' : 'transcripts'}`
}
