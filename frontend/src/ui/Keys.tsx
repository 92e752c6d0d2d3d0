/** A key, or several to press together, as caps; nothing for no key. */
export function Keys({ caps }: { caps: readonly string[] }) {
  if (caps.length === 0) return null
  return <span class="keys">{caps.map((cap) => <kbd key={cap}>{cap}</kbd>)}</span>
}
