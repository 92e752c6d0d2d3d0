// The codebook: making, describing and removing tags.
import { computed } from '@preact/signals'
import { codebook, type Tag } from '../api'
import { tags } from './apply'
import { inTreeOrder, pathOf } from './fuzzy'
import { named } from './marking'
import { announce, onlyTag, tab, toast } from './screen'
import { highlights, submit } from './writes'

export const tagTree = computed(() => inTreeOrder(tags.value))
export const tagCount = computed(() => tags.value.size)

/** How deep a tag stands, 0 at the top. */
export function depthOf(tag: Tag): number {
  let depth = 0
  for (let up = tags.value.get(tag.parentId); up && depth < 20; up = tags.value.get(up.parentId)) depth++
  return depth
}

/** A tag's path as one string, "Relations > Sanctions", as the program reads it back. */
export function pathString(tag: Tag): string {
  const escaped = (name: string) => name.split(' ').map((word) => (/^\\*>$/.test(word) ? `\\${word}` : word)).join(' ')
  return [...pathOf(tag, tags.value), tag.name].map(escaped).join(' > ')
}

/** The tag and all below it, which can't become its parent. */
export function familyOf(id: string): ReadonlySet<string> {
  const family = new Set([id])
  for (const tag of tagTree.value) if (family.has(tag.parentId)) family.add(tag.id)
  return family
}

export async function addTag(name: string): Promise<void> {
  if (name.trim() === '') return
  if (await submit({ run: () => codebook.add(named(name)) })) announce(`New tag ${name.trim()}`)
}

export function describeTag(tag: Tag, more: Partial<Tag>): void {
  const next = { ...tag, ...more }
  if (next.name.trim() === '') return
  void submit({ run: () => codebook.describe({ ...next, name: next.name.trim() }), keep: true })
}

export async function removeTag(tag: Tag, undo: () => void): Promise<void> {
  if (!(await submit({ run: () => codebook.remove(tag.id) }))) return
  toast(`Removed the tag “${tag.name}”; its highlights stay`, { action: { label: 'Undo', run: undo } })
}

/** Makes one tag of two: what was one's is then the other's. */
export async function mergeTags(from: Tag, into: Tag, undo: () => void): Promise<void> {
  if (!(await submit({ run: () => codebook.merge(from.id, into.id) }))) return
  toast(`“${from.name}” is merged into “${into.name}”`, { action: { label: 'Undo', run: undo } })
}

/** Lists only the highlights of a tag, or all again if they are listed already. */
export function showOnly(tagId: string): void {
  onlyTag.value = onlyTag.value === tagId ? '' : tagId
  tab.value = 'highlights'
}

/** The highlights the list shows: those of the chosen tag and of the tags below it, or all. */
export const listedHighlights = computed(() => {
  if (onlyTag.value === '') return highlights.value
  const family = familyOf(onlyTag.value)
  return highlights.value.filter((h) => h.tagIds.some((id) => family.has(id)))
})
