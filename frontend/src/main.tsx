import '@fontsource-variable/atkinson-hyperlegible-next/index.css'
import '@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/inter/wght-italic.css'
import '@fontsource-variable/literata/index.css'
import '@fontsource-variable/literata/wght-italic.css'
import './style/tokens.css'
import './style/base.css'
import './style/window.css'
import './style/controls.css'
import './style/left.css'
import './style/right.css'
import './style/export.css'
import './style/floating.css'
import './style/look.css'
import './style/keeping.css'
import './style/import.css'
import './style/reader.css'
import './style/finding.css'
import './style/sheet.css'
import './style/pages.css'
import './style/split.css'
import './style/codebook.css'
import './style/excerpts.css'
import './style/search.css'
import './style/keys.css'
import './style/small.css'
import './style/print.css'

import { render } from 'preact'
import { effect } from '@preact/signals'
import { keeping, library, onClosing, onCommand, onDamaged, onDropped, onGone, onHanded } from './api'
import { importDropped } from './state/importing'
import { actions } from './state/actions'
import { run } from './state/commands'
import { followCounts } from './state/codebook'
import { followFonts } from './state/fonts'
import { mac } from './state/keymap'
import { listenToKeys, listenToMouse } from './state/keys'
import { systemMenus } from './state/menus'
import { followLook } from './state/look'
import { followPanes } from './state/panes'
import { followPrinting } from './state/printing'
import { begin, lookAgain, openHanded, sayGone } from './state/projects'
import { keepSettings } from './state/settings'
import { drafts, settled } from './state/writes'
import { Window } from './panels/Window'
import { drawAfterWords } from './ui/rendering'

drawAfterWords()
followLook(document.documentElement)
followFonts(document.fonts)
followPanes()
followCounts()
followPrinting()
listenToKeys(document)
listenToMouse(document)
onDropped(() => void importDropped())
onDamaged(() => void lookAgain())
onGone(sayGone)
onHanded(() => void openHanded())
onCommand((id) => {
  const action = actions.find((a) => a.id === id)
  if (action) run(action)
})
if (mac) effect(() => void library.setMenus(systemMenus()).catch(() => undefined))
onClosing(() => void Promise.all([settled(), keepSettings()]).then(library.flushed))

// Go looks after the window when the page falls silent. A beat that did not get through says nothing about the page.
const beat = () => void keeping.beat().catch(() => undefined)
beat()
setInterval(beat, 2000)

// Words must not wait for their moment when the window may be about to go.
addEventListener('blur', () => drafts.flushAll())
addEventListener('pagehide', () => drafts.flushAll())
document.addEventListener('visibilitychange', () => document.hidden && drafts.flushAll())

const root = document.getElementById('window')
if (root) render(<Window />, root)
void begin()
