/** Puts the margin's stripes side by side where they would lie over one another. */

export interface Stretch {
  top: number
  bottom: number
}

/** Stretches for which no lane was left, drawn as one "+n". */
export interface Crowd extends Stretch {
  count: number
  first: number // the index of the first of them
}

export interface Lanes {
  lane: number[] // of each stretch as given; -1 where no lane was left
  free: number[] // how many lanes to the right of each are empty along it
  crowds: Crowd[]
}

export const laneLimit = 6

/** The lowest free lane for each stretch, from the top down, the longer of two first. */
export function lanes(stretches: readonly Stretch[], limit = laneLimit): Lanes {
  const order = stretches.map((_, i) => i)
  order.sort((a, b) => {
    const s = stretches[a]!
    const t = stretches[b]!
    return s.top - t.top || t.bottom - s.bottom || a - b
  })

  const lane = new Array<number>(stretches.length).fill(-1)
  const free = new Array<number>(stretches.length).fill(0)
  const latest: number[] = [] // the stretch put last into each lane
  const crowds: Crowd[] = []
  for (const i of order) {
    const { top, bottom } = stretches[i]!
    const empty = (l: number): boolean => stretches[latest[l]!]!.bottom <= top
    const found = latest.findIndex((_, l) => empty(l))
    const chosen = found >= 0 ? found : latest.length
    if (chosen >= limit) {
      join(crowds, { top, bottom, count: 1, first: i })
      continue
    }
    lane[i] = chosen
    latest[chosen] = i
    free[i] = limit - 1 - chosen
    latest.forEach((other, l) => {
      if (l === chosen || empty(l)) return
      const left = Math.min(l, chosen) === chosen ? i : other
      free[left] = Math.min(free[left]!, Math.abs(l - chosen) - 1)
    })
  }
  return { lane, free, crowds }
}

function join(crowds: Crowd[], one: Crowd): void {
  const last = crowds[crowds.length - 1]
  if (last && one.top < last.bottom) {
    last.bottom = Math.max(last.bottom, one.bottom)
    last.count++
  } else crowds.push(one)
}
