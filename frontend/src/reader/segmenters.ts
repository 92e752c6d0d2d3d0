/** Where words, sentences and letters end, in any script. */
export const words = new Intl.Segmenter(undefined, { granularity: 'word' })
export const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })
export const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
