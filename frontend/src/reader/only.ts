/** One voice in full and the others faint: one rule, as no turn need be visited for it. */
let sheet: CSSStyleSheet | undefined

/** Has only what a speaker says stand out, or with no id all again. */
export function hearOnly(speakerId: string): void {
  if (!sheet) document.adoptedStyleSheets.push((sheet = new CSSStyleSheet()))
  sheet.replaceSync(speakerId === '' ? '' : rules(`[data-speaker="${CSS.escape(speakerId)}"]`))
}

const rules = (theirs: string): string => `
  .page .turn:not(${theirs}) .text { color: var(--ink-3) }
  .page .turn${theirs} .text { color: var(--ink) }
  .page .turn${theirs} .who { text-decoration: underline; text-underline-offset: 3px }`
