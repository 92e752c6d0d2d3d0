// One voice read by itself, wherever the person speaks: what the others say is faint.
import { computed } from '@preact/signals'
import { aside, speakers, transcript } from './apply'
import { pickedHighlight } from './marking'
import { place, turnAt } from './reading'
import { announce, onlyVoice, selection, toast } from './screen'

/** The speaker who alone is read in full; empty where nobody is, or does not speak in what is open. */
export const heard = computed(() => ([transcript.value, aside.value].some((t) => t?.voices.some((v) => v.speakerId === onlyVoice.value)) ? onlyVoice.value : ''))

/** Has one speaker alone read in full, or all again. */
export function toggleVoice(speakerId: string): void {
  onlyVoice.value = heard.value === speakerId ? '' : speakerId
  announce(onlyVoice.value === '' ? 'All voices' : `Only ${speakers.value.get(speakerId)?.display ?? 'this voice'}`)
}

/** The same with the speaker of the turn one is at: of what is selected or picked, or else at the top of the page. */
export function toggleVoiceHere(): void {
  if (heard.value !== '') return toggleVoice(heard.value)
  const at = selection.value?.start ?? pickedHighlight.value?.start ?? place.value
  const speakerId = transcript.value?.turns[turnAt(at) - 1]?.speakerId
  if (speakerId) toggleVoice(speakerId)
  else toast('Nobody is known to speak here.')
}
