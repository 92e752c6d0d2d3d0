// What a filter may name, for completing what is typed.
import { speakers, transcripts } from './apply'
import { list } from './excerpts'
import type { Known } from './filter-words'
import { pathString, tagTree } from './tagging'

/** The names of the project; those of folders and attributes once excerpts have been asked for. */
export function known(): Known {
  return {
    tags: tagTree.value.map((tag) => ({ path: pathString(tag), colour: tag.colour })),
    speakers: [...new Set([...speakers.value.values()].map((s) => s.display))],
    transcripts: transcripts.value.map((t) => t.title),
    folders: list.view.value?.folders.map((f) => f.name) ?? [],
    attributes: list.view.value?.attributes ?? [],
  }
}
