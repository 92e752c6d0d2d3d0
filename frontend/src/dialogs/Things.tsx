import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Listing } from '../state/listing'

interface ThingsProps<T> {
  of: Listing<T>
  label: string
  row: (thing: T) => ComponentChildren
  /** What is shown when there are none. */
  empty: ComponentChildren
}

/** A list in a dialog, and below it what became of the last thing done to it. */
export function Things<T>({ of, label, row, empty }: ThingsProps<T>) {
  const box = useRef<HTMLUListElement>(null)
  const things = of.items.value

  // The row that had the keyboard may have gone: the keyboard stays with the list.
  useEffect(() => {
    const at = document.activeElement
    if (at === null || at === document.body) (box.current ?? document.querySelector<HTMLElement>('dialog footer button:last-child'))?.focus()
  }, [things])

  return (
    <>
      {things?.length === 0 && <div class="no-things">{empty}</div>}
      {things && things.length > 0 && <ul ref={box} class="things scroll" tabIndex={0} aria-label={label}>{things.map(row)}</ul>}
      {of.fault.value && <p class="bad" role="alert">{of.fault.value.sentence}</p>}
      <p class="things-news" role="status">{of.news.value}</p>
    </>
  )
}
