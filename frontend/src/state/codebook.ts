// The page of the codebook: what is shown of it, what is chosen, and what keys do there.
import { batch, computed, effect, signal } from '@preact/signals'
import { codebook, faultFrom, type Tag, type TagCount } from '../api'
import { project, readOnly, revision, tags } from './apply'
import { orderOf, rowsOf, stepOf, type Direction, type Place, type Row, type SortBy, type View } from './codebook-rows'
import { showExcerptsOfTag } from './excerpts-of'
import { pathOf } from './fuzzy'
import { goToPage } from './jumps'
import { page } from './pages'
import { rightShown, toggleRight } from './panes'
import { announce, dialog, toast } from './screen'
import { addTag, archiveTags, describeTag, familyOf, moveTags, removeTags } from './tagging'
import { submit } from './writes'

export const filter = signal('')
export const sortBy = signal<SortBy>('hand')
/** Whether archived tags are shown. */
export const archivedShown = signal(false)
const closed = signal<ReadonlySet<string>>(new Set())
/** The row that the keyboard is on; empty for none. */
const active = signal('')
/** The tags chosen together. */
const together = signal<ReadonlySet<string>>(new Set())
/** Where choosing several began. */
let anchor = ''
/** A name is being written: of a tag, or of a new one below a tag or at the top. */
export const renaming = signal('')
export const naming = signal<{ readonly parentId: string } | null>(null)
/** Asks for the keyboard in the side's field of the name. */
export const editing = signal(false)

/** How much each tag is used, by id; as it was when it was counted last. */
export const counts = signal<ReadonlyMap<string, TagCount>>(new Map())
export const untagged = signal(0)

const view = computed<View>(() => ({
  closed: closed.value, filter: filter.value, sortBy: sortBy.value, archived: archivedShown.value,
  countOf: (id) => counts.value.get(id)?.allHighlights ?? tags.value.get(id)?.highlights ?? 0,
}))
export const rows = computed<readonly Row[]>(() => rowsOf(tags.value, view.value))
export const archivedCount = computed(() => [...tags.value.values()].filter((tag) => tag.archived).length)

/** The tag that the keyboard is on: the first where it is nowhere. */
export const hereId = computed(() => (rows.value.some((row) => row.tag.id === active.value) ? active.value : (rows.value[0]?.tag.id ?? '')))
/** The tags that are worked on: those chosen, or else the one the keyboard is on. */
export const chosen = computed<ReadonlySet<string>>(() => {
  const shown = new Set(rows.value.flatMap((row) => (together.value.has(row.tag.id) ? [row.tag.id] : [])))
  return shown.size > 0 ? shown : new Set(hereId.value === '' ? [] : [hereId.value])
})

const chosenTags = () => rows.value.flatMap((row) => (chosen.value.has(row.tag.id) ? [row.tag] : []))
const chosenIds = () => chosenTags().map((tag) => tag.id)
const here = (): Tag | undefined => tags.value.get(hereId.value)

/** Goes to a row. With extend all rows from where choosing began are chosen; with add this one too, or no longer. */
export function goTo(id: string, how: 'alone' | 'extend' | 'add' = 'alone'): void {
  batch(() => {
    const all = rows.value.map((row) => row.tag.id)
    if (how === 'alone') anchor = id
    const from = all.indexOf(anchor)
    const to = all.indexOf(id)
    if (how === 'extend' && from >= 0) together.value = new Set(all.slice(Math.min(from, to), Math.max(from, to) + 1))
    else if (how === 'add') together.value = toggled(chosen.value, id)
    else together.value = new Set()
    active.value = id
  })
}

export function chooseAll(): void {
  together.value = new Set(rows.value.map((row) => row.tag.id))
}

/** Chooses or leaves the row that the keyboard is on. */
export function chooseHere(): void {
  const id = hereId.value
  together.value = toggled(together.value, id)
  anchor = id
}

/** Chooses no more than the one row. Says whether there were several. */
export function chooseOne(): boolean {
  const several = together.value.size > 0
  together.value = new Set()
  return several
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return set.has(id) ? new Set([...set].filter((one) => one !== id)) : new Set([...set, id])
}

export function step(by: number, extend: boolean): void {
  const at = rows.value.findIndex((row) => row.tag.id === hereId.value)
  const row = rows.value[Math.max(0, Math.min(rows.value.length - 1, at + by))]
  if (row) goTo(row.tag.id, extend ? 'extend' : 'alone')
}

export function open(id: string, isOpen: boolean): void {
  closed.value = isOpen ? new Set([...closed.value].filter((one) => one !== id)) : new Set([...closed.value, id])
}

export function openAll(isOpen: boolean): void {
  closed.value = isOpen ? new Set() : new Set([...tags.value.values()].map((tag) => tag.parentId))
}

/** Right: opens, then goes to the first below. Left: closes, then goes to the one above. */
export function turn(right: boolean): void {
  const row = rows.value.find((one) => one.tag.id === hereId.value)
  if (!row) return
  if (right && row.kids > 0 && !row.open) open(row.tag.id, true)
  else if (right && row.open) step(1, false)
  else if (!right && row.open && filter.value === '') open(row.tag.id, false)
  else if (!right && tags.value.has(row.tag.parentId)) goTo(row.tag.parentId)
}

