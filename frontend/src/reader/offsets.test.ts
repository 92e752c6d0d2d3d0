import { expect, test } from 'vitest'
import { runsRight } from './offsets'

test('which way a letter is written', () => {
  for (const letter of ['a', 'Я', '字', 'ก', '7', '٣']) expect(runsRight(letter), letter).toBe(true)
  for (const letter of ['ب', 'ש', 'ܐ']) expect(runsRight(letter), letter).toBe(false)
  for (const letter of [' ', '.', '«']) expect(runsRight(letter), letter).toBeNull()
})
