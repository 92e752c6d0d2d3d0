import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sheets = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.css'))

test.each(sheets)('%s gives a decoration by its parts: WebKit draws none of one that has a variable colour in the shorthand', (name) => {
  expect(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')).not.toMatch(/text-decoration:[^;]* var\(/)
})
