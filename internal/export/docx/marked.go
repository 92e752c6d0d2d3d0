package docx

import (
	"manicule/internal/export/ink"
	"manicule/internal/export/marked"
	"manicule/internal/export/report"
)

// transcripts writes each transcript that is quoted, the second and further on new pages.
func (d *document) transcripts(r report.Report) {
	titled := r.Cover != nil || len(r.Memo) > 0
	if titled {
		d.title(r)
	}
	if len(r.Sources) == 0 {
		d.line("Normal", r.Empty())
	}
	for i, s := range r.Sources {
		if !d.pace.GoesOn() {
			return
		}
		d.paragraph(layout{style: "Heading1", newPage: i > 0 || titled, rightToLeft: isRightToLeft(s.Label())}, func() {
			d.bookmarked(anchor(i), func() { d.run("", s.Label()) })
		})
		d.line("Details", s.Details())
		d.legend(s)
		d.labelled("Note", "Memo", s.Memo)
		open := map[*report.Excerpt]int{}
		for _, b := range marked.Blocks(s, r.Speakers) {
			if b.Turn > 0 && !d.pace.GoesOn() {
				return
			}
			d.block(b, open)
		}
	}
	d.appendix(r, len(r.Sources))
}

// legend writes the tags of a transcript's highlights as their words are marked.
func (d *document) legend(s *report.Source) {
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
	if len(tags) == 0 {
		return
	}
	d.paragraph(layout{style: "Legend"}, func() {
		for i, tag := range tags {
			if i > 0 {
				d.run("", "   ")
			}
			d.run(shade(tag.Colour), " "+tag.Path+" ")
		}
	})
}

// shade is the look of words marked in a colour.
func shade(hex string) string {
	return `<w:shd w:val="clear" w:color="auto" w:fill="` + ink.Tint(hex)[1:] + `"/>`
}

// block writes a turn, or a paragraph outside turns. The comments that are open go by their
// numbers.
func (d *document) block(b marked.Block, open map[*report.Excerpt]int) {
	style := "Turn"
	if b.Front {
		style = "FrontMatter"
	}
	if b.Turn > 0 {
		d.paragraph(layout{style: "Speaker"}, func() { d.speaker(b) })
	}
	for _, p := range b.Paragraphs {
		words := ""
		for _, s := range p {
			words += s.Words
		}
		d.paragraph(layout{style: style, rightToLeft: isRightToLeft(words)}, func() {
			for _, s := range p {
				d.segment(s, open)
			}
		})
	}
}

func (d *document) speaker(b marked.Block) {
	if b.Speaker != nil {
		d.run("", b.Speaker.Display)
	}
	if b.Time != "" {
		d.run(`<w:b w:val="0"/>`+colour(ink.Gray), "   "+b.Time)
	}
}

func (d *document) segment(s marked.Segment, open map[*report.Excerpt]int) {
	for _, e := range s.Opens {
		open[e] = len(d.comments)
		d.openComment(comment{about: e.Highlight, tags: e.Tags, paragraphs: e.Note})
	}
	d.run(look(s), s.Words)
	for _, e := range s.Closes {
		d.closeComment(open[e])
		delete(open, e)
	}
}

// look is that of the words of a segment: shaded where highlighted, underlined where several
// highlights lie over each other.
func look(s marked.Segment) string {
	look := ""
	if s.Direction {
		look = colour(ink.Gray)
	}
	if n := len(s.Under); n > 0 {
		if n > 1 {
			look += `<w:u w:val="single" w:color="` + ink.OnPaper(marked.Colour(s.Under[0]))[1:] + `"/>`
		}
		look += shade(s.Colour())
	}
	return look
}
