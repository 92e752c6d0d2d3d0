// The codebook: making, describing and removing tags.
import { computed } from '@preact/signals'
import { codebook, tables, type NewTag, type Removal, type Tag, type TagPart } from '../api'
import { tags } from './apply'
import type { Place } from './codebook-rows'
import { inTreeOrder, pathOf } from './fuzzy'
import { takeBack } from './history'
import { named } from './marking'
import { announce, dialog, onlyTag, tab, toast } from './screen'
import { counted } from './wording'
import { drafts, highlights, submit } from './writes'

export const tagTree = computed(() => inTreeOrder(tags.value))
export const tagCount = computed(() => tags.value.size)

/** How deep a tag stands, 0 at the top. */
export function depthOf(tag: Tag): number {
  let depth = 0
  for (let up = tags.value.get(tag.parentId); up && depth < 100; up = tags.value.get(up.parentId)) depth++
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

/** Makes a tag below another, or at the top. Answers its id; empty where it was refused or has no name. */
export async function addTag(name: string, parentId = ''): Promise<string> {
  if (name.trim() === '') return ''
  const tag = { ...named(name), parentId }
  if (!(await submit({ run: () => codebook.add(tag) }))) return ''
  announce(`New tag ${tag.name}`)
  void warnOfLookalike(tag)
  return tag.id
}

/** Changes what there is to a tag. Answers whether that was taken. */
export async function describeTag(tag: Tag, more: Partial<Tag>): Promise<boolean> {
  const next = { ...tag, ...more, name: (more.name ?? tag.name).trim() }
  if (next.name === '') return false
  if (!(await submit({ run: () => codebook.describe(next), keep: true }))) return false
  if (next.name !== tag.name || next.parentId !== tag.parentId) void warnOfLookalike(next)
  return true
}

/** Says when a tag is called what looks like a sibling's name, and is not. */
async function warnOfLookalike(tag: Pick<Tag, 'id' | 'parentId' | 'name'>): Promise<void> {
  const like = await codebook.lookalike(tag).catch(() => '')
  if (like === '') return
  const words = like === tag.name
    ? `The name “${tag.name}” holds characters that can’t be seen`
    : `“${tag.name}” looks like the tag “${like}” and is another: some letters are of another script`
  toast(words, { bad: true, action: takeBack })
}

/** Says of two tags, however alike their names look, that both are meant. */
export async function areTwoTags(one: string, other: string): Promise<void> {
  if (await submit({ run: () => tables.setApart(one, other) })) announce('They stay two')
}

/** Removes tags. Where something hangs on them it is asked first what is to become of it. */
export function removeTags(ids: readonly string[]): void {
  const family = new Set(ids.flatMap((id) => [...familyOf(id)]))
  const used = [...family].some((id) => (tags.value.get(id)?.highlights ?? 0) > 0)
  if (used || family.size > ids.length) dialog.value = { kind: 'remove-tags', ids }
  else void removeTagsSo(ids, { into: '', below: false, bare: false })
}

export async function removeTagsSo(ids: readonly string[], how: Removal): Promise<void> {
  const [first] = ids.flatMap((id) => tags.value.get(id)?.name ?? [])
  if (!(await submit({ run: () => codebook.remove(ids, how) }))) return
  toast(ids.length === 1 ? `Removed the tag “${first}”` : `Removed ${ids.length} tags`, { action: takeBack })
}

/** Makes one tag of several: what was the others' is then its. */
export async function mergeTags(from: readonly Tag[], into: Tag): Promise<void> {
  if (!(await submit({ run: () => codebook.merge(from.map((tag) => tag.id), into.id) }))) return
  const what = from.length === 1 ? `“${from[0]?.name}” is` : `${from.length} tags are`
  toast(`${what} merged into “${into.name}”`, { action: takeBack })
}

/** Gives chosen highlights of a tag another in its place: one there is, or one to be made. */
export async function splitTag(from: Tag, highlightIds: readonly string[], to: NewTag): Promise<void> {
  if (!(await submit({ run: () => codebook.split(from.id, highlightIds, to) }))) return
  toast(`${counted(highlightIds.length, 'highlight')} went from “${from.name}” to “${to.name}”`, { action: takeBack })
}

/** Puts tags below another (none: at the top), before one of those there (none: behind them all). */
export async function moveTags(ids: readonly string[], to: Place): Promise<boolean> {
  return (await submit({ run: () => codebook.move(ids, to.parentId, to.beforeId) })) !== undefined
}

export function colourTags(ids: readonly string[], colour: string): void {
  void submit({ run: () => codebook.colour(ids, colour) })
}

export async function archiveTags(ids: readonly string[], archived: boolean): Promise<void> {
  if (!(await submit({ run: () => codebook.archive(ids, archived) }))) return
  const what = ids.length === 1 ? `“${tags.value.get(ids[0] ?? '')?.name}” is` : `${ids.length} tags are`
  toast(archived ? `${what} archived: no longer offered for new highlights` : `${what} in use again`, { action: takeBack })
}

/** Keeps what is written about a tag as it is being typed. */
export function writeAboutTag(id: string, part: TagPart, words: string): void {
  drafts.write(`tag ${part} ${id}`, words, (text) => void submit({ run: () => codebook.writeAbout(id, part, text), keep: true }))
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
