// What is too large for Wails' bridge has an address of its own.

/** Asks a door by its address; throws what a call of it would be rejected with. */
export async function fetched<R>(address: string, asked: Readonly<Record<string, string>>): Promise<R> {
  const answer = await fetch(`/${address}?${new URLSearchParams(asked)}`)
  const { result, error } = (await answer.json()) as { result?: R; error?: string }
  if (error !== undefined || result === undefined) throw error ?? ''
  return result
}
