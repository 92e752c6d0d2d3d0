import { h } from 'preact'
import type { IconNode } from 'lucide'

/** A drawn sign. It is always beside words or in a button that has a name, so it is hidden from screen readers. */
export function Icon({ of, size = 16 }: { of: IconNode; size?: number }) {
  return (
    <svg
      class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true"
      fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"
    >
      {of.map(([name, attributes], i) => h(name, { key: i, ...attributes }))}
    </svg>
  )
}
