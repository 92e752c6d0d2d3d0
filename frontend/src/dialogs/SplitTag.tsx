import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { codebook, faultFrom, type Quote } from '../api'
import { speakers, tags } from '../state/apply'
import { plain } from '../state/folding'
import { named } from '../state/marking'
import { depthOf, splitTag, tagTree } from '../state/tagging'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { LongList } from '../ui/LongList'
import { Modal } from '../ui/Modal'

const beside = 'beside'

/** Asks which highlights of a tag go to another, and to which. */
export function SplitTag({ id, onClose }: { id: string; onClose: () => void }) {
  const tag = tags.value.get(id)
  const quotes = useSignal<readonly Quote[] | null>(null)
  const fault = useSignal('')
  const filter = useSignal('')
  const chosen = useSignal<ReadonlySet<string>>(new Set())
  const name = useSignal('')
  const to = useSignal(beside)
  useEffect(() => {
    codebook.carrying(id).then((found) => (quotes.value = found), (reason) => (fault.value = faultFrom(reason).sentence))
  }, [id])
  if (!tag) return null
  const words = plain(filter.value.trim())
  const shown = (quotes.value ?? []).filter((q) => plain(`${q.quote} ${q.note} ${q.title} ${speakers.value.get(q.speakerId)?.display ?? ''}`).includes(words))
  const all = shown.length > 0 && shown.every((q) => chosen.value.has(q.highlightId))
  const makes = to.value === beside || to.value === 'below'
  const ready = chosen.value.size > 0 && (!makes || name.value.trim() !== '')
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen.value)
    for (const one of ids) on ? next.add(one) : next.delete(one)
    chosen.value = next
  }
  return (
    <Modal title={`Split “${tag.name}”`} onClose={onClose} wide class="split-tag">
      <form
        onSubmit={(e) => {
          e.preventDefault()
          if (!ready) return
          const target = makes ? { ...named(name.value), parentId: to.value === 'below' ? tag.id : tag.parentId } : { ...named(tags.value.get(to.value)?.name ?? ''), id: to.value }
          onClose()
          void splitTag(tag, [...chosen.value], target)
        }}
      >
        <div class="side-by-side">
          <label class="labelled">
            <span class="label">The chosen highlights go to</span>
            <select class="field" value={to.value} onChange={(e) => (to.value = e.currentTarget.value)}>
              <option value={beside}>A new tag beside it</option>
              <option value="below">A new tag under it</option>
              <optgroup label="A tag there is">
                {tagTree.value.filter((t) => t.id !== id).map((t) => <option key={t.id} value={t.id}>{'\u2003'.repeat(depthOf(t))}{t.name}</option>)}
              </optgroup>
            </select>
          </label>
          {makes && (
            <label class="labelled">
              <span class="label">Called</span>
              <input class="field" type="text" value={name.value} maxLength={200} autofocus autocomplete="off" dir="auto" onInput={(e) => (name.value = e.currentTarget.value)} />
            </label>
          )}
        </div>
        <div class="split-filter">
          <input class="field" type="text" role="searchbox" aria-label="Filter highlights" placeholder="Filter by words, note, speaker or transcript" value={filter.value} onInput={(e) => (filter.value = e.currentTarget.value)} />
          <Button disabled={shown.length === 0} onClick={() => toggle(shown.map((q) => q.highlightId), !all)}>{all ? 'Leave these' : `Choose these ${shown.length.toLocaleString('en')}`}</Button>
        </div>
        {fault.value !== '' && <p class="warning" role="alert">{fault.value}</p>}
        <div class="split-list">
          {quotes.value && (
            <LongList
              label="Highlights" items={shown} idOf={(q) => q.highlightId} guess={(q) => 36 + Math.ceil(q.quote.length / 88) * 21} shownId={null}
              render={(q) => (
                <label class="split-row">
                  <input type="checkbox" checked={chosen.value.has(q.highlightId)} onChange={(e) => toggle([q.highlightId], e.currentTarget.checked)} />
                  <span>
                    <span class="excerpt-words" dir="auto">“{q.quote.trim().replaceAll('\u2028', ' ')}”</span>
                    <span class="excerpt-source">{[speakers.value.get(q.speakerId)?.display, q.title, q.turn > 0 ? `turn ${q.turn}` : ''].filter(Boolean).join(' · ')}</span>
                  </span>
                </label>
              )}
            />
          )}
          {quotes.value && shown.length === 0 && <p class="faint">No highlight fits.</p>}
        </div>
        <footer>
          <span class="faint split-count" role="status">{chosen.value.size} of {counted(quotes.value?.length ?? tag.highlights, 'highlight')} chosen</span>
          <Button onClick={onClose}>Cancel</Button>
          <button type="submit" class="button primary" disabled={!ready}>Split</button>
        </footer>
      </form>
    </Modal>
  )
}
