// A text as it is searched: without accents and, unless it matters, without capitals, and the
// way back from there to the text. Folding may lengthen a letter (ß, ﬁ) or drop one (an accent
// of its own, a soft hyphen), so every folded unit knows the letter it comes from.

export interface Folded {
  readonly text: string
  /** For each unit of the folded text where its letter starts in the text; at the end, the text's length. */
  readonly from: Int32Array
}

export interface Found {
  readonly start: number
  readonly end: number
}

/** A letter outside ASCII with its marks, or any letter with marks. All between is as it is, but for capitals. */
const special = /[\x00-\x7f]\p{M}+|[^\x00-\x7f]\p{M}*/gu
/** Marks that change a letter's sound, not the letter; those of Indic scripts are letters' halves and stay. */
const accents = /(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}](?<![\u3099\u309a])/gu
const ignored = /[\p{Default_Ignorable_Code_Point}\u0640]/gu
/** Composed, and yet no letter with an accent. */
const letters = /^[йЙ]$/
const barred: Readonly<Record<string, string>> = {
  ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ø: 'o', Ø: 'O', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ı: 'i',
  æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ß: 'ss', ẞ: 'SS',
  '’': "'", '‘': "'", 'ʼ': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-',
}

const known = [new Map<string, string>(), new Map<string, string>()] as const

/** A letter with its marks, folded. */
function foldLetter(letter: string, keepCase: boolean): string {
  const memory = known[keepCase ? 1 : 0]
  const before = memory.get(letter)
  if (before !== undefined) return before
  const composed = letter.normalize('NFC')
  const bare = letters.test(composed) ? composed : composed.normalize('NFKD').replace(accents, '').normalize('NFC')
  const plain = [...bare.replace(ignored, '')].map((c) => barred[c] ?? c).join('').replace(/\s/g, ' ')
  const folded = keepCase ? plain : plain.toUpperCase().toLowerCase()
  memory.set(letter, folded)
  return folded
}

/** The text as it is compared, without the way back. */
export function plain(text: string): string {
  return text.replace(special, (letter) => foldLetter(letter, false)).toLowerCase()
}

export function fold(text: string, keepCase: boolean): Folded {
  const parts: string[] = []
  let from = new Int32Array(text.length + 16)
  let length = 0
  const room = (more: number) => {
    if (length + more < from.length) return
    const larger = new Int32Array(2 * from.length + more)
    larger.set(from)
    from = larger
  }
  const plain = (start: number, end: number) => {
    const run = text.slice(start, end).replace(/[\t\n\v\f\r]/g, ' ')
    parts.push(keepCase ? run : run.toLowerCase())
    room(end - start)
    for (let i = start; i < end; i++) from[length++] = i
  }
  let done = 0
  for (const { 0: letter, index } of text.matchAll(special)) {
    plain(done, index)
    done = index + letter.length
    const folded = foldLetter(letter, keepCase)
    parts.push(folded)
    room(folded.length)
    from.fill(index, length, length + folded.length)
    length += folded.length
  }
  plain(done, text.length)
  room(1)
  from[length] = text.length
  return { text: parts.join(''), from: from.subarray(0, length + 1) }
}

/** All places of the words, in their order, none within another. */
export function findAll(text: string, folded: Folded, query: string, how: { keepCase: boolean; whole: boolean }): Found[] {
  const wanted = fold(query, how.keepCase).text
  const found: Found[] = []
  if (wanted.trim() === '') return found
  let end = 0
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + wanted.length)) {
    const place = placeOf(folded, at, at + wanted.length)
    if (place.start < end || (how.whole && !isWhole(text, place))) continue
    found.push(place)
    end = place.end
  }
  return found
}

/** Where a stretch of the folded text is in the text: whole letters, with their marks. */
export function placeOf({ from }: Folded, start: number, end: number): Found {
  let after = end
  while (after < from.length - 1 && from[after] === from[end - 1]) after++
  return { start: from[start]!, end: from[after]! }
}

const inWord = /[\p{L}\p{N}\p{M}_]/u
/** Scripts that put no space between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const near = 24

function isWhole(text: string, { start, end }: Found): boolean {
  return isEdge(text, start) && isEdge(text, end)
}

function isEdge(text: string, at: number): boolean {
  const before = [...text.slice(Math.max(0, at - 2), at)].pop() ?? ''
  const after = String.fromCodePoint(text.codePointAt(at) ?? 32)
  if (!inWord.test(before) || !inWord.test(after)) return true
  if (!unspaced.test(before) && !unspaced.test(after)) return false
  const start = Math.max(0, at - near)
  return words.segment(text.slice(start, at + near)).containing(at - start)?.index === at - start
}
