package transcript

import (
	"slices"
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"

	"manicule/internal/fault"
	"manicule/internal/text"
)

// letters are the code points of a text, for looking at it letter by letter.
type letters []rune

// replacement has words stand in the place of those of a span.
type replacement struct {
	span  text.Span
	words letters
}

func (r replacement) nothing() bool   { return r.span.Len() == 0 && len(r.words) == 0 }
func (r replacement) edit() text.Edit { return text.Edit{Old: r.span, New: len(r.words)} }

// with is the text once a replacement is made.
func (l letters) with(r replacement) letters {
	return slices.Concat(l[:r.span.Start], r.words, l[r.span.End:])
}

// widened is the same replacement of a span that reaches over another one as well.
func (l letters) widened(r replacement, over text.Span) replacement {
	wide := text.Span{Start: min(r.span.Start, over.Start), End: max(r.span.End, over.End)}
	return replacement{wide, slices.Concat(l[wide.Start:r.span.Start], r.words, l[r.span.End:wide.End])}
}

// imported are the words of the imported text where a span is now that holds some corrections whole.
func (l letters) imported(span text.Span, corrections []Correction) (was letters) {
	at := span.Start
	for _, c := range corrections {
		was = append(append(was, l[at:c.Span.Start]...), letters(c.Was)...)
		at = c.Span.End
	}
	return append(was, l[at:span.End]...)
}

// differing is the least replacement of whole words that does the same.
func (l letters) differing(r replacement) replacement {
	for r.span.Len() > 0 && len(r.words) > 0 && l[r.span.Start] == r.words[0] {
		r.span.Start++
		r.words = r.words[1:]
	}
	for r.span.Len() > 0 && len(r.words) > 0 && l[r.span.End-1] == r.words[len(r.words)-1] {
		r.span.End--
		r.words = r.words[:len(r.words)-1]
	}
	if r.nothing() {
		return r
	}
	near := l.near(r)
	for !near.edge(r.span.Start, 0) {
		r = l.widened(r, text.Span{Start: r.span.Start - 1, End: r.span.End})
	}
	for !near.edge(r.span.End, near.shift) {
		r = l.widened(r, text.Span{Start: r.span.Start, End: r.span.End + 1})
	}
	return r
}

// withNeighbour takes in the word before what is put into the text, or else the one behind it, so
// that it stands in the place of something.
func (l letters) withNeighbour(r replacement) replacement {
	near := l.near(r)
	before, behind := r.span.Start, r.span.End
	for before > near.span.Start && (before == r.span.Start || !near.edge(before, 0)) {
		before--
	}
	for behind < near.span.End && (behind == r.span.End || !near.edge(behind, near.shift)) {
		behind++
	}
	isWord := func(from, to int) bool { return slices.ContainsFunc(l[from:to], isWordRune) }
	if isWord(before, r.span.Start) || before < r.span.Start && !isWord(r.span.End, behind) {
		return l.widened(r, text.Span{Start: before, End: r.span.End})
	}
	return l.widened(r, text.Span{Start: r.span.Start, End: behind})
}

// nearby are the surroundings of a replacement, and where words begin and end in them before
// and after it.
type nearby struct {
	span    text.Span // in the text as it was
	shift   int       // how far what follows the replacement moves
	was, is []bool    // for each place between two letters, whether it is the edge of a word
}

// near looks as far around a replacement as its words, and those beside it, may reach.
func (l letters) near(r replacement) nearby {
	paragraph := l.paragraph(r.span)
	start := max(r.span.Start-1, paragraph.Start)
	for start > paragraph.Start && (start >= r.span.Start || l[start-1] != ' ' || !isWordRune(l[start])) {
		start--
	}
	end := min(r.span.End+1, paragraph.End)
	for end < paragraph.End && l[end] != ' ' {
		end++
	}
	span := text.Span{Start: start, End: end}
	is := slices.Concat(l[start:r.span.Start], r.words, l[r.span.End:end])
	return nearby{span, len(r.words) - r.span.Len(), edges(l[start:end]), edges(is)}
}

// edge reports whether words begin or end at a place of the text as it was, and at the same
// place of what it becomes, shifted so far.
func (n nearby) edge(place, shift int) bool {
	return n.was[place-n.span.Start] && n.is[place-n.span.Start+shift]
}

// edges tells for each place of a text, its ends included, whether it is a boundary of words (UAX 29).
func edges(l letters) []bool {
	at := make([]bool, len(l)+1)
	at[0] = true
	place := 0
	for pieces := words.FromString(string(l)); pieces.Next(); {
		place += len([]rune(pieces.Value()))
		at[place] = true
	}
	return at
}

// paragraph is where the paragraph lies that holds a span.
func (l letters) paragraph(of text.Span) text.Span {
	for of.Start > 0 && l[of.Start-1] != '\n' {
		of.Start--
	}
	for of.End < len(l) && l[of.End] != '\n' {
		of.End++
	}
	return of
}

const lineBreaks = "\n\r"

func holdsLineBreak(s string) bool { return strings.ContainsAny(s, lineBreaks) }

// typedWords are the letters of what somebody has typed to stand in a paragraph.
func typedWords(s string) (letters, error) {
	if holdsLineBreak(s) {
		return nil, fault.New(fault.Invalid, "The words of a correction stand on one line.").WithHint("Leave out the line breaks.")
	}
	return letters(strings.ReplaceAll(s, "\x00", "")), nil
}

// spaced are words with a space for whatever else divides words or lines.
func spaced(words letters) letters {
	words = slices.Clone(words)
	for i, r := range words {
		if unicode.IsSpace(r) && (r < ' ' || r == '\u0085' || r == '\u2028' || r == '\u2029') {
			words[i] = ' '
		}
	}
	return words
}
