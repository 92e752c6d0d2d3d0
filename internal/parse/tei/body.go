package tei

import (
	"encoding/xml"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/parse/timing"
	"manicule/internal/text"
)

// body reads the text, element by element; how deeply they are nested is bounded by the decoder.
type body struct {
	decoder    *xml.Decoder
	header     *header
	paragraphs []document.Paragraph

	voice      string
	kind       document.Kind
	start, end *int64
	run        // the words of the paragraph at hand
	notes      []string
}

// run is words in a row, one space between.
type run struct {
	words      []byte
	space      bool // white space came last
	parted     bool // a direction came last
	word       bool // an element for a word came last
	times      []timing.Word
	next       *int64   // a time for what comes next
	directions [][2]int // bytes of words
}

// children reads what an element holds, up to its end.
func (b *body) children(element string) error {
	for {
		token, err := b.decoder.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := b.element(t, element); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		case xml.CharData:
			b.write(string(t))
		}
	}
}

func (b *body) element(e xml.StartElement, parent string) error {
	name := e.Name.Local
	if at := b.header.time(attribute(e, "synch", "start")); at != nil && name != "u" && name != "sp" {
		b.next = at
	}
	switch name {
	case "teiHeader", "timeline", "standOff", "facsimile", "sourceDoc", "listPerson", "spanGrp", "shift":
		return b.decoder.Skip()
	case "corr", "reg", "expan", "ex":
		if parent == "choice" {
			return b.decoder.Skip()
		}
	case "u", "sp":
		return b.speech(e)
	case "speaker":
		return b.speaker()
	case "head", "titlePart":
		return b.block(name, document.Heading)
	case "p", "ab", "l", "item", "cell", "byline", "opener", "closer", "trailer", "div", "body", "front", "back", "text":
		return b.block(name, document.Body)
	case "note":
		return b.note()
	case "pause", "kinesic", "incident", "vocal", "gap", "event", "stage", "writing":
		return b.direction(e)
	case "lb", "pb", "cb", "gb", "br":
		if attribute(e, "break") != "no" {
			b.space = true
		}
	case "w":
		b.space = b.space || b.word
	}
	err := b.children(name)
	b.word = name == "w" || name == "pc"
	return err
}

// speech reads an utterance, or a speech in a play.
func (b *body) speech(e xml.StartElement) error {
	b.flush()
	b.voice = b.who(attribute(e, "who"))
	b.start, b.end = b.header.time(attribute(e, "start", "synch")), b.header.time(attribute(e, "end"))
	err := b.children(e.Name.Local)
	b.flush()
	b.voice, b.start, b.end = "", nil, nil
	return err
}

// who is the voice of one speaker, or of several at once.
func (b *body) who(references string) string {
	var voices []string
	for reference := range strings.FieldsSeq(references) {
		voices = append(voices, target(reference))
	}
	return strings.Join(voices, " & ")
}

// speaker reads the name before a speech: who speaks, if nothing else says it, or how to call
// them, if nobody listed them.
func (b *body) speaker() error {
	name, err := b.inside("speaker")
	name = strings.TrimRight(name, ".: ")
	switch {
	case b.voice == "":
		b.voice = b.header.voice(name)
	case name != "":
		b.header.call(b.voice, name)
	}
	return err
}

// voice is the id of somebody with this name, or the name itself.
func (h *header) voice(name string) string {
	for _, p := range h.people {
		if p.id != "" && strings.EqualFold(tidy(p.name), name) {
			return p.id
		}
	}
	return name
}

// call gives a name to somebody who has none.
func (h *header) call(id, name string) {
	for i := range h.people {
		if h.people[i].id == id {
			if tidy(h.people[i].name) == "" {
				h.people[i].name = name
			}
			return
		}
	}
	h.people = append(h.people, person{id: id, name: name})
}

// block reads an element that stands apart from others.
func (b *body) block(name string, kind document.Kind) error {
	b.flush()
	b.kind = kind
	err := b.children(name)
	b.flush()
	b.kind = document.Body
	return err
}

// note reads a note, which follows the paragraph.
func (b *body) note() error {
	words, err := b.inside("note")
	if words != "" {
		b.notes = append(b.notes, words)
	}
	return err
}

// inside returns the words of an element, which do not become part of the paragraph.
func (b *body) inside(name string) (string, error) {
	outer := *b
	b.run, b.notes, b.paragraphs = run{}, nil, nil
	err := b.children(name)
	b.flush()
	var words strings.Builder
	for _, p := range b.paragraphs {
		words.WriteString(p.Text + " ")
	}
	*b = outer
	return tidy(words.String()), err
}

// direction reads what was not spoken and puts it in parentheses.
func (b *body) direction(e xml.StartElement) error {
	name := e.Name.Local
	told := attribute(e, "desc", "reason", "type")
	said, err := b.inside(name)
	if name == "pause" {
		told = "pause"
	}
	if said == "" {
		said = tidy(told)
	}
	if said != "" {
		b.direct(said)
	}
	return err
}

func (r *run) direct(said string) {
	if first, _ := utf8.DecodeRuneInString(said); first != '(' && first != '[' {
		said = "(" + said + ")"
	}
	r.write(" " + said)
	r.directions = append(r.directions, [2]int{len(r.words) - len(said), len(r.words)})
	r.parted = true
}

// write adds words, making one space of white space. After a direction there is one too, but
// not before the sign that ends a sentence.
func (r *run) write(s string) {
	for s != "" {
		word := strings.TrimLeftFunc(s, unicode.IsSpace)
		r.space = r.space || len(word) < len(s)
		if word == "" {
			return
		}
		end := strings.IndexFunc(word, unicode.IsSpace)
		if end < 0 {
			end = len(word)
		}
		if (r.space || r.parted && !strings.ContainsRune(".,;:!?", rune(word[0]))) && len(r.words) > 0 {
			r.words = append(r.words, ' ')
		}
		if r.next != nil {
			r.times = append(r.times, timing.Word{Byte: len(r.words), Ms: *r.next})
			r.next = nil
		}
		r.words = append(r.words, word[:end]...)
		r.space, r.parted, r.word, s = false, false, false, word[end:]
	}
}

// flush makes a paragraph of the words at hand.
func (b *body) flush() {
	if words := string(b.words); words != "" {
		whole := text.New(words)
		p := document.Paragraph{Text: words, Kind: b.kind, Voice: b.voice, Start: b.start, End: b.end}
		for _, d := range b.directions {
			p.Directions = append(p.Directions, whole.SpanOfBytes(d[0], d[1]))
		}
		p.Syncs = timing.Syncs(words, b.start, b.times)
		b.paragraphs = append(b.paragraphs, p)
		b.start = nil // the next paragraph of the speech begins later
	}
	for _, words := range b.notes {
		b.paragraphs = append(b.paragraphs, document.Paragraph{Text: words, Kind: document.Note})
	}
	b.run, b.notes = run{next: b.next}, nil
}
