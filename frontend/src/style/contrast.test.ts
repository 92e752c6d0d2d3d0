// Measures every theme as tokens.css has it: words on what they lie on, and tags of any
// colour as they become marks, names and stripes, to every kind of colour vision.
import { readFileSync } from 'node:fs'
import { clampRgb, converter, differenceCiede2000, filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit, interpolate, parse, wcagContrast, type Color } from 'culori'
import { describe, expect, test } from 'vitest'
import { patternOf } from '../reader/ink'
import type { Look, Tag } from '../reader/types'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const go = readFileSync(new URL('../../../internal/coding/palette.go', import.meta.url), 'utf8')

/** The colours that tags are given; what follows them in the file is about colours of other programs. */
const palette = [...go.slice(0, go.indexOf('\n}')).matchAll(/"(#[0-9A-F]{6})"/g)].map((match) => match[1]!)
/** What a person might choose who does not think of others. */
const harsh = ['#000000', '#ffffff', '#ffff00', '#00ff00', '#ff0000', '#0000ff', '#ff00ff', '#00ffff', '#808080']

const themes = ['light', 'dark', 'sepia', 'contrast', 'contrast-dark'] as const
const enough = (theme: string): number => (theme.startsWith('contrast') ? 7 : 4.5)

const visions: Record<string, (colour: Color) => Color> = {
  full: (colour) => colour,
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
}

type Tokens = (name: string) => string

function tokensOf(theme: string): Tokens {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  const found = new Map([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map((match) => [match[1]!, match[2]!]))
  return (name) => found.get(name) ?? expect.fail(`${theme} has no --${name}`)
}

const oklch = converter('oklch')
const rgb = converter('rgb')

/** As CSS has it: oklch(from COLOUR LIGHTNESS CHROMA h), where LIGHTNESS is l, min(l, N) or max(l, N). */
function lit(colour: string, lightness: string, most = Infinity): Color {
  const from = oklch(parse(colour)!)
  const [, which, bound] = /^(min|max)\(l, ([.\d]+)\)$/.exec(lightness) ?? []
  const l = which === 'min' ? Math.min(from.l, Number(bound)) : which === 'max' ? Math.max(from.l, Number(bound)) : from.l
  return clampRgb(rgb({ ...from, l, c: Math.min(from.c, most) }))
}

/** A tag's colour as its name, its stripe and its line have it. */
const inked = (colour: string, token: Tokens): Color => lit(colour, token('tag-l'), 0.18)

/** A colour of so many per cent over another. */
const over = (top: Color, percent: number, below: string): Color => interpolate([parse(below)!, top], 'rgb')(percent / 100)

const percent = (words: string): number => Number(words.replace('%', ''))

describe.each(themes)('%s', (theme) => {
  const token = tokensOf(theme)
  const on = (words: string, below: string): number => wcagContrast(token(words), token(below))

  test.each(['ink', 'ink-2', 'ink-3', 'bad'])('--%s can be read wherever it stands', (words) => {
    for (const below of ['paper', 'ground', 'card']) expect(on(words, below), below).toBeGreaterThanOrEqual(enough(theme))
  })

  test('voices can be read', () => {
    for (let i = 1; i <= 6; i++) expect(on(`voice-${i}`, 'paper'), `voice ${i}`).toBeGreaterThanOrEqual(enough(theme))
  })

  test('words on full colours can be read', () => {
    expect(on('accent-ink', 'accent')).toBeGreaterThanOrEqual(enough(theme))
    expect(on('accent-ink', 'bad')).toBeGreaterThanOrEqual(enough(theme))
    expect(on('paper', 'ink')).toBeGreaterThanOrEqual(enough(theme))
    for (const below of ['hover', 'accent-soft', 'select', 'found', 'flash']) expect(on('ink', below), below).toBeGreaterThanOrEqual(enough(theme))
    expect(on('ink-2', 'hover')).toBeGreaterThanOrEqual(enough(theme))
    expect(on('ink-2', 'select')).toBeGreaterThanOrEqual(4.5)
  })

  test('the focus and signs stand out', () => {
    for (const sign of ['focus', 'accent', 'ok']) {
      for (const below of ['paper', 'ground', 'card']) expect(on(sign, below), `${sign} on ${below}`).toBeGreaterThanOrEqual(3)
    }
  })

  describe.each(Object.entries(visions))('to %s vision', (vision, see) => {
    test('the words of a highlight of any colour can be read', () => {
      const [plain, picked] = [percent(token('tint')), percent(token('tint-picked'))]
      for (const colour of [...palette, ...harsh]) {
        const fill = lit(colour, token('fill-l'))
        for (const tint of [plain, (plain + picked) / 2, picked]) {
          const below = see(over(fill, tint, token('paper')))
          expect(wcagContrast(see(parse(token('ink'))!), below), `${colour} at ${tint} %`).toBeGreaterThanOrEqual(enough(theme))
        }
      }
    })

    test('a tag’s name and line can be seen', () => {
      for (const colour of [...palette, ...harsh]) {
        const ratio = wcagContrast(see(inked(colour, token)), see(parse(token('paper'))!))
        expect(ratio, colour).toBeGreaterThanOrEqual(vision === 'full' ? enough(theme) : 3)
      }
    })

    test('two tags are told apart by pattern where not by colour', () => {
      const difference = differenceCiede2000()
      const tags = palette.map((colour, i): Tag => ({ id: `t${i}`, parentId: '', name: '', colour, description: '', useWhen: '', useNot: '', example: '', archived: false, key: i + 1, position: i, highlights: 0 }))
      const look: Look = { tag: () => undefined, speaker: () => undefined, kept: () => 'saved' }
      for (const [i, a] of tags.entries()) {
        for (const b of tags.slice(i + 1)) {
          if (patternOf(a, look) !== patternOf(b, look)) continue
          const [one, other] = [a, b].map((tag) => see(inked(tag.colour, token)))
          expect(difference(one!, other!), `${a.colour} and ${b.colour}`).toBeGreaterThan(10)
        }
      }
    })
  })
})
