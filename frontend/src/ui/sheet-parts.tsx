import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Minus } from 'lucide'
import type { Column } from '../state/rows'
import { Icon } from './Icon'

export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ')

/** The sign of a selected row. The row itself says it to screen readers. */
export function Tick({ on, part }: { on: boolean; part: boolean }) {
  return <span class={classes('tick-box', on && 'on')} aria-hidden="true">{on && part && <Icon of={Minus} size={11} />}</span>
}

interface CellFieldProps {
  label: string
  value: string
  /** Whether all of it is selected to begin with. */
  fresh: boolean
  /** Given the words, or null to leave what was there, and where to go on. */
  onDone: (value: string | null, lineStep: number, columnStep: number) => void
}

export function CellField({ label, value, fresh, onDone }: CellFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const over = useRef(false)
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true })
    if (fresh) field.current?.select()
    else field.current?.setSelectionRange(value.length, value.length)
  }, [])
  const end = (words: string | null, lineStep = 0, columnStep = 0) => {
    if (over.current) return
    over.current = true
    onDone(words, lineStep, columnStep)
  }
  return (
    <input
      ref={field} class="sheet-field" aria-label={label} defaultValue={value} maxLength={2000} autocomplete="off" dir="auto"
      onKeyDown={(e) => {
        if (e.isComposing) return
        e.stopPropagation()
        const words = e.currentTarget.value
        const act: Readonly<Record<string, () => void>> = {
          Enter: () => end(words, e.shiftKey ? -1 : 1),
          Tab: () => end(words, 0, e.shiftKey ? -1 : 1),
          Escape: () => end(null),
        }
        const go = act[e.key]
        if (!go) return
        e.preventDefault()
        go()
      }}
      onBlur={(e) => end(e.currentTarget.value)}
    />
  )
}

/** A browser gives what is pasted to a field alone: for that moment this one has the keyboard. */
export function Catcher({ field, onText, onNothing }: { field: RefObject<HTMLTextAreaElement | null>; onText: (clip: string) => void; onNothing: () => void }) {
  return (
    <textarea
      ref={field} class="unseen" tabIndex={-1} aria-hidden="true"
      onPaste={(e) => {
        e.preventDefault()
        onText(e.clipboardData?.getData('text/plain') ?? '')
      }}
      onKeyUp={onNothing}
    />
  )
}

/** What is drawn in a cell that is nothing but its value. */
export function CellWords<R>({ row, column }: { row: R; column: Column<R> }) {
  const words = <span class="sheet-words" dir="auto">{shown(column.value(row))}</span>
  if (!column.follow) return words
  return <button type="button" class="sheet-follow" tabIndex={-1} title="Show its excerpts (Enter)" onClick={() => column.follow?.(row)}>{words}</button>
}

const shown = (value: string | number): string => (typeof value === 'number' ? value.toLocaleString('en') : value)
