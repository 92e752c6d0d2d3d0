import { useSignal } from '@preact/signals'
import { X } from 'lucide'
import { v7 as uuid } from 'uuid'
import type { Pseudonym } from '../api'
import { pseudonyms, speakers } from '../state/apply'
import { choose, setPseudonyms } from '../state/exporting'
import { Button, IconButton } from '../ui/Button'
import { Modal } from '../ui/Modal'

const blank = (): Pseudonym => ({ id: uuid(), name: '', replacement: '' })

/** The table of who is called what in what goes out. */
export function Pseudonyms({ onClose }: { onClose: () => void }) {
  const rows = useSignal<readonly Pseudonym[]>(pseudonyms.value.length > 0 ? [...pseudonyms.value, blank()] : [blank()])
  const wrong = useSignal('')
  const set = (id: string, more: Partial<Pseudonym>) => {
    const next = rows.value.map((row) => (row.id === id ? { ...row, ...more } : row))
    rows.value = next[next.length - 1]?.name === '' ? next : [...next, blank()]
  }
  const keep = () => {
    const named = rows.value.filter((row) => row.name.trim() !== '')
    void setPseudonyms(named, (fault) => (wrong.value = fault.sentence)).then((done) => {
      if (!done) return
      choose({ pseudonyms: named.length > 0 })
      onClose()
    })
  }
  return (
    <Modal title="Pseudonyms" onClose={onClose} class="pseudonyms">
      <p class="form-words">In what goes out, each name is replaced wherever it stands as a word: in quotes, questions, notes, titles, speakers and tags. The project itself stays as it is.</p>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          keep()
        }}
      >
        <div class="name-rows" role="table" aria-label="Pseudonyms">
          <div role="row" class="name-heads"><span role="columnheader">Name</span><span role="columnheader">Is called</span></div>
          {rows.value.map((row, i) => (
            <div role="row" key={row.id}>
              <span role="cell"><input class="field" aria-label={`Name ${i + 1}`} value={row.name} maxLength={200} dir="auto" spellcheck={false} autofocus={i === 0} onInput={(e) => set(row.id, { name: e.currentTarget.value })} /></span>
              <span role="cell"><input class="field" aria-label={`What name ${i + 1} is called`} value={row.replacement} maxLength={200} dir="auto" spellcheck={false} onInput={(e) => set(row.id, { replacement: e.currentTarget.value })} /></span>
              <IconButton icon={X} label={`Remove ${row.name || `row ${i + 1}`}`} disabled={rows.value.length === 1} onClick={() => (rows.value = rows.value.filter((r) => r.id !== row.id))} />
            </div>
          ))}
        </div>
        {wrong.value !== '' && <p class="bad" role="alert">{wrong.value}</p>}
        <footer>
          <button type="button" class="link" onClick={() => (rows.value = withSpeakers(rows.value))}>Add the speakers</button>
          <span class="grow" />
          <Button onClick={onClose}>Cancel</Button>
          <button type="submit" class="button primary">Keep</button>
        </footer>
      </form>
    </Modal>
  )
}

/** The rows with everybody who speaks and is not among them, each called by a letter: Speaker A. */
function withSpeakers(rows: readonly Pseudonym[]): readonly Pseudonym[] {
  const there = rows.filter((row) => row.name.trim() !== '')
  const known = new Set(there.map((row) => row.name.toLowerCase()))
  const missing = [...speakers.value.values()].filter((s) => s.role !== 'interviewer' && !known.has(s.display.toLowerCase()))
  return [...there, ...missing.map((s, i) => ({ id: uuid(), name: s.display, replacement: `Speaker ${letters(there.length + i)}` })), blank()]
}

/** A, B, …, Z, AA, AB, … */
function letters(n: number): string {
  return (n >= 26 ? letters(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26))
}
