import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { ChevronRight } from 'lucide'
import { usePlaced } from './floating'
import { Icon } from './Icon'

interface SubMenuProps {
  label: string
  children: ComponentChildren
  /** Which of the menu's own menus is open. */
  open: Signal<string>
  /** What the keys do within it; given the box and how to close it. */
  onKey: (event: KeyboardEvent, box: HTMLElement | null, close: () => void) => void
}

/** A menu in a menu, beside its line. */
export function SubMenu({ label, children, open, onKey }: SubMenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const on = open.value === label
  const close = () => {
    open.value = ''
    button.current?.focus({ preventScroll: true })
  }
  /** Whether the keyboard is to go into the menu as soon as it is there. */
  const wanted = useRef(false)
  const enter = () => {
    wanted.current = !on
    open.value = label
    if (on) focusFirst(button.current?.nextElementSibling)
  }
  return (
    <div class="sub" role="presentation" onPointerEnter={() => (open.value = label)}>
      <button
        ref={button} type="button" role="menuitem" tabIndex={-1} class={on ? 'menu-item open' : 'menu-item'} aria-haspopup="menu" aria-expanded={on}
        onClick={enter}
        onKeyDown={(e) => {
          if (e.key !== 'ArrowRight') return
          e.preventDefault()
          e.stopPropagation()
          enter()
        }}
      >
        <span class="menu-words">{label}</span>
        <Icon of={ChevronRight} size={14} />
      </button>
      {on && button.current && <Box label={label} anchor={button.current} wanted={wanted} onKey={(e, box) => onKey(e, box, close)}>{children}</Box>}
    </div>
  )
}

function focusFirst(box: Element | null | undefined): void {
  box?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus({ preventScroll: true })
}

interface BoxProps {
  label: string
  anchor: Element
  wanted: { current: boolean }
  children: ComponentChildren
  onKey: (event: KeyboardEvent, box: HTMLElement | null) => void
}

function Box({ label, anchor, wanted, children, onKey }: BoxProps) {
  const box = useRef<HTMLDivElement>(null)
  usePlaced(box, anchor, 'right-start', 4)
  useLayoutEffect(() => {
    if (wanted.current) focusFirst(box.current)
    wanted.current = false
  }, [])
  return (
    <div ref={box} class="menu floating" role="menu" aria-label={label} onKeyDown={(e) => onKey(e, box.current)}>
      {children}
    </div>
  )
}
