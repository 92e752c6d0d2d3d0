package pdf

import (
	"fmt"
	"iter"

	"manicule/internal/export/ink"
	"manicule/internal/export/marked"
	"manicule/internal/export/report"
)

// allWords are the words of a report and of the whole transcripts that it quotes.
func allWords(r report.Report) iter.Seq2[report.Place, string] {
	return func(yield func(report.Place, string) bool) {
		for place, words := range r.Words() {
			if !yield(place, words) {
				return
			}
		}
		for _, s := range r.Sources {
			for _, passage := range s.Passages() {
				if !yield(report.Place{What: "text of " + s.Label()}, s.Text.Slice(passage)) {
					return
				}
			}
		}
	}
}

func (d *document) transcripts(r report.Report) {
	d.newPage()
	titled := d.covered || len(r.Memo) > 0
	if titled {
		d.title(r)
	}
	var labels []string
	for _, s := range r.Sources {
		labels = append(labels, s.Label())
	}
	var entries *contents
	if labels = append(labels, appendices(r)...); len(r.Sources) > 1 {
		entries = d.contents(labels)
	} else {
		entries = newContents(labels)
	}
	if len(r.Sources) == 0 {
		d.together(block{spans: []span{{body, r.Empty()}}, leading: 16, before: 12})
	}
	numbers := map[*report.Excerpt]int{}
	for i, s := range r.Sources {
		if !d.pace.GoesOn() {
			break
		}
		if i > 0 || titled {
			d.newPage()
		}
		d.heading(s.Label(), "", leastBelow, func() { entries.reach(d, i) })
		if details := s.Details(); details != "" {
			d.flow(d.lay(block{spans: []span{{small, details}}, leading: 13, after: 6}))
		}
		d.paragraphs(notes("Memo", s.Memo))
		for _, b := range marked.Blocks(s, r.Speakers) {
			if b.Turn > 0 && !d.pace.GoesOn() {
				break
			}
			d.turn(b, numbers)
		}
	}
	d.appendix(r, len(r.Sources), entries)
	entries.write(d)
}

// turn writes a turn with its marks, and below it what was noted on those that begin in it.
// Highlights are numbered in the order they begin.
func (d *document) turn(b marked.Block, numbers map[*report.Excerpt]int) {
	look, leading, after := body, 16.5, 4.0
	if b.Front {
		look, leading, after = small, 12, 0
	}
	var begun []*report.Excerpt
	var blocks []block
	for _, p := range b.Paragraphs {
		said := block{leading: leading, after: after}
		for _, s := range p {
			for _, e := range s.Opens {
				numbers[e] = len(numbers) + 1
				begun = append(begun, e)
			}
			said.spans = append(said.spans, segment(s, look, numbers)...)
		}
		blocks = append(blocks, said)
	}
	blocks[0].before = 2
	if b.Turn > 0 {
		blocks = append([]block{speaker(b)}, blocks...)
	}
	for _, e := range begun {
		blocks = append(blocks, noteOf(e, numbers[e])...)
	}
	d.paragraphs(blocks)
}

func speaker(b marked.Block) block {
	said := block{leading: 14, before: 12, with: 36}
	if b.Speaker != nil {
		said.spans = append(said.spans, span{label, b.Speaker.Display + "  "})
	}
	if b.Time != "" {
		said.spans = append(said.spans, span{small, b.Time})
	}
	return said
}

// segment is the words of a segment, marked, and the numbers of the highlights that end with it.
func segment(s marked.Segment, look style, numbers map[*report.Excerpt]int) []span {
	if s.Direction {
		look.face, look.colour = serifItalic, ink.Gray
	}
	if len(s.Under) > 0 {
		look.mark = ink.Tint(s.Colour())
	}
	spans := []span{{look, s.Words}}
	for _, e := range s.Closes {
		number := style{face: sansBold, size: 6.5, raise: 3.5, colour: ink.OnPaper(marked.Colour(e))}
		spans = append(spans, span{number, fmt.Sprintf("\u00a0%d", numbers[e])})
	}
	return spans
}

// noteOf is what is said of a highlight: its number, its tags and its note.
func noteOf(e *report.Excerpt, number int) []block {
	first := block{leading: 13, before: 2, left: indent + 8, fill: noteColour}
	first.spans = append([]span{{label, fmt.Sprintf("%d  ", number)}}, tagged(e.Tags)...)
	if len(e.Tags) == 0 {
		first.spans = append(first.spans, span{small, "Highlighted"})
	}
	blocks := []block{first}
	for _, p := range e.Note {
		blocks = append(blocks, block{spans: []span{{noted, p}}, leading: 13.5, left: indent + 8, fill: noteColour})
	}
	blocks[len(blocks)-1].after = 3
	return blocks
}
