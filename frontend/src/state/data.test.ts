import { describe, expect, it } from 'vitest'
import type { Change, Highlight, ListItem, Memo, Tag } from '../api'
import { changed, memoOn, nothing, type Data } from './data'

const highlight = (id: string, start: number, more: Partial<Highlight> = {}): Highlight => ({
  id, transcriptId: 't', start, end: start + 5, quote: '', note: '', tagIds: [], turn: 1, speakerId: 's', ...more,
})
const item = (id: string, more: Partial<ListItem> = {}): ListItem => ({
  id, title: id, date: '', place: '', words: 0, turns: 0, highlights: 0, speakers: 0, progress: 0, opened: false, folderId: '', status: '', values: {}, ...more,
})
const tag = (id: string): Tag => ({ id, parentId: '', name: id, colour: '#000000', description: '', useWhen: '', useNot: '', example: '', archived: false, key: 0, position: 0, highlights: 0 })
const memo = (id: string, body: string): Memo => ({ id, subject: 'transcript', subjectId: 't', body, updated: '' })
const change = (more: Partial<Change>): Change => ({
  revision: 2, label: '', transcripts: [], speakers: [], tags: [], highlights: [], memos: [],
  removed: { transcripts: [], speakers: [], tags: [], highlights: [], memos: [] },
  reread: [], history: { undo: 'Tag', redo: '' }, ...more,
})
const gone = (more: Partial<Change['removed']>) => ({ removed: { ...change({}).removed, ...more } })

const before: Data = {
  ...nothing,
  transcripts: [item('t'), item('u')],
  tags: new Map([['a', tag('a')]]),
  memos: [memo('m', 'old')],
  revision: 1,
  openId: 't',
  highlights: new Map([['t', [highlight('1', 0), highlight('3', 20)]]]),
}
const ids = (data: Data, id = 't') => data.highlights.get(id)?.map((h) => h.id)

describe('changed', () => {
  it('puts highlights of the open transcript in their place and leaves others out', () => {
    const after = changed(before, change({ highlights: [highlight('2', 10), highlight('x', 5, { transcriptId: 'u' })] }))
    expect(ids(after)).toEqual(['1', '2', '3'])
  })

  it('moves a highlight whose start changed', () => {
    const after = changed(before, change({ highlights: [highlight('1', 30)] }))
    expect(ids(after)).toEqual(['3', '1'])
  })

  it('takes away what is gone', () => {
    const after = changed(before, change(gone({ highlights: ['1'], tags: ['a'], memos: ['m'], transcripts: ['u'] })))
    expect(ids(after)).toEqual(['3'])
    expect(after.tags.size).toBe(0)
    expect(after.memos).toEqual([])
    expect(after.transcripts.map((t) => t.id)).toEqual(['t'])
    expect(after.openId).toBe('t')
  })

  it('leaves highlights on the words they lie on until these are read anew', () => {
    const after = changed(before, change({ highlights: [highlight('1', 30)], reread: ['t'], ...gone({ highlights: ['3'] }) }))
    expect(after.highlights.get('t')).toBe(before.highlights.get('t'))
  })

  it('closes the transcript that was removed', () => {
    const after = changed(before, change(gone({ transcripts: ['t'] })))
    expect(after.openId).toBe('')
    expect(ids(after)).toBeUndefined()
  })

  it('keeps the highlights of both panes, and closes the one whose transcript was removed', () => {
    const two = { ...before, asideId: 'u', highlights: new Map(before.highlights).set('u', [highlight('9', 0, { transcriptId: 'u' })]) }
    const after = changed(two, change({ highlights: [highlight('x', 5, { transcriptId: 'u' })] }))
    expect(ids(after, 'u')).toEqual(['9', 'x'])
    expect(ids(after)).toEqual(['1', '3'])
    const less = changed(after, change(gone({ transcripts: ['u'] })))
    expect([less.openId, less.asideId, [...less.highlights.keys()]]).toEqual(['t', '', ['t']])
  })

  it('keeps the order of the list and adds what is new at its end', () => {
    const after = changed(before, change({ transcripts: [item('v'), item('t', { title: 'new' })] }))
    expect(after.transcripts.map((t) => t.title)).toEqual(['new', 'u', 'v'])
  })

  it('keeps the identity of what it leaves alone', () => {
    const after = changed(before, change({ highlights: [highlight('2', 10)] }))
    expect(after.tags).toBe(before.tags)
    expect(after.transcripts).toBe(before.transcripts)
    expect(after.speakers).toBe(before.speakers)
    expect(after.highlights.get('t')?.[0]).toBe(before.highlights.get('t')?.[0])
  })

  it('does not let a late answer turn the history back', () => {
    const after = changed({ ...before, revision: 9, history: { undo: 'Newer', redo: '' } }, change({ tags: [tag('b')] }))
    expect(after.history.undo).toBe('Newer')
    expect(after.revision).toBe(9)
    expect(after.tags.has('b')).toBe(true)
  })

  it('finds memos by what they are about', () => {
    expect(memoOn(changed(before, change({ memos: [memo('m', 'new')] })).memos, 'transcript', 't')?.body).toBe('new')
    expect(memoOn(before.memos, 'project', '')).toBeUndefined()
  })
})
