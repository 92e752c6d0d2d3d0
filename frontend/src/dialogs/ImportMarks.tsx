import { useId } from 'preact/hooks'
import type { ImportColour, ImportMarks as Marks } from '../api'
import { withColour, withTag } from '../state/import-choices'
import { choices, decideMarks } from '../state/import-preview'
import { incoming } from '../state/importing'
import { pathString, tagTree } from '../state/tagging'
import { counted } from '../state/wording'
import { Swatch } from '../ui/Swatch'

/** What is marked in the file, and what is to become of it. */
export function ImportMarks({ marks }: { marks: Marks }) {
  const paths = useId()
  if (marks.comments + marks.passages === 0) return null
  return (
    <section class="import-marks" aria-label="Comments and colours">
      <h3>Comments and colours</h3>
      <p>{sumOf(marks)} can become highlights.</p>
      {marks.comments > 0 && <Comments marks={marks} />}
      {marks.colours.length > 0 && <p class="import-colour" aria-hidden="true"><span /><span class="label">Tag</span></p>}
      {marks.colours.map((colour) => <Colour key={colour.colour} colour={colour} paths={paths} />)}
      <datalist id={paths}>{tagTree.value.map((tag) => <option key={tag.id} value={pathString(tag)} />)}</datalist>
      {incoming.value.length > 1 && <p class="faint">What you choose here holds for the other files too.</p>}
    </section>
  )
}

/** "12 comments and 5 coloured passages" */
function sumOf({ comments, passages }: Marks): string {
  const parts = [comments > 0 && counted(comments, 'comment'), passages > 0 && counted(passages, 'coloured passage')]
  return parts.filter(Boolean).join(' and ')
}

function Comments({ marks }: { marks: Marks }) {
  const by = choices.value.marks
  return (
    <div>
      <label class="import-check">
        <input type="checkbox" checked={!by.noComments} onChange={(e) => decideMarks({ ...by, noComments: !e.currentTarget.checked })} />
        <span>{counted(marks.comments, 'comment')}, kept as {marks.comments === 1 ? 'a note' : 'notes'}</span>
      </label>
      <Words of={marks.says} />
    </div>
  )
}

function Colour({ colour, paths }: { colour: ImportColour; paths: string }) {
  const by = choices.value.marks
  const on = !by.leftOut.includes(colour.colour)
  return (
    <div class="import-colour">
      <label class="import-check">
        <input type="checkbox" checked={on} onChange={(e) => decideMarks(withColour(by, colour.colour, e.currentTarget.checked))} />
        <span><Swatch colour={colour.colour} /> {colour.name}</span>
      </label>
      <input
        class="field" aria-label={`Tag for ${colour.name}`} placeholder="No tag" list={paths} value={by.tags[colour.colour] ?? colour.name} disabled={!on}
        maxLength={200} autocomplete="off" spellcheck={false} dir="auto" onInput={(e) => decideMarks(withTag(by, colour.colour, e.currentTarget.value))}
      />
      <Words of={colour.words} before={`${counted(colour.count, 'passage')} · `} />
    </div>
  )
}

/** How the first of several begins. */
function Words({ of, before = '' }: { of: string; before?: string }) {
  return <p class="import-words" title={of}>{before}“<bdi>{of}</bdi>”</p>
}
