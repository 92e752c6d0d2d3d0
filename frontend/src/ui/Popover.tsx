import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { usePlaced, type Anchor } from './floating'

interface PopoverProps {
  label: string
  anchor: Anchor
  class?: string
  /** Which of its edges stands at the anchor's. */
  side?: 'start' | 'end'
  children: ComponentChildren
  onClose: () => void
}

const focusable = 'button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]'

/** A small box of controls beside what opened it. The window behind it stays as it is and shows what they do. */
export function Popover({ label, anchor, class: own = '', side = 'end', children, onClose }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null)
  usePlaced(box, anchor, `bottom-${side}`, 6)

  // What had the keyboard before anything in the box took it.
  const before = useRef(document.activeElement).current
  useLayoutEffect(() => {
    if (!box.current?.contains(document.activeElement)) box.current?.focus({ preventScroll: true })
    const away = (e: PointerEvent) => {
      const at = e.target as Node
      if (box.current?.contains(at) || (anchor instanceof Element && anchor.contains(at))) return
      onClose()
    }
    addEventListener('pointerdown', away, true)
    return () => {
      removeEventListener('pointerdown', away, true)
      const held = box.current?.contains(document.activeElement) || document.activeElement === document.body
      if (held && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])

  const onKey = (e: KeyboardEvent) => {
    // Keys with Ctrl are the window's own, as the size of the text; letters are not, here.
    if (!e.ctrlKey && !e.metaKey) e.stopPropagation()
    if (e.key === 'Escape') onClose()
    if (e.key === 'Tab') turn(e, box.current)
  }
  return (
    <div ref={box} class={`popover floating ${own}`} role="dialog" aria-label={label} tabIndex={-1} onKeyDown={onKey}>
      {children}
    </div>
  )
}

/** From the last control Tab goes on to the first, and back. */
function turn(event: KeyboardEvent, box: HTMLElement | null): void {
  const all = [...(box?.querySelectorAll<HTMLElement>(focusable) ?? [])].filter((el) => !(el instanceof HTMLInputElement && el.type === 'radio' && !el.checked))
  const edge = event.shiftKey ? all[0] : all[all.length - 1]
  const atEdge = document.activeElement === edge || (event.shiftKey && document.activeElement === box)
  if (!atEdge) return
  event.preventDefault()
  ;(event.shiftKey ? all[all.length - 1] : all[0])?.focus()
}
