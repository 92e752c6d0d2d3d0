/** What the reader is given and what it says. Positions are UTF-16 units of the transcript's text. */
import type { app } from '../../wailsjs/go/models'

export type Transcript = app.Transcript
export type Turn = app.Turn
export type Highlight = app.Highlight
export type Tag = app.Tag
export type Speaker = app.Speaker
export type Span = app.Span
export type Correction = app.Correction

/** How tags, speakers and highlights look now. */
export interface Look {
  tag(id: string): Tag | undefined
  speaker(id: string): Speaker | undefined
  /** Whether a highlight, as it is shown, is on disk, on its way there, or was refused. */
  kept(id: string): Kept
}

export type Kept = 'saved' | 'pending' | 'refused'

/** A selected passage, without white space at its ends. */
export interface Selection extends Span {
  by: 'pointer' | 'keyboard'
}

export interface ReaderEvents {
  /** A pointer selection ended, a keyboard selection changed, or (null) the selection is gone. */
  select(selection: Selection | null): void
  /** A highlight was clicked, or (null) the page beside one. */
  pick(id: string | null): void
  /** Scrolling settled: the first position in view, and the share of the page read, 0 to 1. */
  place(position: number, progress: number): void
  /** An end of a highlight was dragged or moved. */
  moveEnd(id: string, start: number, end: number): void
  /** Somewhere else was pointed at in the minimap: the page is about to go there. */
  jump(): void
  /** Another highlight is now the first in view. */
  here(id: string | null): void
  /** The time of a turn was clicked. */
  copyTime(time: string): void
  /** The name of a speaker was clicked. */
  voice(speakerId: string): void
  /** Who marked a highlight, and when, in words; empty where that is not known. */
  marked(id: string): Promise<string>
  /** A note in the margin was clicked. */
  openNote(id: string): void
}
