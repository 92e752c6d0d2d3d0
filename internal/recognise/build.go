package recognise

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/text"
	"manicule/internal/text/sentence"
	"manicule/internal/text/spacing"
	"manicule/internal/transcript"
)

// lineBreak stands in a transcript's text where a paragraph goes on in a new line.
const lineBreak = "\u2028"

// builder puts a draft's text together, one line after the other.
type builder struct {
	doc      document.Document
	lines    []line
	reading  reading
	choices  Choices
	backFrom int  // the line from which nothing is spoken any more
	bare     bool // times without brackets on lines of their own are times

	draft  transcript.Draft
	out    strings.Builder
	points int // the length of out
	pieces []piece

	names     map[string]int // speakers by the name to use
	label     string         // of the running turn; empty outside turns
	left      string         // of the turn that a heading or a note has cut off
	begun     bool           // whether the running turn has words yet
	waiting   *int64         // a time that has stood alone, for what comes next
	last      *line          // the line added last; nil at the start
	lastIn    bool           // whether it belongs to the running turn
	paragraph int            // where the paragraph being written begins
	empty     map[string]int // labels with no words after them
}

// piece says where some words of a paragraph have come to stand in the text.
type piece struct {
	paragraph int
	from      text.Span // in the paragraph
	at        int       // in the draft's text
}

func newBuilder(d document.Document, lines []line, r reading, c Choices) *builder {
	b := &builder{
		doc: d, lines: lines, reading: r, choices: c,
		backFrom: backMatter(lines, r), bare: timesStandAlone(lines),
		names: map[string]int{}, empty: map[string]int{},
	}
	size := 0
	for _, l := range lines {
		size += len(l.words) + 1
	}
	b.out.Grow(size)
	return b
}

// timesStandAlone reports whether the document has several lines that are nothing but a
// time without brackets.
func timesStandAlone(lines []line) bool {
	n := 0
	for _, l := range lines {
		if ms, boxed := timeAlone(l.words); ms != nil && !boxed {
			n++
		}
	}
	return n > 1
}

func (b *builder) run() {
	openings := b.reading.openings
	for i := range b.lines {
		l := &b.lines[i]
		var o *opening
		if len(openings) > 0 && openings[0].line == i {
			o, openings = &openings[0], openings[1:]
		}
		switch {
		case b.reading.left[i]:
		case o == nil && b.takeTimeAlone(l):
		default:
			b.takeLine(i, l, o)
		}
	}
	b.endTurn()
}

// takeTimeAlone lifts a line that is a time and nothing else out of the text.
func (b *builder) takeTimeAlone(l *line) bool {
	ms, boxed := timeAlone(l.words)
	if ms == nil || !boxed && !b.bare {
		return false
	}
	b.waiting = ms
	return true
}

// takeLine adds a line of words, which an opening may make the first of a turn.
func (b *builder) takeLine(i int, l *line, o *opening) {
	words, ms := l.words, b.timeOf(i, l)
	switch {
	case o != nil:
		words = o.rest
		if o.time != nil {
			ms = o.time
		}
		if !b.goesOn(l, o) {
			b.beginTurn(o.name)
		}
	case b.standsOutside(i, l):
		b.leaveTurn()
	case b.label == "" && b.left != "":
		b.beginTurn(b.left)
	}
	if isBlank(words) {
		b.waiting = ms
		return
	}
	b.add(l, words, ms)
}

// timeOf is when a line is spoken, as far as something beside its words says so.
func (b *builder) timeOf(i int, l *line) *int64 {
	ms := b.waiting
	b.waiting = nil
	switch {
	case b.reading.times[i] != nil:
		return b.reading.times[i]
	case ms == nil && l.at == 0:
		return l.p.Start
	}
	return ms
}

// goesOn reports whether an opening only says again who is speaking, as captions do.
func (b *builder) goesOn(l *line, o *opening) bool {
	return l.isCaption() && b.label == o.name && b.begun && b.last != nil && b.last.isCaption()
}

// standsOutside reports whether a line belongs to no turn.
func (b *builder) standsOutside(i int, l *line) bool {
	return i >= b.backFrom || l.p.Kind == document.Note || l.p.Kind == document.Heading || l.p.Kind == document.Title ||
		headsExamination(strings.Fields(l.words))
}

func (b *builder) beginTurn(label string) {
	b.endTurn()
	b.label, b.left, b.begun, b.lastIn = label, "", false, false
}

// leaveTurn lets a heading or a note stand between two stretches of one speaker.
func (b *builder) leaveTurn() {
	b.endTurn()
	if b.label != "" {
		b.left = b.label
	}
	b.label, b.lastIn = "", false
}

// endTurn leaves a label without words out, as there would be nothing to read or highlight.
func (b *builder) endTurn() {
	if b.label != "" && !b.begun {
		b.empty[b.label]++
	}
}

// add writes words, the last of the line l, which are spoken at the time ms.
func (b *builder) add(l *line, words string, ms *int64) {
	sep := b.separator(l, words)
	b.write(sep)
	if sep == "\n" || sep == "" && b.points == 0 {
		b.paragraph = b.points
	}
	start, written := b.points, b.out.Len()
	b.writeWords(l, words)
	first := b.place(text.Span{Start: start, End: b.points}, l)
	b.keepTime(first, start, ms)
	if b.draft.Front.End <= start {
		b.draft.Directions = appendDirections(b.draft.Directions, b.out.String()[written:], start)
	}
	b.last, b.lastIn = l, true
}

// separator is what stands between the words written last and those of a line.
func (b *builder) separator(l *line, words string) string {
	switch {
	case b.last == nil:
		return ""
	case !b.lastIn:
		return "\n"
	case l.isCaption() && b.last.isCaption() && !b.pauses(l):
		return between(b.out.String(), words)
	case l.p == b.last.p:
		return lineBreak
	}
	return "\n"
}

