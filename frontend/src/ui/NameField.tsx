import { useLayoutEffect, useRef } from 'preact/hooks'

interface NameFieldProps {
  label: string
  value: string
  placeholder?: string
  /** Enter, or leaving the field. */
  onDone: (name: string) => void
  onCancel: () => void
}

/** A name being written in place: Enter keeps it, Esc does not. */
export function NameField({ label, value, placeholder = '', onDone, onCancel }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const over = useRef(false)
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  const end = (finish: () => void) => {
    if (over.current) return
    over.current = true
    finish()
  }
  return (
    <input
      ref={field} class="name-field" aria-label={label} placeholder={placeholder} defaultValue={value} maxLength={200} autocomplete="off" spellcheck={false}
      onKeyDown={(e) => {
        e.stopPropagation()
        const name = e.currentTarget.value
        if (e.key === 'Enter') {
          e.preventDefault() // it would press the button that the keyboard goes back to
          end(() => onDone(name))
        }
        if (e.key === 'Escape') end(onCancel)
      }}
      onBlur={(e) => {
        const name = e.currentTarget.value
        end(() => onDone(name))
      }}
    />
  )
}
