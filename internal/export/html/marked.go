package html

import (
	"io"
	"strconv"

	"manicule/internal/export/marked"
	"manicule/internal/export/report"
	"manicule/internal/transcript"
)

// WriteMarked writes the transcripts that the report quotes from their first word to their
// last: a reading copy, with what was noted in the margin.
func WriteMarked(w io.Writer, r report.Report) error { return writeMarked(w, r, screen) }

// WriteMarkedShown writes them as the page of them looks.
func WriteMarkedShown(w io.Writer, r report.Report) error { return writeMarked(w, r, shown) }

// WriteMarkedPaper writes them as they are printed.
func WriteMarkedPaper(w io.Writer, r report.Report) error { return writeMarked(w, r, paper) }

// WriteMarkedWord writes them as a Word document looks.
func WriteMarkedWord(w io.Writer, r report.Report) error { return writeMarked(w, r, word) }

func writeMarked(w io.Writer, r report.Report, m medium) error {
	p := newPage(w, r, m)
	p.Whole = true
	p.write("head", p)
	if m != word || r.Cover != nil || len(r.Memo) > 0 {
		p.write("cover", p)
	}
	if m != word { // where transcripts are not listed
		p.contentsOf(r)
	}
	p.write("bar", p)
	p.raw("<main>\n")
	if len(r.Sources) == 0 {
		p.raw("<p>" + r.Empty() + "</p>\n")
	}
	numbers := map[*report.Excerpt]int{}
	for i, s := range r.Sources {
		if !r.Pace.GoesOn() {
			break
		}
		p.write("transcript", whole{s, anchor(i), legend(s)})
		for _, b := range marked.Blocks(s, r.Speakers) {
			if b.Turn > 0 && !r.Pace.GoesOn() {
				break
			}
			p.write("turn", p.turn(b, numbers))
		}
		p.raw("</section>\n")
	}
	p.appendix(r)
	p.raw("</main>\n")
	p.write("foot", p)
	return p.flush()
}

// contentsOf lists the transcripts.
func (p *page) contentsOf(r report.Report) {
	var entries []entry
	for i, s := range r.Sources {
		entries = append(entries, entry{anchor(i), s.Label(), len(s.Excerpts)})
	}
	if entries = append(entries, appendices(r)...); len(r.Sources) > 1 {
		p.listed(entries)
	}
}

// whole is a transcript where the template meets it.
type whole struct {
	Source *report.Source
	Anchor string
	Legend []*report.Tag
}

// legend lists the tags that a transcript's highlights carry.
func legend(s *report.Source) []*report.Tag {
	var tags []*report.Tag
	met := map[*report.Tag]bool{}
	for _, e := range s.Excerpts {
		for _, tag := range e.Tags {
			if !met[tag] {
				met[tag] = true
				tags = append(tags, tag)
			}
		}
	}
	return tags
}

// turn is a block where the template meets it.
type turn struct {
	Speaker    *report.Speaker
	Time       string
	Asks       bool
	Front      bool
	Tags       []*report.Tag // that its highlights carry
	Voices     []*report.Speaker
	Paragraphs [][]segment
	Notes      []marginal // on the highlights that begin here
}

// marginal is what stands in the margin beside a highlight's first words.
type marginal struct {
	Number  int
	Class   string
	Excerpt *report.Excerpt
}

// segment is a stretch of words where the template meets it.
type segment struct {
	Words     string
	Direction bool
	Marked    bool
	Class     string
	Anchor    string     // the number of the highlight that begins here
	Ends      []marginal // the highlights that end here
}

// turn numbers the highlights in the order they begin.
func (p *page) turn(b marked.Block, numbers map[*report.Excerpt]int) turn {
	t := turn{Speaker: b.Speaker, Time: b.Time, Front: b.Front}
	if b.Speaker != nil {
		t.Voices = []*report.Speaker{b.Speaker}
		t.Asks = b.Speaker.Role == transcript.Interviewer
	}
	met := map[*report.Tag]bool{}
	for _, segments := range b.Paragraphs {
		var paragraph []segment
		for _, s := range segments {
			for _, e := range s.Opens {
				numbers[e] = len(numbers) + 1
				t.Notes = append(t.Notes, p.marginal(e, numbers[e]))
			}
			for _, e := range s.Under {
				for _, tag := range e.Tags {
					if !met[tag] {
						met[tag] = true
						t.Tags = append(t.Tags, tag)
					}
				}
			}
			paragraph = append(paragraph, p.segments(s, numbers)...)
		}
		t.Paragraphs = append(t.Paragraphs, paragraph)
	}
	return t
}

func (p *page) marginal(e *report.Excerpt, number int) marginal {
	return marginal{number, p.excerptClass(e, "t"), e}
}

// excerptClass is the class of the excerpt's first tag; none where it has none.
func (p *page) excerptClass(e *report.Excerpt, kind string) string {
	if len(e.Tags) == 0 {
		return ""
	}
	return kind + strconv.Itoa(p.numbers[e.Tags[0]])
}

// segments is a segment, after empty ones that are the places of all but the last of the
// highlights that begin in it.
func (p *page) segments(s marked.Segment, numbers map[*report.Excerpt]int) []segment {
	var all []segment
	now := segment{Words: s.Words, Direction: s.Direction, Marked: len(s.Under) > 0 && s.Words != ""}
	for i, e := range s.Opens {
		if i < len(s.Opens)-1 {
			all = append(all, segment{Anchor: strconv.Itoa(numbers[e])})
		} else {
			now.Anchor = strconv.Itoa(numbers[e])
		}
	}
	if n := len(s.Under); n > 0 {
		now.Class = p.excerptClass(s.Under[n-1], "t")
		if n > 1 {
			now.Class += " over " + p.excerptClass(s.Under[0], "u")
		}
	}
	for _, e := range s.Closes {
		now.Ends = append(now.Ends, p.marginal(e, numbers[e]))
	}
	return append(all, now)
}
