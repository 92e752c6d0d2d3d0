// What goes out of the project, as it is chosen and as it will look.
import { batch, computed, effect, signal } from '@preact/signals'
import { v7 as uuid } from 'uuid'
import { faultFrom, outgoing, type ExportOptions, type ExportPreview, type ExportProgress, type Fault, type Preset, type Pseudonym } from '../api'
import { openId, presets, revision, tags } from './apply'
import { copyRich } from './clipboard'
import { list } from './excerpts'
import { quote } from './filter-words'
import { page } from './pages'
import { beside, exporting, onlyTag, toast } from './screen'
import { change, keepSettings, lastExport } from './settings'
import { drafts, settled, submit } from './writes'

/** What a new project's first export is. */
export const usualOptions: ExportOptions = {
  format: 'docx', filter: '', transcripts: [], groupBy: 'tag', questions: true, notes: true, descriptions: true, memos: false,
  citation: 'full', noDirections: false, cover: false, perTag: false, tagColumns: false, byteMark: true, rawCells: false,
  footnotes: false, comments: false, pseudonyms: false,
}

/** The choices as they stand. Those of the last export are those one begins with, in any project; under a name, they are kept in the project. */
export const options = signal<ExportOptions>(usualOptions)
export const preview = signal<ExportPreview | null>(null)
export const exportFault = signal<Fault | null>(null)
/** What became of the last Copy or Save. */
export const exportNews = signal<{ readonly text: string; readonly path?: string; readonly notices?: readonly string[] }>({ text: '' })
/** Whether a file is being written, or its place is being asked for. */
export const writing = signal(false)
/** How far a file is that has been written for half a second; null before. */
export const far = signal<ExportProgress | null>(null)

/** The documents one can choose, and what they are called. */
export const documents = [
  { name: 'excerpts', label: 'Excerpts' },
  { name: 'marked', label: 'Whole transcripts' },
] as const

export const kinds = [
  { format: 'docx', label: 'Word', marked: 'marked-docx' },
  { format: 'html', label: 'HTML', marked: 'marked-html' },
  { format: 'pdf', label: 'PDF', marked: 'marked-pdf' },
  { format: 'markdown', label: 'Markdown' },
  { format: 'notes', label: 'Notes' },
  { format: 'csv', label: 'CSV' },
  { format: 'xlsx', label: 'Excel' },
  { format: 'json', label: 'JSON' },
] as const

export type Kind = (typeof kinds)[number]

export const kind = computed<Kind>(() => kinds.find((k) => k.format === options.value.format || ('marked' in k && k.marked === options.value.format)) ?? kinds[0])
export const marked = computed(() => options.value.format.startsWith('marked-'))

/** Whether there is nothing that could go out. A whole transcript may have no highlights. */
export const nothing = computed(() => preview.value?.excerpts === 0 && !(marked.value && preview.value.transcripts > 0))

/** Chooses another kind of file; what is in it stays, where that kind can hold it. */
export function chooseKind(k: Kind): void {
  choose({ format: marked.value && 'marked' in k ? k.marked : k.format })
}

export function chooseMarked(whole: boolean): void {
  const k = kind.value
  if (!whole) return choose({ format: k.format })
  choose({ format: 'marked' in k ? k.marked : 'marked-docx' })
}

export function choose(more: Partial<ExportOptions>): void {
  options.value = { ...options.value, ...more }
}

export const openOnly = computed(() => options.value.transcripts.length > 0)

let begun = false

/** The choices of the last export, which may have been in another project: what is in it is chosen anew. */
function beginWithLast(): void {
  if (begun) return
  begun = true
  options.value = { ...usualOptions, ...remembered(lastExport.value) }
}

export function remembered(kept: string): Partial<ExportOptions> {
  try {
    const choices: unknown = JSON.parse(kept || '{}')
    if (typeof choices !== 'object' || choices === null) return {}
    const known = Object.entries(choices).filter(([name, value]) => name in usualOptions && typeof value === typeof usualOptions[name as keyof ExportOptions])
    return { ...Object.fromEntries(known), filter: '', transcripts: [] }
  } catch {
    return {}
  }
}

