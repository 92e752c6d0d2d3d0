package captions

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/parse/timing"
	"manicule/internal/text/spacing"
)

// gap is what stands between two lines of a caption.
type gap int

const (
	none   gap = iota
	screen     // a break that the screen made
	apart      // a break that was meant
)

// line puts the lines of one caption together to the words that were spoken.
type line struct {
	text   []byte
	voice  string // of text
	starts []int  // where in text a line of the screen begins
	times  []timing.Word
	gap    gap
	next   *int64 // a time for the words that come next
}

func (l *line) reset() {
	l.text, l.starts, l.times = l.text[:0], l.starts[:0], l.times[:0]
	l.gap, l.next = none, nil
}

// end ends a line of the screen.
func (l *line) end(g gap) {
	l.text = bytes.TrimRightFunc(l.text, unicode.IsSpace)
	l.gap = max(l.gap, g)
}

func (l *line) write(words string) {
	if l.gap != none || len(l.text) == 0 {
		if words = strings.TrimLeftFunc(words, unicode.IsSpace); words == "" {
			return
		}
		l.join(words)
	}
	if l.next != nil {
		rest := strings.TrimLeftFunc(words, unicode.IsSpace)
		if rest != "" {
			l.times = append(l.times, timing.Word{Byte: len(l.text) + len(words) - len(rest), Ms: *l.next})
			l.next = nil
		}
	}
	l.text = append(l.text, words...)
}

// join begins a line of the screen with these words.
func (l *line) join(words string) {
	switch {
	case len(l.text) == 0:
	case l.gap == apart:
		l.text = append(l.text, '\n')
	case !joined(l.text, words):
		l.text = append(l.text, ' ')
	}
	l.gap = none
	l.starts = append(l.starts, len(l.text))
}

// joined reports whether two lines belong together without a space.
func joined(before []byte, after string) bool {
	a, _ := utf8.DecodeLastRune(before)
	b, _ := utf8.DecodeRuneInString(after)
	return spacing.None(a, b)
}

// paragraphs divides what two people say at once and makes a paragraph of each part.
func (l *line) paragraphs(yield func(document.Paragraph, []timing.Word)) {
	text := strings.TrimRightFunc(string(l.text), unicode.IsSpace)
	times := l.times
	from := 0
	for _, to := range append(changes(text, l.starts), len(text)) {
		part := strings.TrimRightFunc(text[from:to], unicode.IsSpace)
		n := 0
		for n < len(times) && times[n].Byte < to {
			times[n].Byte -= from
			n++
		}
		if part != "" {
			yield(document.Paragraph{Text: part, Kind: document.Caption, Voice: l.voice}, times[:n])
		}
		from, times = to, times[n:]
	}
}

// changes are the places in a caption where somebody else begins to speak: lines that begin
// with a dash, and ">>".
func changes(text string, starts []int) []int {
	var found []int
	for _, at := range starts[min(1, len(starts)):] {
		if isDash(text[at:], dashed(text)) {
			found = append(found, at)
		}
	}
	const sign = " >>"
	for at := strings.Index(text, sign); at >= 0; {
		at++
		found = append(found, at)
		next := strings.Index(text[at:], sign)
		if next < 0 {
			break
		}
		at += next
	}
	slices.Sort(found)
	return found
}

// dashed reports whether a line begins with a dash.
func dashed(line string) bool { return isDash(line, true) }

// isDash reports whether a line begins with a dash before words. Where the first line has no
// dash, a space must follow: other lines may begin with one that goes on with a sentence.
func isDash(line string, first bool) bool {
	r, size := utf8.DecodeRuneInString(line)
	if r != '-' && r != '–' && r != '—' {
		return false
	}
	after, _ := utf8.DecodeRuneInString(line[size:])
	return after == ' ' && r != '—' || first && (after == ' ' || unicode.IsLetter(after) || strings.ContainsRune("¿¡[(\"'“«♪", after))
}
