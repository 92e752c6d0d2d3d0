import { expect, test } from 'vitest'
import { initials } from './ink'

test('a name in a letter or two', () => {
  expect(initials('Syria & Daesh')).toBe('SD')
  expect(initials('Cooperation')).toBe('Co')
  expect(initials('the long way home')).toBe('TL')
  expect(initials('X')).toBe('X')
  expect(initials('住房')).toBe('住房')
  expect(initials('العمل والبيت')).toBe('او')
  expect(initials('👩‍👧 ')).toBe('👩‍👧 ')
})