function remember(): void {
  const { filter: _, transcripts: __, ...choices } = options.value
  change({ export: JSON.stringify(choices) })
  void keepSettings()
}

/** Opens the panel. What the list of highlights is narrowed to, the export begins with. */
export function openExport(): void {
  drafts.flushAll()
  batch(() => {
    beginWithLast()
    if (page.value === 'excerpts') choose({ filter: list.query.value.words, groupBy: list.query.value.groupBy, transcripts: [] })
    else if (!exporting.value) choose({ filter: onlyTag.value === '' ? '' : `tag:${quote(pathOf(onlyTag.value))}` })
    exportNews.value = { text: '' }
    beside.value = 'export'
  })
}

function pathOf(id: string): string {
  const tag = tags.value.get(id)
  if (!tag) return ''
  return tag.parentId === '' ? tag.name : `${pathOf(tag.parentId)} > ${tag.name}`
}

export async function copyExport(): Promise<void> {
  await tell(async () => {
    const { text, html, excerpts } = await outgoing.copy(options.value)
    await copyRich(text, html)
    remember()
    exportNews.value = { text: `Copied ${excerpts === 1 ? '1 excerpt' : `${excerpts} excerpts`}` }
  })
}

export async function saveExport(): Promise<void> {
  await tell(async () => {
    writing.value = true
    const { path, notices } = await outgoing.save(options.value)
    if (path === '') return
    exportNews.value = { text: `Saved as ${path.split(/[\\/]/).pop()}`, path, notices }
    remember()
  })
  batch(() => {
    writing.value = false
    far.value = null
  })
}

const askEvery = 200
const quiet = 500

// While a file is being written Go is asked how far it is.
effect(() => {
  if (!writing.value) return
  const timer = setInterval(async () => {
    const now = await outgoing.progress().catch(() => null)
    if (writing.peek() && now) far.value = now.ms >= quiet ? now : null
  }, askEvery)
  return () => clearInterval(timer)
})

export function cancelExport(): void {
  void outgoing.cancel()
}

export async function revealExport(path: string): Promise<void> {
  await outgoing.reveal(path).catch((reason: unknown) => toast(faultFrom(reason).sentence, { bad: true }))
}

/** Keeps the choices under a name. */
export function keepPreset(name: string): void {
  const there = presets.value.find((p) => p.name.toLowerCase() === name.toLowerCase())
  void submit({ run: () => outgoing.keepPreset({ id: there?.id ?? uuid(), name, options: options.value }) })
}

export function takePreset({ options: kept }: Preset): void {
  options.value = { ...usualOptions, ...kept }
}

export function removePreset(id: string): void {
  void submit({ run: () => outgoing.removePreset(id) })
}

/** Sets who is called what. Answers whether that is kept. */
export async function setPseudonyms(pseudonyms: readonly Pseudonym[], complain: (fault: Fault) => void): Promise<boolean> {
  return (await submit({ run: () => outgoing.setPseudonyms(pseudonyms), complain })) !== undefined
}

async function tell(go: () => Promise<void>): Promise<void> {
  await settled()
  exportNews.value = { text: '' }
  try {
    await go()
    exportFault.value = null
  } catch (reason) {
    const fault = faultFrom(reason)
    if (!fault.canceled) exportFault.value = fault
  }
}

let asked = 0

async function refresh(wanted: ExportOptions): Promise<void> {
  const mine = ++asked
  try {
    const shown = await outgoing.preview(wanted)
    if (mine !== asked) return
    preview.value = shown
    exportFault.value = null
  } catch (reason) {
    if (mine === asked) exportFault.value = faultFrom(reason)
  }
}

let timer: ReturnType<typeof setTimeout> | undefined

// While the panel is open the preview follows the choices and the project.
effect(() => {
  const wanted = options.value
  void revision.value
  clearTimeout(timer)
  if (exporting.value) timer = setTimeout(() => void refresh(wanted), preview.peek() ? 120 : 0)
  else if (preview.peek()) {
    preview.value = null
    void outgoing.endPreview()
  }
})

// A transcript that is gone is chosen no more.
effect(() => {
  if (openOnly.value && openId.value === '') choose({ transcripts: [] })
})
