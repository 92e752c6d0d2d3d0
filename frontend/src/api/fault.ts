/** What went wrong, in words for the person: a sentence and, where there is one, what to do next. */
export class Fault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint = '',
  ) {
    super(message)
    this.name = 'Fault'
  }

  /** The sentence with its hint. */
  get sentence(): string {
    return this.hint === '' ? this.message : `${this.message} ${this.hint}`
  }

  get canceled(): boolean {
    return this.code === 'canceled'
  }
}

/** Reads the reason of a rejected call: JSON of a fault, in an Error or bare, or any other words. */
export function faultFrom(reason: unknown): Fault {
  if (reason instanceof Fault) return reason
  const words = reason instanceof Error ? reason.message : String(reason)
  try {
    const { code, message, hint } = JSON.parse(words) as Partial<Record<string, unknown>>
    if (typeof message === 'string' && message !== '') {
      return new Fault(String(code ?? 'internal'), message, typeof hint === 'string' ? hint : '')
    }
  } catch {
    // Not JSON: the words themselves are all there is.
  }
  return new Fault('internal', words || 'Something went wrong inside Manicule.')
}
