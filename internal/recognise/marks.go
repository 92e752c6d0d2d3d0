package recognise

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// bringMarks brings the marks to where their words have come to stand, and makes highlights
// of those that are wanted. A mark none of whose words are in the text - it stands on a label,
// say - is told of.
func (b *builder) bringMarks(d *transcript.Draft) {
	if len(b.doc.Marks) == 0 {
		return
	}
	body := text.New(d.Text)
	var comments, passages lost
	for _, m := range b.doc.Marks {
		made := transcript.DraftMark{Note: strings.TrimSpace(m.Note), Author: singleSpaced(m.Author), Colour: strings.ToUpper(m.Colour)}
		span, ok := b.spanOf(m.From, m.To)
		made.Span = trimmed(body, span)
		switch {
		case made.Note == "" && made.Colour == "":
		case ok && made.Span.Len() > 0:
			d.Marks = append(d.Marks, made)
		case b.choices.Marks.notes(made):
			comments.add(made.Note)
		case b.choices.Marks.colours(made):
			passages.add(wordsAt(b.doc, m))
		}
	}
	d.Marks = joinColours(d.Marks, body, d.Turns)
	d.Highlights = b.choices.Marks.highlights(d.Marks)
	d.Warnings = append(d.Warnings, comments.sentence("comment")...)
	d.Warnings = append(d.Warnings, passages.sentence("coloured passage")...)
}

// trimmed is a span without the white space at its ends.
func trimmed(t text.Text, span text.Span) text.Span {
	words := t.Slice(span)
	inner := strings.TrimLeftFunc(words, unicode.IsSpace)
	span.Start += utf8.RuneCountInString(words) - utf8.RuneCountInString(inner)
	span.End = span.Start + utf8.RuneCountInString(strings.TrimRightFunc(inner, unicode.IsSpace))
	return span
}

// joinColours makes one mark of those in one colour and one turn that only white space
// divides: a passage of two paragraphs, or one with a word in bold.
func joinColours(marks []transcript.DraftMark, body text.Text, turns []transcript.DraftTurn) []transcript.DraftMark {
	joined := marks[:0]
	last := map[string]int{} // of each colour
	for _, m := range marks {
		i, met := last[m.Colour]
		switch {
		case m.Note != "":
		case met && followOn(body, turns, joined[i].Span, m.Span):
			joined[i].Span.End = max(joined[i].Span.End, m.Span.End)
			continue
		default:
			last[m.Colour] = len(joined)
		}
		joined = append(joined, m)
	}
	return joined
}

// followOn reports whether nothing but white space stands between two spans, and no turn
// begins there.
func followOn(body text.Text, turns []transcript.DraftTurn, a, b text.Span) bool {
	if b.Start < a.End {
		return b.Start >= a.Start
	}
	next, _ := slices.BinarySearchFunc(turns, a.End, func(turn transcript.DraftTurn, at int) int { return turn.Span.Start - at })
	return (next == len(turns) || turns[next].Span.Start > b.Start) && isBlank(body.Slice(text.Span{Start: a.End, End: b.Start}))
}

// highlights are what the marks become. Those of the very same words are one: an answer to a
// comment joins its note, and a comment on a coloured passage its tag.
func (c MarkChoices) highlights(marks []transcript.DraftMark) []transcript.DraftHighlight {
	var made []transcript.DraftHighlight
	at := map[text.Span]int{}
	for _, m := range marks {
		if !c.notes(m) && !c.colours(m) {
			continue
		}
		i, met := at[m.Span]
		if !met {
			i = len(made)
			at[m.Span] = i
			made = append(made, transcript.DraftHighlight{Span: m.Span})
		}
		if c.notes(m) {
			addNote(&made[i], m)
		}
		if path := c.Tag(m.Colour); c.colours(m) && path != "" {
			made[i].Tags = append(made[i].Tags, transcript.DraftTag{Path: path, Colour: m.Colour})
		}
	}
	return made
}

// addNote puts what a comment says into a highlight's note: after what is there, with the
// name of whoever says it where that is somebody else.
func addNote(h *transcript.DraftHighlight, m transcript.DraftMark) {
	switch {
	case h.Note == "":
		h.Note, h.Author = m.Note, m.Author
	case m.Author == h.Author || m.Author == "":
		h.Note += "\n\n" + m.Note
	default:
		h.Note += "\n\n" + m.Author + ": " + m.Note
	}
}

// wordsAt are the words of a mark that lies in one paragraph, else the rest of its first.
func wordsAt(d document.Document, m document.Mark) string {
	words := []rune(d.Paragraphs[m.From.Paragraph].Text)
	to := len(words)
	if m.To.Paragraph == m.From.Paragraph {
		to = min(m.To.At, to)
	}
	return string(words[min(m.From.At, to):to])
}

// lost are marks that could not be kept, by what they say.
type lost struct {
	count int
	said  []string
}

func (l *lost) add(words string) {
	words = singleSpaced(words)
	if words == "" {
		return
	}
	l.count++
	if words = "“" + firstWords(words) + "”"; !slices.Contains(l.said, words) {
		l.said = append(l.said, words)
	}
}

// sentence names what was lost, as far as one can take it in.
func (l *lost) sentence(thing string) []string {
	const most = 5
	if l.count == 0 {
		return nil
	}
	said := strings.Join(l.said[:min(most, len(l.said))], ", ")
	if len(l.said) > most {
		said += fmt.Sprintf(" and %d more", len(l.said)-most)
	}
	if l.count == 1 {
		return []string{fmt.Sprintf("One %s stands on words that are no part of the text, and was left out: %s.", thing, said)}
	}
	return []string{fmt.Sprintf("%d %ss stand on words that are no part of the text, and were left out: %s.", l.count, thing, said)}
}

// firstWords is a text, cut after about 60 characters.
func firstWords(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:most])) + "…"
}
