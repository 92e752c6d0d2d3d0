// Package recognise finds who is speaking in a document.
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
	"manicule/internal/transcript"
)

// Draft makes a transcript's draft of a document.
func Draft(d document.Document) transcript.Draft {
	var plain strings.Builder
	for _, p := range d.Paragraphs {
		if p.Apart {
			plain.WriteByte('\n')
		}
		plain.WriteString(p.Text + "\n")
	}
	draft := recognise(plain.String())
	draft.Format, draft.Encoding, draft.Warnings = d.Format, d.Encoding, append(draft.Warnings, d.Warnings...)
	return draft
}

// recognise reads an interview from clean plain text (see text.Clean): a paragraph a line,
// blank lines dropped, each paragraph kept to the letter but for its speaker's label and
// the white space beside that. A label begins a turn, to which the paragraphs without a
// label that follow belong; what comes before the first is front matter. The draft has no
// title where the text gives none, and no format.
func recognise(plain string) transcript.Draft {
	b := builder{speakers: map[string]int{}, empty: map[string]int{}}
	b.out.Grow(len(plain))
	labels := turnLabels(plain)
	offset := 0
	for line := range strings.Lines(plain) {
		words := strings.TrimSuffix(line, "\n")
		if len(labels) > 0 && labels[0].line == offset {
			b.beginTurn(labels[0].name)
			words = words[labels[0].body:]
			labels = labels[1:]
		}
		b.addParagraph(words)
		offset += len(line)
	}
	return b.finish(plain)
}

// builder puts the draft's text together, one paragraph after the other.
type builder struct {
	draft    transcript.Draft
	out      strings.Builder
	points   int // the length of out
	speakers map[string]int
	speaker  string         // of the running turn; empty in the front matter
	begun    bool           // whether the running turn has words yet
	empty    map[string]int // labels with no words after them
}

func (b *builder) beginTurn(speaker string) {
	b.endTurn()
	b.speaker, b.begun = speaker, false
}

// endTurn leaves a label without words out, as there would be nothing to read or highlight.
func (b *builder) endTurn() {
	if b.speaker != "" && !b.begun {
		b.empty[b.speaker]++
	}
}

func (b *builder) addParagraph(words string) {
	if isBlank(words) {
		return
	}
	if b.out.Len() > 0 {
		b.out.WriteByte('\n')
		b.points++
	}
	start := b.points
	b.out.WriteString(words)
	b.points += utf8.RuneCountInString(words)
	b.place(text.Span{Start: start, End: b.points}, words)
}

// place gives a paragraph to the front matter or to the running turn.
func (b *builder) place(paragraph text.Span, words string) {
	if b.speaker == "" {
		b.draft.Front.End = paragraph.End
		return
	}
	if !b.begun {
		b.begun = true
		b.draft.Turns = append(b.draft.Turns, transcript.DraftTurn{Speaker: b.speakerIndex(), Span: paragraph})
	}
	b.draft.Turns[len(b.draft.Turns)-1].Span.End = paragraph.End
	b.draft.Directions = appendDirections(b.draft.Directions, words, paragraph.Start)
}

func (b *builder) speakerIndex() int {
	i, known := b.speakers[b.speaker]
	if !known {
		i = len(b.draft.Speakers)
		b.speakers[b.speaker] = i
		b.draft.Speakers = append(b.draft.Speakers, transcript.DraftSpeaker{Name: b.speaker})
	}
	return i
}

func (b *builder) finish(plain string) transcript.Draft {
	b.endTurn()
	d := b.draft
	d.Text = b.out.String()
	if len(d.Turns) == 0 && len(b.empty) == 0 {
		d.Front = text.Span{End: utf8.RuneCountInString(lonelyTitle(plain))}
		d.Warnings = append(d.Warnings, "No speakers were found, so the text has paragraphs and no turns.")
	}
	if warning := emptyLabels(b.empty); warning != "" {
		d.Warnings = append(d.Warnings, warning)
	}
	readFront(&d)
	guessRoles(&d)
	return d
}

func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) < 0
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
