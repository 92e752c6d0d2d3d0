// Words being typed, on their way to disk: sent a moment after the last key, and at once
// when the field is left, the window hides or something else needs them written.

type Save = (text: string) => void

interface Draft {
  text: string
  save: Save
  timer: ReturnType<typeof setTimeout>
}

export class Drafts {
  private readonly open = new Map<string, Draft>()

  constructor(
    private readonly delay: number,
    private readonly changed: (count: number) => void = () => {},
  ) {}

  /** Keeps the newest words of a field; they are saved after the delay unless more follow. */
  write(key: string, text: string, save: Save): void {
    clearTimeout(this.open.get(key)?.timer)
    const timer = setTimeout(() => this.flush(key), this.delay)
    this.open.set(key, { text, save, timer })
    this.changed(this.open.size)
  }

  /** The words not yet sent, if there are any. */
  text(key: string): string | undefined {
    return this.open.get(key)?.text
  }

  /** Saves one field's words now. */
  flush(key: string): void {
    const draft = this.open.get(key)
    if (!draft) return
    clearTimeout(draft.timer)
    this.open.delete(key)
    draft.save(draft.text)
    this.changed(this.open.size)
  }

  /** Saves everything now. */
  flushAll(): void {
    for (const key of [...this.open.keys()]) this.flush(key)
  }
}
