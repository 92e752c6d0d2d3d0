package transcript

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	near, edges := l.near(r), r.span
	for !near.edge(edges.Start, 0) {
		edges.Start--
	}
	for !near.edge(edges.End, near.shift) {
		edges.End++
	}
	return l.widened(r, edges)
}

// gaps divides a replacement at the pieces of some kind that it leaves as they are, into what
// changes between them.
func (l letters) gaps(r replacement, kind func(piece string) bool) (gaps []replacement) {
	was, is := pieces(l[r.span.Start:r.span.End]), pieces(r.words)
	at, i, j := r.span.Start, 0, 0
	for _, same := range append(common(was, is, kind), [2]int{len(was), len(is)}) {
		if gap, changed := between(at, was[i:same[0]], is[j:same[1]]); changed {
			gaps = append(gaps, gap)
		}
		at += length(was[i:min(same[0]+1, len(was))])
		i, j = same[0]+1, same[1]+1
	}
	return gaps
}

// between is what puts some pieces in the place of others that begin at a position, without those
// that are the same at either end.
func between(at int, was, is []string) (r replacement, changed bool) {
	for len(was) > 0 && len(is) > 0 && was[0] == is[0] {
		at += length(was[:1])
		was, is = was[1:], is[1:]
	}
	for len(was) > 0 && len(is) > 0 && was[len(was)-1] == is[len(is)-1] {
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	return replacement{text.Span{Start: at, End: at + length(was)}, letters(strings.Join(is, ""))}, len(was)+len(is) > 0
}

// least divides a replacement as far as it goes: at words that stay, between those at signs that do,
// and between those word by word.
func (l letters) least(r replacement) (all []replacement) {
	for _, gap := range l.gaps(r, isWord) {
		for _, smaller := range l.gaps(gap, isSeen) {
			all = append(all, l.wordByWord(smaller)...)
		}
	}
	return all
}

// wordByWord divides a replacement of words by as many others, with the same between them.
func (l letters) wordByWord(r replacement) (each []replacement) {
	was, is := pieces(l[r.span.Start:r.span.End]), pieces(r.words)
	if len(was) != len(is) {
		return []replacement{r}
	}
	at := r.span.Start
	for i := range was {
		if isWord(was[i]) != isWord(is[i]) || !isWord(was[i]) && was[i] != is[i] {
			return []replacement{r}
		}
		if one, changed := between(at, was[i:i+1], is[i:i+1]); changed {
			each = append(each, one)
		}
		at += length(was[i : i+1])
	}
	return each
}

// pieces are the words, and what stands between them, one by one.
func pieces(l letters) (all []string) {
	for each := words.FromString(string(l)); each.Next(); {
		all = append(all, each.Value())
	}
	return all
}

func length(pieces []string) (n int) {
	for _, piece := range pieces {
		n += utf8.RuneCountInString(piece)
	}
	return n
}

func isSeen(piece string) bool { return !isBlank(piece) }

func isWord(piece string) bool { return strings.ContainsFunc(piece, isWordRune) }

// mostCompared is how many pairs of pieces are compared: more are taken as all different.
const mostCompared = 1_000_000

// common are the places, in either of two rows of pieces, of as many of some kind as stand in both
// in the same order.
func common(was, is []string, kind func(string) bool) (places [][2]int) {
	a, b := placesOf(was, kind), placesOf(is, kind)
	if len(a)*len(b) > mostCompared {
		return nil
	}
	most := make([][]int, len(a)+1) // how many there are from here on
	for i := range most {
		most[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			most[i][j] = max(most[i+1][j], most[i][j+1])
			if was[a[i]] == is[b[j]] {
				most[i][j] = most[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case was[a[i]] == is[b[j]]:
			places = append(places, [2]int{a[i], b[j]})
			i, j = i+1, j+1
		case most[i+1][j] >= most[i][j+1]:
			i++
		default:
			j++
		}
	}
	return places
}

func placesOf(pieces []string, kind func(string) bool) (places []int) {
	for i, piece := range pieces {
		if kind(piece) {
			places = append(places, i)
		}
	}
	return places
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
	hasWord := func(from, to int) bool { return slices.ContainsFunc(l[from:to], isWordRune) }
	if hasWord(before, r.span.Start) || before < r.span.Start && !hasWord(r.span.End, behind) {
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

// reach is how far from a replacement its words may reach: a longer one is cut.
const reach = 500

// near looks as far around a replacement as its words, and those beside it, reach.
func (l letters) near(r replacement) nearby {
	start, end := r.span.Start, r.span.End
	beginsWord := func() bool { return start < r.span.Start && l[start-1] == ' ' && isWordRune(l[start]) }
	for start > max(r.span.Start-reach, 0) && l[start-1] != '\n' && !beginsWord() {
		start--
	}
	for end < min(r.span.End+reach, len(l)) && l[end] != '\n' && (end == r.span.End || l[end] != ' ') {
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
	for _, piece := range pieces(l) {
		place += utf8.RuneCountInString(piece)
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
