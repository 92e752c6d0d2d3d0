// What the window gives the page, over HTTP: the bound methods and the events.
;(() => {
  const call = async (door, method, args) => {
    const answer = await fetch(`/call/${door}/${method}`, { method: 'POST', body: JSON.stringify(args) })
    const body = await answer.json()
    if (body.error !== undefined) throw body.error
    return body.result
  }
  const door = (name) => new Proxy({}, { get: (_, method) => (...args) => call(name, method, args) })
  window.go = { app: { Library: door('Library'), Reading: door('Reading'), Codebook: door('Codebook'), Tables: door('Tables'), Files: door('Files'), Keeping: door('Keeping') } }

  const listeners = new Map()
  new EventSource('/events').onmessage = (message) => {
    const { event, data } = JSON.parse(message.data)
    for (const listener of listeners.get(event) ?? []) listener(data)
  }
  const on = (event, listener) => {
    listeners.set(event, [...(listeners.get(event) ?? []), listener])
    return () => listeners.set(event, (listeners.get(event) ?? []).filter((l) => l !== listener))
  }
  window.runtime = { EventsOn: on, EventsOnMultiple: on, EventsOff: (event) => listeners.delete(event), Quit: () => {} }
})()
