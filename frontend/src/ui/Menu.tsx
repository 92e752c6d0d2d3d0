import { signal, useSignal, type Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Check } from 'lucide'
import { usePlaced, type Anchor } from './floating'
import { Icon } from './Icon'
import { Keys } from './Keys'
import { SubMenu } from './SubMenu'

export type MenuItem =
  | { readonly kind: 'do'; readonly label: string; readonly detail?: string; readonly keys?: readonly string[]; readonly danger?: boolean; readonly run: () => void }
  | { readonly kind: 'one'; readonly label: string; readonly on: boolean; readonly run: () => void }
  | { readonly kind: 'switch'; readonly label: string; readonly on: boolean; readonly run: () => void }
  | { readonly kind: 'sub'; readonly label: string; readonly items: () => readonly MenuItem[] }
  | { readonly kind: 'row'; readonly label: string; readonly content: ComponentChildren }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'line' }

interface OpenMenu {
  readonly label: string
  readonly anchor: Anchor
  /** Where the anchor was when the menu opened: it may hide once the pointer has left it. */
  readonly at: Anchor
  /** Asked again whenever a signal it reads changes, so that an open menu stays true. */
  readonly items: () => readonly MenuItem[]
  readonly opener: HTMLElement | null
}

const open = signal<OpenMenu | null>(null)

/** Opens a menu beside an element or a point. Opening it again from the same element closes it. */
export function showMenu(anchor: Anchor, label: string, items: () => readonly MenuItem[]): void {
  if (open.value && open.value.anchor === anchor) return closeMenu()
  const opener = anchor instanceof HTMLElement ? anchor : (document.activeElement as HTMLElement | null)
  const at = anchor instanceof Element ? anchor.getBoundingClientRect() : anchor
  open.value = { label, anchor, at, items, opener }
}

/** A menu at the pointer, for a right click. */
export function showMenuAt(event: MouseEvent, label: string, items: () => readonly MenuItem[]): void {
  event.preventDefault()
  showMenu(new DOMRect(event.clientX, event.clientY, 0, 0), label, items)
}

export function closeMenu(): void {
  const opener = open.value?.opener
  open.value = null
  opener?.focus({ preventScroll: true })
}

/** The one menu that may be open, above everything. */
export function MenuLayer() {
  return open.value ? <Menu key={open.value.label} menu={open.value} /> : null
}

function Menu({ menu }: { menu: OpenMenu }) {
  const box = useRef<HTMLDivElement>(null)
  const sub = useSignal('')
  usePlaced(box, menu.at, 'bottom-start', 4)

  useLayoutEffect(() => {
    step(box.current, 0)
    const away = (e: PointerEvent) => {
      const at = e.target as Node
      if (box.current?.contains(at) || (menu.anchor instanceof Element && menu.anchor.contains(at))) return
      open.value = null
    }
    addEventListener('pointerdown', away, true)
    return () => removeEventListener('pointerdown', away, true)
  }, [])

  return (
    <div ref={box} class="menu floating" role="menu" aria-label={menu.label} onKeyDown={(e) => onKey(e, box.current)}>
      {menu.items().map((item, i) => <Item key={i} item={item} sub={sub} />)}
    </div>
  )
}

function Item({ item, sub }: { item: MenuItem; sub: Signal<string> }) {
  switch (item.kind) {
    case 'line':
      return <div class="menu-line" role="separator" />
    case 'heading':
      return <div class="menu-heading" role="presentation">{item.label}</div>
    case 'row':
      return <div class="menu-row" role="group" aria-label={item.label}>{item.content}</div>
    case 'sub':
      return (
        <SubMenu label={item.label} open={sub} onKey={onSubKey}>
          {item.items().map((one, i) => <Item key={i} item={one} sub={sub} />)}
        </SubMenu>
      )
    case 'do':
      return (
        <button type="button" role="menuitem" tabIndex={-1} class={item.danger ? 'menu-item danger' : 'menu-item'} onClick={() => choose(item.run)}>
          <span class="menu-words">{item.label}</span>
          {item.keys && item.keys.length > 0 && <Keys caps={item.keys} />}
          {item.detail && <span class="menu-detail"><bdi>{item.detail}</bdi></span>}
        </button>
      )
    case 'one':
    case 'switch':
      return (
        <button
          type="button" role={item.kind === 'one' ? 'menuitemradio' : 'menuitemcheckbox'} aria-checked={item.on} tabIndex={-1}
          class="menu-item" onClick={item.run}
        >
          <span class="menu-words">{item.label}</span>
          {item.on && <Icon of={Check} size={14} />}
        </button>
      )
  }
}

function choose(run: () => void): void {
  closeMenu()
  run()
}

const itemsOf = (box: HTMLElement | null) =>
  [...(box?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])].filter((item) => item.closest('[role="menu"]') === box)

/** Moves the keyboard to the next or previous item, or with 0 to the first. */
function step(box: HTMLElement | null, by: 1 | -1 | 0): void {
  const items = itemsOf(box)
  const here = items.indexOf(document.activeElement as HTMLElement)
  items[by === 0 ? 0 : (here + by + items.length) % items.length]?.focus({ preventScroll: true })
}

function onKey(event: KeyboardEvent, box: HTMLElement | null): void {
  const act: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(box, 1),
    ArrowRight: () => step(box, 1),
    ArrowUp: () => step(box, -1),
    ArrowLeft: () => step(box, -1),
    Home: () => step(box, 0),
    End: () => itemsOf(box).at(-1)?.focus(),
    Escape: closeMenu,
    Tab: closeMenu,
  }
  const go = act[event.key] ?? (event.key.length === 1 && event.key !== ' ' ? () => byLetter(box, event.key) : undefined)
  event.stopPropagation()
  if (!go) return
  event.preventDefault()
  go()
}

/** In a menu of a menu, left goes back and right goes nowhere. */
function onSubKey(event: KeyboardEvent, box: HTMLElement | null, close: () => void): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return onKey(event, box)
  event.preventDefault()
  event.stopPropagation()
  if (event.key === 'ArrowLeft') close()
}

/** A letter goes to the next item that begins with it. */
function byLetter(box: HTMLElement | null, letter: string): void {
  const items = itemsOf(box)
  const here = items.indexOf(document.activeElement as HTMLElement)
  const after = [...items.slice(here + 1), ...items.slice(0, here + 1)]
  after.find((el) => el.textContent?.toLowerCase().startsWith(letter.toLowerCase()))?.focus()
}
