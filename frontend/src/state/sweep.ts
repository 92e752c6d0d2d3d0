// What is erased for good leaves the file a part at a time, so that others get their turn.
import { keeping } from '../api'

/** Erases what is left of it, and says how much is done: “40%”. */
export async function sweep(say: (done: string) => void): Promise<void> {
  for (let done = await keeping.sweep(); done < 1; done = await keeping.sweep()) say(`${Math.floor(done * 100)}%`)
}
