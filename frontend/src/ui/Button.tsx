import type { ComponentChildren, Ref } from 'preact'
import type { IconNode } from 'lucide'
import { Icon } from './Icon'

interface ButtonProps {
  children: ComponentChildren
  onClick: (event: MouseEvent) => void
  kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  disabled?: boolean
  title?: string
  /** Its name for screen readers, where the words alone don't say what it is about. */
  label?: string
  autofocus?: boolean
}

/** A button with words. */
export function Button({ children, onClick, kind = 'plain', disabled = false, title, label, autofocus }: ButtonProps) {
  return (
    <button
      type="button" class={`button ${kind}`} disabled={disabled} onClick={onClick}
      {...(title && { title })} {...(label && { 'aria-label': label })} {...(autofocus && { autofocus })}
    >
      {children}
    </button>
  )
}

interface IconButtonProps {
  icon: IconNode
  /** What it does: its name for screen readers and, with the key, its tooltip. */
  label: string
  hint?: string
  onClick: (event: MouseEvent) => void
  disabled?: boolean
  size?: number
  menu?: boolean
  pressed?: boolean
  class?: string
  tabIndex?: number
  buttonRef?: Ref<HTMLButtonElement>
}

/** A button with a sign alone. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, hint, onClick, disabled = false, size = 16, menu, pressed, tabIndex, buttonRef } = props
  return (
    <button
      type="button" class={`icon-button ${props.class ?? ''}`} aria-label={label} title={hint ? `${label} (${hint})` : label}
      disabled={disabled} onClick={onClick}
      {...(menu && { 'aria-haspopup': 'menu' as const })}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      {...(tabIndex !== undefined && { tabIndex })}
      {...(buttonRef && { ref: buttonRef })}
    >
      <Icon of={icon} size={size} />
    </button>
  )
}
