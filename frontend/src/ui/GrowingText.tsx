import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

interface GrowingTextProps {
  label: string
  value: string
  placeholder: string
  onInput: (text: string) => void
  /** Called when the field is left. */
  onLeave: () => void
  /** Takes the keyboard when it turns true. */
  focused?: boolean
  onFocused?: () => void
  class?: string
}

/** Makes a text field as high as its words. */
export function fit(field: HTMLTextAreaElement): void {
  field.style.height = '0'
  const border = field.offsetHeight - field.clientHeight
  field.style.height = `${field.scrollHeight + border}px`
}

/** A text field as high as its words. While it has the keyboard, what is typed wins over what comes from outside. */
export function GrowingText({ label, value, placeholder, onInput, onLeave, focused = false, onFocused, ...more }: GrowingTextProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const writing = useRef(false)
  const [text, setText] = useState(value)

  useEffect(() => {
    if (!writing.current) setText(value)
  }, [value])
  useLayoutEffect(() => {
    if (field.current) fit(field.current)
  }, [text])
  useLayoutEffect(() => {
    const el = field.current
    if (!focused || !el) return
    el.focus({ preventScroll: true })
    el.setSelectionRange(el.value.length, el.value.length)
    onFocused?.()
  }, [focused])

  return (
    <textarea
      ref={field} class={`growing ${more.class ?? ''}`} rows={1} aria-label={label} placeholder={placeholder} value={text} dir="auto"
      onFocus={() => (writing.current = true)}
      onInput={(e) => {
        setText(e.currentTarget.value)
        onInput(e.currentTarget.value)
      }}
      onBlur={() => {
        writing.current = false
        onLeave()
      }}
    />
  )
}
