import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useId, useRef } from 'preact/hooks'
import { X } from 'lucide'
import { IconButton } from './Button'

interface ModalProps {
  title: string
  children: ComponentChildren
  onClose: () => void
  wide?: boolean
  class?: string
}

/** A dialog over everything. The browser keeps the keyboard inside and gives it back afterwards. */
export function Modal({ title, children, onClose, wide = false, class: own = '' }: ModalProps) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()

  useLayoutEffect(() => {
    const before = document.activeElement
    box.current?.showModal()
    return () => {
      box.current?.close()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])

  return (
    <dialog
      ref={box} class={`modal ${wide ? 'wide' : ''} ${own}`} aria-labelledby={heading}
      onCancel={(e) => {
        e.preventDefault()
        onClose()
      }}
      onMouseDown={(e) => e.target === box.current && onClose()}
    >
      <div class="modal-body">
        <header>
          <h2 id={heading}>{title}</h2>
          <IconButton icon={X} label="Close" hint="Esc" onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  )
}