/** Brings a tag into sight, whatever hides it, and goes there. */
export function reveal(id: string): void {
  const tag = tags.value.get(id)
  if (!tag) return
  batch(() => {
    if (!rows.value.some((row) => row.tag.id === id)) filter.value = ''
    if (tag.archived) archivedShown.value = true
    for (let up = tags.value.get(tag.parentId); up; up = tags.value.get(up.parentId)) open(up.id, true)
    goTo(id)
  })
}

/** Opens the page with a tag in sight and its words ready to be written. */
export function showInCodebook(id: string): void {
  goToPage('codebook')
  reveal(id)
}

/** Gives the tree the keyboard. */
export function focusTree(): void {
  document.querySelector<HTMLElement>('.codebook-grid')?.focus({ preventScroll: true })
}

// What keys and menus do.

export function newTag(below: boolean): void {
  const tag = here()
  if (below && tag) open(tag.id, true)
  naming.value = { parentId: tag ? (below ? tag.id : tag.parentId) : '' }
}

/** Makes the tag that is being named. Until it is there, so is its field. */
export async function nameTag(name: string): Promise<void> {
  const id = await addTag(name, naming.value?.parentId)
  batch(() => {
    naming.value = null
    if (id !== '') reveal(id)
  })
}

export function rename(): void {
  if (!readOnly.value) renaming.value = hereId.value
}

/** Goes to the field of the name beside the list. */
export function edit(): void {
  if (!rightShown.value) toggleRight()
  editing.value = true
}

/** Moves what is chosen by one step. */
export function move(direction: Direction): void {
  void moveBy(chosen.value, direction)
}

/** The last move: the next begins where it has led, however fast the keys come. */
let moving: Promise<void> = Promise.resolve()

/** Moves tags by one step, and says where they are then. */
export function moveBy(ids: ReadonlySet<string>, direction: Direction): Promise<void> {
  moving = moving.then(() => moveNow(ids, direction))
  return moving
}

async function moveNow(ids: ReadonlySet<string>, direction: Direction): Promise<void> {
  if ((direction === 'up' || direction === 'down') && sortBy.value !== 'hand' && page.value === 'codebook') {
    return toast('Tags are sorted. Choose “By hand” to move them up and down.')
  }
  const place = stepOf(direction, ids, tags.value, archivedShown.value)
  if (place) return put([...ids], place)
  announce('There is no way there')
}

export async function put(ids: readonly string[], place: Place): Promise<void> {
  if (!(await moveTags(ids, place))) return
  open(place.parentId, true)
  const [first] = ids
  const tag = tags.value.get(first ?? '')
  if (tag) announce(`${ids.length === 1 ? tag.name : `${ids.length} tags`} moved: ${[...pathOf(tag, tags.value), 'at the top'][0]}, place ${placeOf(tag)}`)
}

const placeOf = (tag: Tag) => [...tags.value.values()].filter((one) => one.parentId === tag.parentId && one.position <= tag.position).length

export function merge(): void {
  const ids = chosenIds()
  if (ids.length > 0) dialog.value = { kind: 'merge-tags', ids }
}

export function split(): void {
  const tag = here()
  if (!tag) return
  if (tag.highlights === 0) return toast(`No highlight carries “${tag.name}” itself.`)
  dialog.value = { kind: 'split-tag', id: tag.id }
}

/** Archives what is chosen; what is archived all of it comes back. */
export function archive(): void {
  const list = chosenTags()
  const away = list.some((tag) => !tag.archived)
  if (list.length > 0) void archiveTags(list.map((tag) => tag.id), away)
}

export function remove(): void {
  const ids = chosenIds()
  if (ids.length > 0) removeTags(ids)
}

/** Gives the tag a key, or takes it away if it has that. */
export function giveKey(key: number): void {
  const tag = here()
  if (!tag) return
  if (tag.archived) return toast(`“${tag.name}” is archived: it can have no key.`)
  void describeTag(tag, { key: tag.key === key ? 0 : key })
}

/** Makes the order that is shown the order by hand. */
export async function keepOrder(): Promise<void> {
  const order = orderOf(tags.value, view.value)
  if (!(await submit({ run: () => codebook.arrange(order) }))) return
  sortBy.value = 'hand'
  toast('The tags stand in this order now')
}

// How much tags are used is counted anew when something has changed and a moment has gone by:
// in a large project that takes a while, and whoever moves ten tags should not wait ten times.

const quiet = 200
let counting = false
let due: ReturnType<typeof setTimeout> | undefined

async function recount(): Promise<void> {
  if (counting) return recountSoon()
  counting = true
  try {
    const found = await codebook.counts()
    batch(() => {
      counts.value = new Map(found.tags.map((count) => [count.id, count]))
      untagged.value = found.untagged
    })
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
  counting = false
}

function recountSoon(): void {
  clearTimeout(due)
  due = setTimeout(() => void recount(), quiet)
}

export function followCounts(): void {
  let seen = ''
  effect(() => {
    const now = `${project.value.id} ${revision.value}`
    if (page.value !== 'codebook' || now === seen) return
    if (seen === '') void recount()
    else recountSoon()
    seen = now
  })
}

export function showExcerptsHere(): void {
  if (hereId.value !== '') showExcerptsOfTag(hereId.value)
}

/** The tags that are below none of the chosen, which could be put below another. */
export function placesFor(ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.flatMap((id) => [...familyOf(id)]))
}
