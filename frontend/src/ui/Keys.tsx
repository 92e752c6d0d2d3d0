/** A key, or several to press together, as caps. */
export function Keys({ caps }: { caps: readonly string[] }) {
  return <span class="keys">{caps.map((cap) => <kbd key={cap}>{cap}</kbd>)}</span>
}
