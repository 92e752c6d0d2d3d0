// The typefaces, fetched before they are needed: one that comes while a long transcript is
// open has WebKit lay the whole page out anew, which takes seconds.
import { effect } from '@preact/signals'
import { typeface } from './settings'

const families: Readonly<Record<string, string>> = {
  literata: 'Literata Variable', inter: 'Inter Variable', hyperlegible: 'Atkinson Hyperlegible Next Variable',
}
const ofWindow = 'Inter Variable'
/** What says that a face has the Latin letters; those of other scripts come with the words that need them. */
const latin = /U\+0*-0*FF\b/i

/** Fetches the faces of the window and of the typeface one reads in. */
export function followFonts(fonts: FontFaceSet): void {
  effect(() => {
    const wanted = [ofWindow, families[typeface.value]]
    for (const face of fonts) {
      if (wanted.includes(face.family.replace(/^["']|["']$/g, '')) && latin.test(face.unicodeRange)) void face.load().catch(() => undefined)
    }
  })
}
