// Keeps the window on its own page. A plain script, so that it stands before anything else runs.
(() => {
  'use strict'
  const stop = (event) => event.preventDefault()

  // A file dropped on the page would otherwise replace it. The drop itself reaches Go by another way.
  addEventListener('dragover', stop, true)
  addEventListener('drop', stop, true)

  const leavesPage = (event) => {
    const target = event.target instanceof Element ? event.target.closest('a[href], area[href]') : null
    if (target) event.preventDefault()
  }
  addEventListener('click', leavesPage, true)
  addEventListener('auxclick', leavesPage, true)
  addEventListener('submit', stop, true)

  // The browser's own menu offers "Reload" and "Back"; in a text field it offers Paste, and stays.
  addEventListener('contextmenu', (event) => {
    const field = event.target instanceof Element && event.target.closest('input, textarea')
    if (!field) event.preventDefault()
  })
})()
