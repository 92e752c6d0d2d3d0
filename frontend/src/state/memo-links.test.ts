import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linksOf, plainOf } from './memo-links'

const cases = JSON.parse(readFileSync('../internal/coding/testdata/links.json', 'utf8')) as { body: string; refs: string[] | null; plain: string }[]

describe('links in a memo', () => {
  it.each(cases)('are read as Go reads them: $body', ({ body, refs, plain }) => {
    expect(linksOf(body).map((l) => l.ref)).toEqual(refs ?? [])
    expect(plainOf(body, (l) => (l.ref.endsWith(':a1') ? 'Interview 2, turn 14' : undefined))).toBe(plain)
  })
})
