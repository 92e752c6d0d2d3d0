/** Puts the margin's stripes side by side where they would lie over one another. */

export interface Stretch {
  top: number
  bottom: number
}

/** Stretches for which no lane was left, drawn as one "+n". */
export interface Crowd extends Stretch {
  count: number
}

export interface Lanes {
  lane: number[] // of each stretch as given; -1 where no lane was left
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
  const ends: number[] = []
  const crowds: Crowd[] = []
  for (const i of order) {
    const { top, bottom } = stretches[i]!
    const free = ends.findIndex((end) => end <= top)
    const chosen = free >= 0 ? free : ends.length
    if (chosen < limit) {
      lane[i] = chosen
      ends[chosen] = bottom
    } else join(crowds, { top, bottom, count: 1 })
  }
  return { lane, crowds }
}

function join(crowds: Crowd[], one: Crowd): void {
  const last = crowds[crowds.length - 1]
  if (last && one.top < last.bottom) {
    last.bottom = Math.max(last.bottom, one.bottom)
    last.count++
  } else crowds.push(one)
}
