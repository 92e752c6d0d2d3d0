// What a filter may name, for completing what is typed.
import { computed } from '@preact/signals'
import { attributes, folders, speakers, transcripts } from './apply'
import type { Known } from './filter-words'
import { pathString, tagTree } from './tagging'

export const known = computed<Known>(() => ({
  tags: tagTree.value.map((tag) => ({ path: pathString(tag), colour: tag.colour })),
  speakers: [...new Set([...speakers.value.values()].map((s) => s.display))],
  transcripts: transcripts.value.map((t) => t.title),
  folders: folders.value.map((f) => f.name),
  attributes: attributeNames(),
}))

/** Each once, though transcripts and speakers may have columns of one name. */
function attributeNames(): readonly string[] {
  const names = attributes.value.map((a) => a.name)
  return names.filter((name, i) => names.findIndex((one) => one.toLocaleLowerCase() === name.toLocaleLowerCase()) === i)
}
