// What Go says when it gives the project: that it was restored, that it lies on a network disk.
import { computed, signal } from '@preact/signals'
import { notices } from './apply'

/** Put away until the program is started again. */
const putAway = signal<ReadonlySet<string>>(new Set())

export const shownNotices = computed(() => notices.value.filter(({ text }) => !putAway.value.has(text)))

export function putNoticeAway(text: string): void {
  putAway.value = new Set(putAway.value).add(text)
}
