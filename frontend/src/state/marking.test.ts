import { beforeEach, describe, expect, it } from 'vitest'
import type { State } from '../api'
import { load } from './apply'
import { openPalette, removePicked } from './commands'
import { nothing } from './data'
import { highlightPlain, repeatTags, tagInVivo, toggleNumbered, writeNote } from './marking'
import { announcement, noteWanted, palette, picked, selection, toasts } from './screen'

const empty: Partial<State> = {
  project: { ...nothing.project, readOnly: true }, transcripts: [], speakers: [], tags: [], memos: [], filters: [], pseudonyms: [], presets: [],
  folders: [], attributes: [], recent: [], palette: [], notices: [], history: { undo: '', redo: '' }, revision: 1,
}

describe('in a project that is open for reading only', () => {
  beforeEach(() => {
    load(empty as State)
    toasts.value = []
    announcement.value = ''
    picked.value = null
    selection.value = { start: 3, end: 9, by: 'keyboard' }
  })

  it.each([highlightPlain, tagInVivo, repeatTags, writeNote, openPalette])('%o does nothing and says why', (mark) => {
    mark()
    expect(toasts.value.map((t) => t.text)).toEqual(['This project is open for reading only.'])
    expect([selection.value?.start, picked.value, noteWanted.value, palette.value, announcement.value]).toEqual([3, null, null, null, ''])
  })

  it('nothing is said to be removed', () => {
    picked.value = 'one'
    removePicked()
    expect(toasts.value.map((t) => t.text)).toEqual(['This project is open for reading only.'])
    expect(picked.value).toBe('one')
  })

  it('a number without a tag is told as ever', () => {
    toggleNumbered(4)
    expect(announcement.value).toBe('No tag has the key 4')
  })
})