// Captions flow into a paragraph until a sentence ends before a pause, or the paragraph is long.
const (
	pauseMs       = 2000
	longParagraph = 700
)

// pauses reports whether a caption begins a new paragraph.
func (b *builder) pauses(l *line) bool {
	if l.p == b.last.p || !sentence.Breaks(b.last.words) {
		return false
	}
	silent := l.p.Start != nil && b.last.p.End != nil && *l.p.Start-*b.last.p.End >= pauseMs
	return silent || b.points-b.paragraph >= longParagraph
}

// between is what divides two pieces of speech that flow together: nothing in scripts that
// are written without spaces.
func between(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(before, unicode.IsSpace))
	if spacing.None(last, firstRune(strings.TrimLeftFunc(after, unicode.IsSpace))) {
		return ""
	}
	return " "
}

func (b *builder) write(s string) {
	b.out.WriteString(s)
	b.points += utf8.RuneCountInString(s)
}

// writeWords writes words, the last of the line l, without the times that stand among them.
func (b *builder) writeWords(l *line, words string) {
	from := l.at + utf8.RuneCountInString(l.words) - utf8.RuneCountInString(words)
	done := 0
	for _, t := range timesAmong(words) {
		from = b.keep(l, words[done:t.start], from) + utf8.RuneCountInString(words[t.start:t.end])
		done = t.end
		if isBlank(words[done:]) {
			b.waiting = &t.ms
		} else {
			b.sync(b.points, t.ms)
		}
	}
	b.keep(l, words[done:], from)
}

// keep writes a piece of a paragraph, which begins there at from, and returns where it ends.
func (b *builder) keep(l *line, words string, from int) int {
	end := from + utf8.RuneCountInString(words)
	if end > from {
		b.pieces = append(b.pieces, piece{l.paragraph, text.Span{Start: from, End: end}, b.points})
		b.write(words)
	}
	return end
}

// place gives a line to the front matter, to the running turn or to nobody, and reports
// whether it is the first of its turn.
func (b *builder) place(span text.Span, l *line) (first bool) {
	switch {
	case b.label == "":
		if b.isFront(l) {
			b.draft.Front.End = span.End
		}
		return false
	case !b.begun:
		b.begun, first = true, true
		b.draft.Turns = append(b.draft.Turns, transcript.DraftTurn{Speaker: b.speaker(), Span: span})
	}
	turn := &b.draft.Turns[len(b.draft.Turns)-1]
	turn.Span.End = span.End
	if l.p.End != nil {
		turn.End = l.p.End
	}
	return first
}

// isFront reports whether a line that belongs to nobody stands before the interview. In a
// text without turns that is its title at most.
func (b *builder) isFront(l *line) bool {
	switch {
	case b.choices.FrontEnd != nil:
		return l.paragraph < *b.choices.FrontEnd
	case len(b.reading.openings) > 0:
		return len(b.draft.Turns) == 0 && b.left == "" && !l.isCaption()
	}
	return l == &b.lines[0] && (l.p.Kind == document.Title || b.isLonelyTitle(l))
}

// isLonelyTitle reports whether the first line stands like a title: short, ending no
// sentence, with a blank line and then more words after it.
func (b *builder) isLonelyTitle(l *line) bool {
	return len(b.lines) > 1 && b.lines[1].p.Apart && !l.isCaption() && isShort(l.words) && looksLikeTitle(strings.TrimSpace(l.words))
}

// keepTime keeps when the words from start on are spoken: as the turn's own time, or as one
// within it.
func (b *builder) keepTime(first bool, start int, ms *int64) {
	switch {
	case ms == nil || start < b.draft.Front.End:
	case first:
		b.draft.Turns[len(b.draft.Turns)-1].Start = ms
	default:
		b.sync(start, *ms)
	}
}

func (b *builder) sync(at int, ms int64) {
	if n := len(b.draft.Syncs); n > 0 && b.draft.Syncs[n-1].At >= at {
		return
	}
	b.draft.Syncs = append(b.draft.Syncs, transcript.Sync{At: at, Ms: ms})
}

// speaker is the number of the running turn's speaker, who is new to the draft perhaps.
func (b *builder) speaker() int {
	name := b.choices.name(b.label)
	i, known := b.names[name]
	if !known {
		i = len(b.draft.Speakers)
		b.names[name] = i
		b.draft.Speakers = append(b.draft.Speakers, transcript.DraftSpeaker{Name: name})
	}
	sp := &b.draft.Speakers[i]
	if !slices.Contains(sp.Labels, b.label) {
		sp.Labels = append(sp.Labels, b.label)
	}
	return i
}

func (b *builder) finish() transcript.Draft {
	d := b.draft
	d.Text, d.Format, d.Encoding = b.out.String(), b.doc.Format, b.doc.Encoding
	d.Unsure = b.reading.unsure
	if len(d.Turns) == 0 && len(b.empty) == 0 {
		d.Warnings = append(d.Warnings, "No speakers were found, so the text has paragraphs and no turns.")
	}
	if warning := emptyLabels(b.empty); warning != "" {
		d.Warnings = append(d.Warnings, warning)
	}
	d.Warnings = append(d.Warnings, b.doc.Warnings...)
	b.bringOver(&d)
	return d
}

// emptyLabels says which labels have no words after them.
func emptyLabels(counts map[string]int) string {
	total := 0
	for _, n := range counts {
		total += n
	}
	names := strings.Join(slices.Sorted(maps.Keys(counts)), ", ")
	switch total {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("One label has no words after it and made no turn: %s.", names)
	}
	return fmt.Sprintf("%d labels have no words after them and made no turns: %s.", total, names)
}
