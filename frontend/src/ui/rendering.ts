import { options } from 'preact'
import { afterPaint } from '../reader/painted'

let wordsDrawn = false

/** The words of a transcript have just been drawn anew: they are painted before the panels beside them are drawn. */
export function wordsFirst(): void {
  if (wordsDrawn) return
  wordsDrawn = true
  afterPaint(() => (wordsDrawn = false))
}

/** Draws components when all that a key does is done, and after the words. */
export function drawAfterWords(): void {
  options.debounceRendering = (draw) => queueMicrotask(() => (wordsDrawn ? afterPaint(draw) : draw()))
}
