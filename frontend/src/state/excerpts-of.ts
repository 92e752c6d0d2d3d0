// From a tag, a speaker or a transcript to the excerpts there are of it.
import { filterBy } from './excerpts'
import { goToPage } from './jumps'

function show(words: string): void {
  goToPage('excerpts')
  void filterBy(words)
}

/** Shows what carries a tag or one below it. */
export const showExcerptsOfTag = (id: string) => show(`tag:{${id}}`)
export const showUntagged = () => show('is:untagged')
/** Shows what any of these say. */
export const showExcerptsOfSpeakers = (ids: readonly string[]) => show(`speaker:${ids.map((id) => `{${id}}`).join(',')}`)
export const showExcerptsOfTranscripts = (ids: readonly string[]) => show(`transcript:${ids.map((id) => `{${id}}`).join(',')}`)
