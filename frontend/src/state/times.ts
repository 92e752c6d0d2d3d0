// The times of turns, to be taken elsewhere.
import { faultFrom, files } from '../api'
import { transcript } from './apply'
import { pickedHighlight } from './marking'
import { place, turnAt } from './reading'
import { selection, toast } from './screen'

export async function copyTime(time: string): Promise<void> {
  try {
    await files.copyText(time)
    toast(`Copied ${time}`)
  } catch (reason) {
    toast(faultFrom(reason).sentence, { bad: true })
  }
}

/** Copies the time of the turn one is at: of what is selected or picked, or else at the top of the page. */
export function copyTimeHere(): void {
  const at = selection.value?.start ?? pickedHighlight.value?.start ?? place.value
  const time = transcript.value?.turns[turnAt(at) - 1]?.time
  if (time) void copyTime(time)
  else toast('The time of this turn is not known.')
}
