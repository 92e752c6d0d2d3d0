/** Leaves the next frame to what has to be in it. */

/** Where nothing is painted, as the window is hidden, one need not wait for it. */
const atMost = 100 // ms

/** Calls back once what has been done so far is on the screen. */
export function afterPaint(then: () => void): void {
  let called = false
  const once = (): void => {
    if (called) return
    called = true
    clearTimeout(timer)
    then()
  }
  const timer = setTimeout(once, atMost)
  requestAnimationFrame(() => setTimeout(once)) // a message would go by way of another process in WebKit
}
