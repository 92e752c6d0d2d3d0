import type { ComponentChildren } from 'preact'
import { Button } from '../ui/Button'

interface FormProps {
  children: ComponentChildren
  /** The word on the button that keeps what was written. */
  keep: string
  onKeep: (values: Readonly<Record<string, string>>) => void
  onCancel: () => void
}

/** A dialog's fields with Cancel and Keep; Enter in a field keeps. */
export function Form({ children, keep, onKeep, onCancel }: FormProps) {
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault()
        const entries = [...new FormData(e.currentTarget)].map(([name, value]) => [name, String(value)])
        onKeep(Object.fromEntries(entries) as Record<string, string>)
      }}
    >
      {children}
      <footer>
        <Button onClick={onCancel}>Cancel</Button>
        <button type="submit" class="button primary">{keep}</button>
      </footer>
    </form>
  )
}

/** A field with its label above it. */
export function TextField({ name, label, value, autofocus = false }: { name: string; label: string; value: string; autofocus?: boolean }) {
  return (
    <label class="labelled">
      <span class="label">{label}</span>
      <input class="field" type="text" name={name} defaultValue={value} autofocus={autofocus} autocomplete="off" maxLength={400} dir="auto" onFocus={(e) => autofocus && e.currentTarget.select()} />
    </label>
  )
}
