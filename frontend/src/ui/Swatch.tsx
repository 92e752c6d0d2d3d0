/** A tag's colour as a small square. The tag's name is always beside it. */
export function Swatch({ colour }: { colour: string }) {
  return <span class="swatch" style={{ '--c': colour }} aria-hidden="true" />
}
