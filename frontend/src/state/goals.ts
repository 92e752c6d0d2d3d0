// Where one may want to go in a transcript, as it is typed: "14", "12:40", "0:12:40".

export type Goal =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'turn'; readonly number: number }
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'wrong'; readonly words: string }

const wrong = (words: string): Goal => ({ kind: 'wrong', words })

/** Reads what was typed, in a transcript of so many turns. */
export function goalOf(typed: string, turns: number): Goal {
  const words = typed.normalize('NFKC').trim()
  if (words === '') return { kind: 'nothing' }
  if (/^\d+$/.test(words)) return turnOf(Number(words), turns)
  const time = /^(?:(\d+):)?(\d+):(\d\d)(?:[.,]\d*)?$/.exec(words)
  if (time) return timeOf(Number(time[1] ?? 0), Number(time[2]), Number(time[3]), time[1] !== undefined)
  if (/^[\d:]+[.,]?\d*$/.test(words)) return wrong('A time is written 12:40 or 0:12:40.')
  return wrong('Write the number of a turn, or a time such as 12:40.')
}

function turnOf(number: number, turns: number): Goal {
  if (turns === 0) return wrong('This transcript has no turns.')
  if (number < 1 || number > turns) return wrong(turns === 1 ? 'There is one turn.' : `The turns go from 1 to ${turns.toLocaleString('en')}.`)
  return { kind: 'turn', number }
}

function timeOf(hours: number, minutes: number, seconds: number, withHours: boolean): Goal {
  if (seconds > 59) return wrong('Seconds go up to 59.')
  if (withHours && minutes > 59) return wrong('Minutes go up to 59.')
  return { kind: 'time', ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 }
}
