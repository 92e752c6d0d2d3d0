// Moments, sizes and counts as people write them.

const day = 24 * 60 * 60 * 1000
const daysInTrash = 30

/** "14:02" for today, with what is to stand before it; "23 Nov, 14:02", and the year where it is another. */
export function momentOf(time: string, now: Date, today = ''): string {
  const at = new Date(time)
  if (Number.isNaN(at.getTime())) return time
  const clock = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  if (at.toDateString() === now.toDateString()) return today + clock
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year })}, ${clock}`
}

/** "Marked today, 14:02", "Marked by Rita, 23 Nov, 14:02" */
export function markedWords(author: string, created: string, now: Date): string {
  const by = author === 'me' ? 'Marked' : `Marked by ${author},`
  return `${by} ${momentOf(created, now, 'today, ')}`
}

/** How long something thrown away at a time can still be brought back. */
export function leftInTrash(thrown: string, now: Date): string {
  const left = Math.ceil((new Date(thrown).getTime() + daysInTrash * day - now.getTime()) / day)
  return left <= 1 ? 'its last day' : `${left} days left`
}

/** "412 KB", "1.2 MB" */
export function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000))
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1e6).toFixed(1)} MB`
}

/** "1 tag", "214 highlights" */
export function counted(n: number, thing: string): string {
  return `${n.toLocaleString('en')} ${thing}${n === 1 ? '' : 's'}`
}

/** "about 12 s left" */
export function timeLeft(seconds: number): string {
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`
}

const white = /(\s+)/

/** Two wordings without the words at both ends that they share. */
export function differing(one: string, other: string): readonly [string, string] {
  const [a, b] = [one.split(white), other.split(white)]
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) [a, b].forEach((words) => words.shift())
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) [a, b].forEach((words) => words.pop())
  return [a.join('').trim(), b.join('').trim()]
}

const longest = 60 // letters

/** Words as they are told: the first of many. */
export function shortened(words: string): string {
  return words.length <= longest ? words : `${words.slice(0, longest).trimEnd()}…`
}
