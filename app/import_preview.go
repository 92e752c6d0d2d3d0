package app

import (
	"strings"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/parse/decode"
	"manicule/internal/recognise"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// ReadNext has a file of the batch read before those that wait: the person wants to look at it.
func (f Files) ReadNext(key string) (err error) {
	defer f.seal(&err)
	b, err := f.theBatch()
	if err != nil {
		return err
	}
	c, err := b.find(key)
	if err != nil {
		return err
	}
	b.want(c)
	return nil
}

// PreviewFile shows a file of the batch as it will read by these choices.
func (f Files) PreviewFile(key string, choices ImportChoices) (v ImportPreview, err error) {
	defer f.seal(&err)
	b, err := f.theBatch()
	if err != nil {
		return v, err
	}
	c, err := b.find(key)
	if err != nil {
		return v, err
	}
	l, err := b.whole(b.ctx, c, choices.Encoding)
	if err != nil {
		return v, err
	}
	draft, err := choices.draft(c.name, l.document)
	if err != nil {
		return v, err
	}
	known, err := b.people()
	if err != nil {
		return v, err
	}
	for i, one := range known.whoAre(draft.Speakers, choices) {
		if one != nil {
			draft.Speakers[i].Role = choices.roleOf(one, draft.Speakers[i].Name)
		}
	}
	v = viewPreview(c, l, draft, choices)
	v.People = known.viewPeople(draft.Speakers, choices, b.personsBeside(c))
	return v, nil
}

func viewPreview(c *candidate, l *loaded, draft transcript.Draft, choices ImportChoices) ImportPreview {
	v := ImportPreview{
		Key: c.key, Name: c.name, Format: l.document.Format, Encoding: l.document.Encoding, Encodings: []string{},
		Bytes: len(l.data), SHA256: l.sum, Title: draft.Title, Date: draft.Date, Place: draft.Place,
		Pattern: draft.Pattern, Patterns: each(l.ways(), func(p recognise.Pattern) string { return string(p) }),
		Labels: viewLabels(l.document, choices), Alike: each(draft.Alike, func(names []string) []string { return each(names, same) }),
		Unsure: each(draft.Unsure, same), Warnings: each(draft.Warnings, same),
		Words: transcript.CountWords(draft.Text), Turns: len(draft.Turns), Gaps: gaps(draft), Marks: viewMarks(draft, choices.Marks),
	}
	if l.document.Encoding != "" {
		v.Encodings = decode.Encodings()
	}
	v.Lines, v.More = viewLines(l.document, draft)
	return v
}

// ways are the patterns that find turns in a file. They are found once.
func (l *loaded) ways() []recognise.Pattern {
	l.once.Do(func() { l.patterns = recognise.Patterns(l.document) })
	return l.patterns
}

// viewLabels tells who speaks by the labels alone, before the person has renamed anybody.
func viewLabels(d document.Document, choices ImportChoices) []ImportLabel {
	plain := recognise.Draft(d, recognise.Choices{Pattern: choices.Pattern, FrontEnd: choices.FrontEnd})
	labels := each(plain.Speakers, func(sp transcript.DraftSpeaker) ImportLabel {
		return ImportLabel{Labels: each(sp.Labels, same), Name: sp.Name, Role: string(sp.Role)}
	})
	for _, turn := range plain.Turns {
		labels[turn.Speaker].Turns++
	}
	return labels
}

// shownLines is how many paragraphs a preview shows.
const shownLines = 200

// viewLines shows the first paragraphs of a draft, and counts the others.
func viewLines(d document.Document, draft transcript.Draft) (lines []ImportParagraph, more int) {
	lines = []ImportParagraph{}
	walk := lineWalk{document: d, draft: draft}
	rest := draft.Text
	for len(lines) < shownLines && rest != "" {
		var words string
		words, rest, _ = strings.Cut(rest, "\n")
		lines = append(lines, walk.next(words))
	}
	if rest != "" {
		more = 1 + strings.Count(rest, "\n")
	}
	return lines, more
}

// lineWalk goes through a draft's paragraphs in order.
type lineWalk struct {
	document   document.Document
	draft      transcript.Draft
	at         int // where the paragraph begins in the text
	turn       int // the first turn that does not end before it
	direction  int // the first direction that does not end before it
	paragraphs int // of the document that lie before it
}

func (w *lineWalk) next(words string) ImportParagraph {
	body := text.New(words)
	span := text.Span{Start: w.at, End: w.at + body.Len()}
	w.at = span.End + 1
	w.paragraphs = paragraphAfter(w.document, w.paragraphs, words)
	v := ImportParagraph{Text: words, Kind: "loose", Directions: []Span{}, Highlights: w.highlightsIn(span, body), FrontEnd: w.paragraphs}
	if span.End <= w.draft.Front.End {
		v.Kind = "front"
	}
	for w.turn < len(w.draft.Turns) && w.draft.Turns[w.turn].Span.End < span.End {
		w.turn++
	}
	if w.turn < len(w.draft.Turns) && w.draft.Turns[w.turn].Span.Contains(span) {
		turn := w.draft.Turns[w.turn]
		v.Kind, v.Role = "turn", string(w.draft.Speakers[turn.Speaker].Role)
		if turn.Span.Start == span.Start {
			v.Speaker, v.Time = w.draft.Speakers[turn.Speaker].Name, viewTimecode(turn.Start)
			v.Display = transcript.DisplayName(v.Speaker)
		}
	}
	for ; w.direction < len(w.draft.Directions) && w.draft.Directions[w.direction].Start < span.End; w.direction++ {
		d := w.draft.Directions[w.direction]
		v.Directions = append(v.Directions, viewSpan(body, body.Clamp(text.Span{Start: d.Start - span.Start, End: d.End - span.Start})))
	}
	return v
}

// paragraphAfter is how many paragraphs of a document a draft has used up with the words of
// its next one, where so many were used before. Labels and times that were lifted out have
// paragraphs of their own.
func paragraphAfter(d document.Document, used int, words string) int {
	const ahead, enough = 60, 40
	words, _, _ = strings.Cut(words, "\u2028")
	if utf8.RuneCountInString(words) > enough {
		words = string([]rune(words)[:enough])
	}
	for i := used; i < min(len(d.Paragraphs), used+ahead); i++ {
		if strings.Contains(d.Paragraphs[i].Text, words) {
			return i + 1
		}
	}
	return min(used+1, len(d.Paragraphs))
}
