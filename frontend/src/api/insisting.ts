import { faultFrom } from './fault'

/**
 * Asks for what stops, in Go, whatever was asked for before it. Calls reach Go in any order: what is still
 * wanted, and was stopped by an older call that came after it, is asked for again.
 */
export async function insist<R>(wanted: () => boolean, ask: () => Promise<R>): Promise<R> {
  for (;;) {
    try {
      return await ask()
    } catch (reason) {
      if (!faultFrom(reason).canceled || !wanted()) throw reason
    }
  }
}
