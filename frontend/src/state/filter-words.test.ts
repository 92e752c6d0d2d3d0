import { describe, expect, test } from 'vitest'
import type { FilterTerm, FilterValue } from '../api'
import { completions, lead, named, quote, termWords, valueLabel } from './filter-words'

const value = (more: Partial<FilterValue>): FilterValue => ({ kind: '', text: '', to: '', alone: false, turns: 0, label: '', ...more })
const term = (more: Partial<FilterTerm>): FilterTerm => ({ key: 'tag', not: false, name: '', words: '', values: [], ...more })

describe('a term is written as Go reads it', () => {
  test.each([
    [term({ values: [value({ kind: '{}', text: 'id1' }), value({ kind: '{}', text: 'id2', alone: true })] }), 'tag:{id1},={id2}'],
    [term({ not: true, values: [value({ kind: '-' })] }), '-tag:none'],
    [term({ key: '', values: [value({ text: 'a "b" \\' })] }), '"a \\"b\\" \\\\"'],
    [term({ key: 'near', values: [value({ kind: '{}', text: 'id', turns: 2 })] }), 'near:{id}/2'],
    [term({ key: '@', name: 'work place', values: [value({ text: 'mill' }), value({ kind: '..', text: '30', to: '40' })] }), '@"work place":"mill",30..40'],
    [term({ key: 'date', values: [value({ kind: '>', text: '2016' })] }), 'date:>2016'],
    [term({}), ''],
  ])('%#', (given, want) => expect(termWords(given)).toBe(want))
})

test('names have quotes where they must', () => {
  expect(['Sanctions', 'Syria & Daesh', 'None', 'A > B', '中文', '-x'].map(named)).toEqual(['Sanctions', '"Syria & Daesh"', '"None"', '"A > B"', '中文', '"-x"'])
  expect(quote('a"\\')).toBe('"a\\"\\\\"')
})

test('a chip is read as words', () => {
  expect(lead(term({ key: 'tag' }))).toBe('')
  expect(lead(term({ key: 'tag', not: true }))).toBe('Not')
  expect(lead(term({ key: 'speaker' }))).toBe('Speaker:')
  expect(lead(term({ key: 'near', not: true, values: [value({ turns: 3 })] }))).toBe('Not within 3 turns of')
  expect(lead(term({ key: '@', name: 'Age' }))).toBe('Age:')
  expect(valueLabel('tag', value({ kind: '-' }))).toBe('Untagged')
  expect(valueLabel('@', value({ kind: '>', text: '30' }))).toBe('over 30')
  expect(valueLabel('date', value({ kind: '..', text: '2016' }))).toBe('from 2016')
  expect(valueLabel('', value({ text: 'x', label: 'x' }))).toBe('“x”')
})

describe('what may stand at the caret', () => {
  const known = {
    tags: [{ path: 'Sanctions', colour: '#111111' }, { path: 'Ukraine > Minsk', colour: '#222222' }],
    speakers: ['Secretary Kerry'], transcripts: ['Press Availability'], folders: ['Workshops'], attributes: ['work place'],
  }
  const at = (typed: string) => {
    const { from, options } = completions(typed, known)
    return options.map(({ words }) => typed.slice(0, from) + words)
  }
  test.each([
    ['tag', ['tag:']],
    ['-tag:sanc', ['-tag:Sanctions']],
    ['tag:Sanctions tag:min', ['tag:Sanctions tag:"Ukraine > Minsk"']],
    ['tag:Sanctions,', ['tag:Sanctions,Sanctions', 'tag:Sanctions,"Ukraine > Minsk"']],
    ['tag:="ukraine > m', ['tag:="Ukraine > Minsk"']],
    ['speaker:ker', ['speaker:"Secretary Kerry"']],
    ['x transcript:', ['x transcript:"Press Availability"']],
    ['folder:wo', ['folder:Workshops']],
    ['@w', ['@"work place":']],
    ['role:i', ['role:interviewer']],
    ['kerr', ['speaker:"Secretary Kerry"']],
    ['-sanct', ['-tag:Sanctions']],
    ['status:x', []],
    ['"tag:', []],
  ])('%s', (typed, want) => expect(at(typed)).toEqual(want))
  test('an empty field offers the keys', () => expect(at('')).toContain('speaker:'))
})
