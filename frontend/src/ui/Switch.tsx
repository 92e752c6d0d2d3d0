import type { ComponentChildren } from 'preact'

/** On or off, at once. */
export function Switch({ on, children, onChange }: { on: boolean; children: ComponentChildren; onChange: (on: boolean) => void }) {
  return (
    <label class="switch">
      <input type="checkbox" role="switch" checked={on} onChange={(e) => onChange(e.currentTarget.checked)} />
      <span class="track" aria-hidden="true" />
      <span>{children}</span>
    </label>
  )
}
