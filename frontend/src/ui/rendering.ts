import { options } from 'preact'
import { afterPaint } from '../reader/painted'

let wordsDrawn = false
let waiting: (() => void) | null = null

/** Words have just been marked or selected: they are painted before the panels beside them are drawn. */
export function wordsFirst(): void {
  if (wordsDrawn) return
  wordsDrawn = true
  afterPaint(drawAtOnce)
}

/** Draws what has been waiting: something new may want the keyboard, and the next key is for that. */
export function drawAtOnce(): void {
  wordsDrawn = false
  const draw = waiting
  waiting = null
  draw?.()
}

/** Draws components when all that a key does is done, and after the words. */
export function drawAfterWords(): void {
  options.debounceRendering = (draw) => queueMicrotask(() => (wordsDrawn ? (waiting = draw) : draw()))
}
