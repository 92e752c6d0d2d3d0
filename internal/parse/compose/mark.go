package compose

import (
	"unicode"

	"manicule/internal/document"
	"manicule/internal/text"
)

// mark is a passage marked in the file.
type mark struct {
	comment  string // its id; empty for a colour
	colour   string
	from, to document.Place
	before   document.Place // where a comment was opened: after these words
	within   bool           // which are of the same paragraph
	begun    bool           // whether words came after that
	ended    bool
}

// remark is what a comment says.
type remark struct{ author, note string }

// Remark gives the text of a comment, before or after its passage.
func (f *Flow) Remark(id, author, note string) {
	if len(f.remarks) < maxMarks {
		f.remarks[id] = remark{author: clean(author), note: clean(note)}
	}
}

// BeginComment opens the passage of a comment at the next words. A comment whose passage
// is not ended stands by the word it was opened at.
func (f *Flow) BeginComment(id string) {
	if _, known := f.comments[id]; known || len(f.marks) >= maxMarks {
		return
	}
	f.comments[id] = len(f.marks)
	f.waiting = append(f.waiting, len(f.marks))
	within := len(f.open) > 0 && f.open[len(f.open)-1].slot >= 0
	f.marks = append(f.marks, mark{comment: id, before: f.last, within: within})
}

// BeginAnswer opens a comment that answers another one, and so stands at the same words. If
// there is no such one, it has a passage of its own.
func (f *Flow) BeginAnswer(id, to string) {
	if first, answers := f.answers[to]; answers {
		to = first
	}
	if f.Commented(to) && !f.Commented(id) {
		f.answers[id] = to
	}
	f.BeginComment(id)
}

// Commented reports whether a comment's passage was opened.
func (f *Flow) Commented(id string) bool {
	_, known := f.comments[id]
	return known
}

// EndComment closes the passage of a comment after the last words.
func (f *Flow) EndComment(id string) {
	if i, known := f.comments[id]; known && f.marks[i].begun {
		f.marks[i].to, f.marks[i].ended = f.last, true
	}
}

// beginComments lets the comments that waited for words begin with those written at a place.
func (f *Flow) beginComments(d *draft, at int) {
	if d.slot < 0 {
		return
	}
	for _, i := range f.waiting {
		f.marks[i].from, f.marks[i].begun = document.Place{Paragraph: d.slot, At: at}, true
	}
	f.waiting = f.waiting[:0]
}

// colour marks the words written last in a colour, together with those right before them.
func (f *Flow) colour(d *draft, from int, colour string) {
	if colour == "" || d.slot < 0 {
		return
	}
	begin, end := document.Place{Paragraph: d.slot, At: from}, document.Place{Paragraph: d.slot, At: d.points}
	if i := f.lastColour(); i >= 0 && f.marks[i].colour == colour && f.marks[i].to == begin {
		f.marks[i].to = end
		return
	}
	if len(f.marks) < maxMarks {
		f.marks = append(f.marks, mark{colour: colour, from: begin, to: end, begun: true, ended: true})
	}
}

// lastColour finds the colour marked last, a few comments back at most.
func (f *Flow) lastColour() int {
	const far = 16
	for i := len(f.marks) - 1; i >= 0 && i >= len(f.marks)-far; i-- {
		if f.marks[i].comment == "" {
			return i
		}
	}
	return -1
}

// settle gives a comment that was opened and not ended the word it stands at: the one
// before it, or the first one after where it stands before all words. One that answers
// another stands where that does.
func (f *Flow) settle(m mark) mark {
	if first, answers := f.answers[m.comment]; answers {
		answered := f.settle(f.marks[f.comments[first]])
		m.from, m.to, m.ended = answered.from, answered.to, true
	}
	if m.ended || len(f.paragraphs) == 0 {
		return m
	}
	at := m.before
	if m.begun && !m.within {
		at = m.from
	}
	word := wordAt(f.letters(at.Paragraph), at.At)
	m.from = document.Place{Paragraph: at.Paragraph, At: word.Start}
	m.to = document.Place{Paragraph: at.Paragraph, At: word.End}
	return m
}

// letters are those of a paragraph; they are kept until those of another are asked for.
func (f *Flow) letters(paragraph int) []rune {
	if f.spelt == nil || f.speltOf != paragraph {
		f.spelt, f.speltOf = []rune(f.paragraphs[paragraph].Text), paragraph
	}
	return f.spelt
}

// wordAt is the word that ends at or holds a place, or the first one after it.
func wordAt(letters []rune, at int) text.Span {
	start := min(at, len(letters))
	for start > 0 && unicode.IsSpace(letters[start-1]) {
		start--
	}
	for start > 0 && !unicode.IsSpace(letters[start-1]) {
		start--
	}
	for start < len(letters) && unicode.IsSpace(letters[start]) {
		start++
	}
	end := start
	for end < len(letters) && !unicode.IsSpace(letters[end]) {
		end++
	}
	return text.Span{Start: start, End: end}
}
