/** What a list that is put away remembers, for when it is shown again. */
export interface ListMemory {
  readonly heights: Map<string, number>
  /** How wide it was when they were measured. */
  width: number
  /** How far it was scrolled. */
  top: number
}

export function noMemory(): ListMemory {
  return { heights: new Map(), width: 0, top: 0 }
}
