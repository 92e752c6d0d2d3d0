// Measures how soon the reader answers, from within the page. What takes time leaves its
// result in measured[name], which is null until then.
window.measured = {}
const scroller = () => document.querySelector('.reader-scroll')
const frame = () => new Promise(requestAnimationFrame)
/** When what has been done so far is on the screen: after the next frame has been drawn. Null when it holds nothing new. */
const painted = (isNew = () => true) =>
  new Promise((done) =>
    requestAnimationFrame(() => {
      const news = isNew()
      setTimeout(() => done(news ? performance.now() : null)) // a message would go by way of another process
    }),
  )

window.measure = (name, ...args) => {
  window.measured[name] = null
  const tell = (result) => (window.measured[name] = result)
  measures[name](...args).then(tell, (reason) => tell({ failed: String(reason) }))
}

const measures = {
  /** From the click on a transcript until it is painted, in ms. */
  async open(title) {
    const main = document.querySelector('main')
    const shown = new Promise((done) => {
      const watch = new MutationObserver(() => {
        if (scroller().ariaLabel !== title || !main.querySelector('.turn')) return
        watch.disconnect()
        done(painted())
      })
      watch.observe(main, { attributes: true, childList: true, subtree: true })
    })
    const row = [...document.querySelectorAll('.row-main')].find((one) => one.querySelector('.row-name')?.textContent === title)
    const begun = performance.now()
    row.click()
    return (await shown) - begun
  },

  /** The length of each of so many frames while what a selector finds moves by a distance a frame, in ms. */
  async scroll(selector, frames, distance) {
    const page = document.querySelector(selector)
    page.scrollTop = 0
    await painted()
    const lengths = []
    for (let i = 0, last = await frame(); i < frames; i++) {
      page.scrollTop += distance
      const now = await frame()
      lengths.push(now - last)
      last = now
    }
    return lengths
  },

  /** From Enter in the field of a filter until the rows it lets through are painted, in ms. */
  async filter() {
    const begun = await new Promise((done) => addEventListener('keydown', (event) => done(event.timeStamp), { capture: true, once: true }))
    await new Promise((done) => {
      const watch = new MutationObserver(() => {
        if (!document.querySelector('.hidden-bar') || !document.querySelector('.excerpt-row[data-id]')) return
        watch.disconnect()
        done()
      })
      watch.observe(document.querySelector('.excerpt-list').parentElement, { childList: true, subtree: true })
    })
    return (await painted()) - begun
  },

  /** From a jump to each of these shares of the page until it is painted there, in ms. */
  async jump(shares) {
    const page = scroller()
    const times = []
    for (const share of shares) {
      const begun = performance.now()
      page.scrollTop = share * (page.scrollHeight - page.clientHeight)
      times.push((await painted()) - begun)
      await new Promise((done) => setTimeout(done, 200))
    }
    return times
  },
}

/**
 * For each press of a key: how long until what it did was painted, in ms. For one that marks the selected words also
 * until that was saved, and how far the words moved on the screen.
 */
window.watchKeys = (selects, marks) => {
  window.presses = []
  window.follower?.abort()
  window.follower = new AbortController()
  addEventListener('keydown', (event) => [selects, marks].includes(event.key) && follow(event, event.key === marks), { capture: true, signal: follower.signal })
}

/** Asks for its frames before the page asks for its own, as what the page does after a frame is no part of it. */
function follow({ key, timeStamp }, marks) {
  const page = scroller()
  const press = { key, painted: null, saved: marks ? null : 0, moved: 0 }
  const top = marks ? getSelection().getRangeAt(0).getBoundingClientRect().top : 0
  window.presses.push(press)
  let drawn = !marks
  const watch = new MutationObserver(() => {
    drawn = true
    if (page.querySelector('mark[data-kept]')) return
    watch.disconnect()
    press.saved = performance.now() - timeStamp
  })
  if (marks) watch.observe(page, { childList: true, attributes: true, attributeFilter: ['data-kept'], subtree: true })
  const look = async () => {
    const at = await painted(() => drawn)
    if (at === null) return look()
    press.painted = at - timeStamp
    if (marks) press.moved = Math.abs(page.querySelector('mark.picked').getBoundingClientRect().top - top)
  }
  look()
}
