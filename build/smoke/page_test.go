//go:build smoke

package smoke

// What a person sees and does in the window, in their words.

// element finds what a script returns, and waits for it.
func (w *window) element(what, script string, args ...any) string {
	w.Helper()
	var id string
	w.until(what, func() bool {
		var found map[string]string
		if err := w.run(script, &found, args...); err != nil {
			return false
		}
		id = found[elementKey]
		return id != ""
	})
	return id
}

// press clicks the button, link or option with an accessible name.
func (w *window) press(name string) {
	w.Helper()
	element := w.element("a button "+name, `
		const name = e => (e.ariaLabel || e.textContent || e.title).replace(/\s+/g, ' ').trim()
		return [...document.querySelectorAll('button, a, [role]')]
			.find(e => name(e) === arguments[0] && e.checkVisibility() && !e.disabled) ?? null`, name)
	w.must(w.click(element))
}

// choose clicks the radio button of that name.
func (w *window) choose(name string) {
	w.Helper()
	w.must(w.click(w.element("a choice "+name, `
		return [...document.querySelectorAll('input[type=radio]')].find(e => e.labels[0]?.textContent === arguments[0]) ?? null`, name)))
}

// holds says whether a script returns true.
func (w *window) holds(script string, args ...any) bool {
	var is bool
	return w.run(script, &is, args...) == nil && is
}

// waitFor waits until a script returns true.
func (w *window) waitFor(what, script string, args ...any) {
	w.Helper()
	w.until(what, func() bool { return w.holds(script, args...) })
}

// sees waits until a text can be read in the page or in one of its fields.
func (w *window) sees(text string) {
	w.Helper()
	w.waitFor("to see "+text, `
		const fields = [...document.querySelectorAll('input, textarea')].map(e => e.value)
		return [document.body.innerText, ...fields].some(t => t.includes(arguments[0]))`, text)
}

// seesIn waits until a text can be read in what a selector finds.
func (w *window) seesIn(selector, text string) {
	w.Helper()
	w.waitFor("to see "+text+" in "+selector, `
		return [...document.querySelectorAll(arguments[0])].some(e => e.innerText.includes(arguments[1]))`, selector, text)
}

// seesMarked waits until exactly these words are highlighted.
func (w *window) seesMarked(words string) {
	w.Helper()
	w.waitFor("the highlight "+words, `
		const quotes = new Map()
		for (const mark of document.querySelectorAll('mark[data-ids]'))
			for (const id of mark.dataset.ids.split(/[ ,]+/))
				quotes.set(id, (quotes.get(id) ?? '') + mark.textContent)
		return [...quotes.values()].includes(arguments[0])`, words)
}

// locate is the body of a script that finds the words of its first argument in the reader and returns
// the rectangles of their first and last letter, scrolled into view.
const locate = `
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
	while (walker.nextNode()) {
		const node = walker.currentNode
		const at = node.data.indexOf(arguments[0])
		if (at < 0 || !node.parentElement.checkVisibility()) continue
		node.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' })
		const letter = i => {
			const range = document.createRange()
			range.setStart(node, i)
			range.setEnd(node, i + 1)
			const { left, right, top, bottom } = range.getBoundingClientRect()
			return { left, right, middle: (top + bottom) / 2 }
		}
		return [letter(at), letter(at + arguments[0].length - 1)]
	}
	return null`

// selectWords draws the mouse over words of the page.
func (w *window) selectWords(words string) {
	w.Helper()
	var letters []struct{ Left, Right, Middle float64 }
	w.until("the words "+words, func() bool {
		return w.run(locate, &letters, words) == nil && len(letters) == 2
	})
	first, last := letters[0], letters[1]
	w.must(w.drag(point{first.Left + 1, first.Middle}, point{last.Right, last.Middle}))
	w.waitFor("the selection of "+words, `return getSelection().toString().trim() === arguments[0]`, words)
}

// hit presses keys together.
func (w *window) hit(keys ...string) {
	w.Helper()
	w.must(w.chord(keys...))
}

// typeInto waits until a field has the focus and types into it.
func (w *window) typeInto(what, text string) {
	w.Helper()
	w.waitFor(what+" to have the focus", `
		return document.activeElement.matches('input, textarea, [contenteditable]')`)
	w.must(w.write(text))
	w.waitFor(text+" in "+what, `
		const field = document.activeElement
		return (field.value ?? field.innerText).includes(arguments[0])`, text)
}

// seesSaved waits until the status line says that everything is on disk.
func (w *window) seesSaved() {
	w.Helper()
	w.seesIn("[role=status]", "Saved")
}
