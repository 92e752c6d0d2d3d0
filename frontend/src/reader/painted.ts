/** Leaves the next frame to what has to be in it. */

/** Where nothing is painted, as the window is hidden, one need not wait for it. */
const atMost = 100 // ms
/**
 * How long what lies around the words waits after them, in milliseconds: by then the disk has answered, and
 * the answer need not wait in turn; what both change is drawn once.
 */
const lull = 40

/** Calls back a moment after what has been done so far is on the screen. */
export function afterPaint(then: () => void): void {
  let called = false
  const once = (): void => {
    if (called) return
    called = true
    clearTimeout(timer)
    then()
  }
  const timer = setTimeout(once, atMost + lull)
  requestAnimationFrame(() => setTimeout(once, lull)) // a message would go by way of another process in WebKit
}
