/**
 * Colours as classes. What thousands of marks have in common is styled once: a style of its own costs
 * each of them kilobytes, and its part of every restyling.
 */
let sheet: CSSStyleSheet | undefined
const known = new Set<string>()
const colours = /^#[\da-f]{6}$/i // as the store lets tags have them; nothing else becomes a rule

/** The class that gives an element a colour as --c1, --c2 or --c3; none for what is no colour. */
export function inkClass(place: 1 | 2 | 3, colour: string): string {
  if (!colours.test(colour)) return ''
  const name = `c${place}-${colour.slice(1).toLowerCase()}`
  if (!known.has(name)) add(name, `.${name} { --c${place}: ${colour} }`)
  return name
}

function add(name: string, rule: string): void {
  if (!sheet) document.adoptedStyleSheets.push((sheet = new CSSStyleSheet()))
  known.add(name)
  sheet.insertRule(rule)
}

/** Whether a class is one of these. */
export const isInk = (name: string): boolean => /^c[123]-/.test(name)
