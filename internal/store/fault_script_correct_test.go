package store_test

import (
	"fmt"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// correct thinks of words to correct, within a paragraph or now and then across two, and of others;
// now and then of none.
func (sc *script) correct() act {
	source := pick(sc, sc.now.Transcripts)
	paragraphs := strings.Split(sc.now.Transcripts[source].Text, "\n")
	at := sc.rng.IntN(len(paragraphs))
	start := text.New(strings.Join(paragraphs[:at], "\n")).Len() + min(at, 1)
	length := max(text.New(paragraphs[at]).Len(), 1)
	from := sc.rng.IntN(length)
	span := text.Span{Start: start + from, End: start + from + 1 + sc.rng.IntN(min(length-from, 12)+sc.rng.IntN(20)/19)}
	id, words := sc.newID(), strings.Join(strings.Fields(sc.words())[:1], "")
	if sc.rng.IntN(6) == 0 {
		words = ""
	}
	return act{
		name: fmt.Sprintf("correct %s at %v", source, span),
		model: func(p *picture) error {
			tr := p.Transcripts[source].transcript()
			r, err := tr.Correct(span, words, transcript.Correction{ID: id})
			if err != nil {
				return err
			}
			return p.rewrite(source, tr, r)
		},
		store: func(d *desk) error { return failure(d.Correct(d.id(source), span, words, id)) },
	}
}

// takeBack thinks of corrections of any transcripts to take back.
func (sc *script) takeBack() act {
	of := map[string]string{}
	for source, tr := range sc.now.Transcripts {
		for _, c := range layOut[correction](tr.Corrections) {
			of[c.ID] = source
		}
	}
	ids := append(pickSome(sc, of, 3), "gone already")
	return act{
		name: fmt.Sprint("take back ", ids),
		model: func(p *picture) error {
			for source, paper := range p.Transcripts {
				tr := paper.transcript()
				r, err := tr.TakeBack(ids)
				if err != nil {
					return err
				}
				if err := p.rewrite(source, tr, r); err != nil {
					return err
				}
			}
			return nil
		},
		store: func(d *desk) error { return failure(d.TakeBackCorrections(ids)) },
	}
}

// rewrite puts into a picture what becomes of a transcript and its highlights.
func (p *picture) rewrite(source string, tr transcript.Transcript, r transcript.Rewriting) error {
	is, was := paperOf(r.Of(tr)), p.Transcripts[source]
	was.Text, was.Front, was.Turns, was.Directions, was.Syncs, was.Corrections = is.Text, is.Front, is.Turns, is.Directions, is.Syncs, is.Corrections
	p.Transcripts[source] = was
	for id, of := range p.Highlights {
		if of.Source != source {
			continue
		}
		h := coding.Highlight{Span: of.Span, Quote: of.Quote}
		if err := h.Follow(r.Map, r.Text); err != nil {
			return err
		}
		of.Span, of.Quote = h.Span, h.Quote
		p.Highlights[id] = of
	}
	return nil
}
