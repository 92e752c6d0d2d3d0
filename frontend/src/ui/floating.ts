import { autoUpdate, computePosition, flip, hide, offset, shift, size, type Placement } from '@floating-ui/dom'
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/** Words that scroll with what holds them. */
export interface Passage {
  getBoundingClientRect(): DOMRect
  readonly contextElement: Element
}

/** Something to place a box beside: an element, a box on the screen, or words. */
export type Anchor = Element | DOMRect | Passage

/**
 * Keeps an element beside its anchor and inside the window. The side is chosen once: it does not jump when the box grows.
 * Beside words it goes with them, and says in data-gone when they are out of sight.
 */
export function usePlaced(el: RefObject<HTMLElement | null>, anchor: Anchor | null, placement: Placement, gap = 6): void {
  useLayoutEffect(() => {
    const box = el.current
    if (!box || !anchor) return
    const reference = anchor instanceof DOMRect ? { getBoundingClientRect: () => anchor } : anchor
    const scrolls = 'contextElement' in reference
    let side: Placement | undefined
    const place = async () => {
      const placed = await computePosition(reference, box, {
        strategy: 'fixed',
        placement: side ?? placement,
        middleware: [
          offset(gap), !side && flip({ padding: 8 }), shift({ padding: 8, crossAxis: scrolls }),
          size({ padding: 8, apply: ({ availableHeight }) => void (box.style.maxHeight = `${Math.max(120, availableHeight)}px`) }),
          scrolls && hide(),
        ],
      })
      if (scrolls) box.dataset['gone'] = String(placed.middlewareData.hide?.referenceHidden)
      side = placed.placement
      box.style.left = `${Math.round(placed.x)}px`
      box.style.top = `${Math.round(placed.y)}px`
      box.style.opacity = '1'
    }
    return autoUpdate(reference, box, () => void place(), { ancestorScroll: scrolls })
  }, [anchor, placement])
}

/** Calls back when somebody presses, or goes with the keyboard, outside a box that is there for the moment. */
export function useAway(el: RefObject<HTMLElement | null>, away: () => void): void {
  useLayoutEffect(() => {
    const box = el.current
    const outside = (at: EventTarget | null) => at instanceof Node && !box?.contains(at)
    const press = (e: PointerEvent) => outside(e.target) && away()
    const leave = (e: FocusEvent) => outside(e.relatedTarget) && away()
    addEventListener('pointerdown', press, true)
    box?.addEventListener('focusout', leave)
    return () => {
      removeEventListener('pointerdown', press, true)
      box?.removeEventListener('focusout', leave)
    }
  }, [])
}
