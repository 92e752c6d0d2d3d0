/** Runs one thing after the other, in the order they were handed in; one that fails does not stop the next. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve()

  add<R>(run: () => Promise<R>): Promise<R> {
    const mine = this.last.then(run, run)
    this.last = mine.catch(() => undefined)
    return mine
  }
}
