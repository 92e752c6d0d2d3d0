import { autoUpdate, computePosition, flip, offset, shift, size, type Placement } from '@floating-ui/dom'
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/** Something to place a box beside: an element, or a box on the screen. */
export type Anchor = Element | DOMRect

/** Keeps an element beside its anchor and inside the window. The side is chosen once: it does not jump when the box grows. */
export function usePlaced(el: RefObject<HTMLElement | null>, anchor: Anchor | null, placement: Placement, gap = 6): void {
  useLayoutEffect(() => {
    const box = el.current
    if (!box || !anchor) return
    const reference = anchor instanceof Element ? anchor : { getBoundingClientRect: () => anchor }
    let side: Placement | undefined
    const place = async () => {
      const placed = await computePosition(reference, box, {
        strategy: 'fixed',
        placement: side ?? placement,
        middleware: [
          offset(gap), !side && flip({ padding: 8 }), shift({ padding: 8 }),
          size({ padding: 8, apply: ({ availableHeight }) => void (box.style.maxHeight = `${Math.max(120, availableHeight)}px`) }),
        ],
      })
      side = placed.placement
      box.style.left = `${Math.round(placed.x)}px`
      box.style.top = `${Math.round(placed.y)}px`
      box.style.opacity = '1'
    }
    return autoUpdate(reference, box, () => void place(), { ancestorScroll: false })
  }, [anchor, placement])
}
