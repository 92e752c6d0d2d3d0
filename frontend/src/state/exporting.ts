// The report that goes out.
import { batch, computed, effect, signal } from '@preact/signals'
import { faultFrom, files, type ExportOptions, type ExportPreview, type Fault } from '../api'
import { openId, revision, tags } from './apply'
import { list } from './excerpts'
import { page } from './pages'
import { beside, exporting, onlyTag } from './screen'
import { drafts, settled } from './writes'

/** Which highlights go out, and how; the window's own choices, made into ExportOptions. */
interface Choice {
  readonly groupBy: 'tag' | 'transcript'
  readonly questions: boolean
  readonly notes: boolean
  readonly citations: boolean
  readonly openOnly: boolean
  /** Only this tag; empty for all. */
  readonly tag: string
  /** Only what this filter lets through; empty for all. */
  readonly filter: string
}

export const choice = signal<Choice>({
  groupBy: 'tag', questions: true, notes: true, citations: true, openOnly: false, tag: '', filter: '',
})
export const preview = signal<ExportPreview | null>(null)
export const exportFault = signal<Fault | null>(null)
/** What became of the last Copy or Save. */
export const exportNews = signal('')

const options = computed<ExportOptions>(() => {
  const { groupBy, questions, notes, citations, openOnly, tag, filter } = choice.value
  return {
    format: 'markdown', groupBy, questions, notes, citations, filter,
    tags: tag === '' ? [] : [tag],
    transcripts: openOnly && openId.value !== '' ? [openId.value] : [],
  }
})

export function choose(more: Partial<Choice>): void {
  choice.value = { ...choice.value, ...more }
}

/** Opens the panel. What the list of highlights is narrowed to, the report begins with. */
export function openExport(): void {
  drafts.flushAll()
  batch(() => {
    if (page.value === 'excerpts') choose({ tag: '', filter: list.query.value.words, openOnly: false, ...asGrouped() })
    else if (!exporting.value) choose({ tag: onlyTag.value, filter: '' })
    exportNews.value = ''
    beside.value = 'export'
  })
}

/** The grouping of the page, where a report has it too. */
function asGrouped(): Partial<Choice> {
  const by = list.query.value.groupBy
  return by === 'tag' || by === 'transcript' ? { groupBy: by } : {}
}

export async function copyExport(): Promise<void> {
  await tell(async () => {
    const count = await files.copyExport(options.value)
    return `Copied ${count === 1 ? '1 excerpt' : `${count} excerpts`}`
  })
}

export async function saveExport(): Promise<void> {
  await tell(async () => {
    const path = await files.saveExport(options.value)
    return path === '' ? '' : `Saved as ${path.split(/[\\/]/).pop()}`
  })
}

/** The tag the report is narrowed to, if there still is such a tag. */
export const exportTag = computed(() => tags.value.get(choice.value.tag))

async function tell(go: () => Promise<string>): Promise<void> {
  await settled()
  exportNews.value = ''
  try {
    exportNews.value = await go()
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
    const shown = await files.previewExport(wanted)
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
})
