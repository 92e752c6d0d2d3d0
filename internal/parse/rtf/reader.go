package rtf

import (
	"strings"
	"unicode/utf16"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
	"manicule/internal/parse/symbol"
)

// reader reads a file token by token.
type reader struct {
	scanner scanner
	text    *compose.Flow
	state   state
	groups  []state // those around, outermost first
	deeper  int     // how many groups deeper than are kept

	page   int // the code page of the file
	font   int // of words that name none
	fonts  map[int]font
	inks   []string // the colours, in hexadecimal digits; empty for one that isn't given
	styles map[int]string
	title  string

	pending  []byte // bytes not yet decoded
	high     rune   // the first half of a letter given in two
	fallback int    // how many letters stand in for the last one
	star     bool   // the next word may be passed over with its group
	fresh    bool   // the group has just begun
	row      bool   // a table's row has begun
	entry    entry  // of a table of the file's header
	side     side
}

// state is what holds within a group.
type state struct {
	to                destination
	flow              *compose.Flow
	look              compose.Look
	font, fallbacks   int
	deleted, inserted bool
	style, outline    int
	inTable           bool
	depth             int // of tables; 0 where it isn't given
	boxed             int // how deep in tables the text box around stands
	floating          bool
	captured          *strings.Builder
	after             func() error // at the group's end
}

// destination is where a group's words go.
type destination int

const (
	toText    destination = iota
	toNothing             // they are passed over, with all groups within
	toQuiet               // they are passed over, but for groups within that say otherwise
	toCapture
	toFonts
	toColours
	toStyles
)

// font is an entry of the font table.
type font struct {
	page int // 0: the file's
	name string
}

// maxGroups is how deep groups are kept; what is deeper is read as if it were not.
const maxGroups = 10_000

func newReader(data string) *reader {
	r := &reader{scanner: scanner{data: data}, text: compose.New(), page: western, fonts: map[int]font{}, styles: map[int]string{}}
	r.state = state{flow: r.text, fallbacks: 1, outline: -1}
	return r
}

// read reads up to the end of the outermost group, or of the file.
func (r *reader) read() error {
	r.text.Begin()
	for {
		t := r.scanner.next()
		if t.kind == end {
			break
		}
		if t.kind == shut && len(r.groups) <= 1 && r.deeper == 0 {
			r.flush()
			return r.endParagraph()
		}
		if err := r.take(t); err != nil {
			return err
		}
	}
	r.flush()
	r.text.Warn("The file breaks off before its end; its last words may be missing.")
	for len(r.groups) > 1 {
		if err := r.shut(); err != nil {
			return err
		}
	}
	return r.endParagraph()
}

func (r *reader) take(t token) error {
	if t.kind != letter && t.kind != octet {
		r.flush()
	}
	fresh := r.fresh
	r.fresh = false
	switch t.kind {
	case open:
		r.open()
	case shut:
		return r.shut()
	case word:
		r.fallback = 0
		return r.control(t, fresh)
	case sign:
		if r.fallback > 0 {
			r.fallback--
			return nil
		}
		return r.symbol(t.text, fresh)
	default:
		r.letters(t)
	}
	return nil
}

func (r *reader) open() {
	r.fallback = 0
	if len(r.groups) >= maxGroups {
		r.deeper++
		return
	}
	r.groups = append(r.groups, r.state)
	r.state.after = nil
	r.fresh = true
}

func (r *reader) shut() error {
	r.fallback = 0
	r.flush()
	if r.deeper > 0 {
		r.deeper--
		return nil
	}
	if after := r.state.after; after != nil {
		if err := after(); err != nil {
			return err
		}
	}
	r.state = r.groups[len(r.groups)-1]
	r.groups = r.groups[:len(r.groups)-1]
	r.star = false
	return nil
}

// letters keeps bytes until all of a letter's are there, without those that stand in for
// a letter that is known.
func (r *reader) letters(t token) {
	text := t.text
	if r.fallback > 0 && t.kind == octet {
		r.fallback--
		return
	}
	if r.fallback > 0 {
		n := min(r.fallback, len(text))
		r.fallback -= n
		text = text[n:]
	}
	if r.state.to != toNothing {
		r.pending = append(r.pending, text...)
	}
}

// flush decodes the bytes that are pending.
func (r *reader) flush() {
	if len(r.pending) == 0 {
		return
	}
	f := r.fonts[r.state.font]
	if r.state.to == toText && symbol.Is(f.name) {
		for _, b := range r.pending {
			r.write(symbol.Text(f.name, rune(b)))
		}
	} else {
		page := f.page
		if page == 0 || r.state.to != toText {
			page = r.page
		}
		r.write(decode(r.pending, page))
	}
	r.pending = r.pending[:0]
}

// letter adds a letter given by its number, of which there may be two halves.
func (r *reader) letter(number int) {
	r.fallback = r.state.fallbacks
	if number < 0 {
		number += 1 << 16
	}
	code := rune(number)
	switch {
	case number > 0x10FFFF || number < 0:
		return
	case 0xD800 <= code && code < 0xDC00:
		r.high = code
		return
	case utf16.IsSurrogate(code):
		code = utf16.DecodeRune(r.high, code)
	}
	r.high = 0
	if code != 0 {
		r.write(symbol.Text(r.fonts[r.state.font].name, code))
	}
}

// write adds words where the group's words go.
func (r *reader) write(words string) {
	switch r.state.to {
	case toText:
		r.writeText(words)
	case toCapture:
		r.capture(words)
	case toFonts, toColours, toStyles:
		r.define(words)
	}
}

func (r *reader) writeText(words string) {
	if r.state.deleted {
		r.text.Deleted += r.begins(deleted)
		return
	}
	change := unchanged
	if r.state.inserted {
		change = inserted
	}
	r.text.Inserted += r.begins(change)
	r.fitTables()
	r.state.flow.Write(words, r.state.look)
}

// kindOf returns what a paragraph of the current style is to the text.
func (r *reader) kindOf() document.Kind {
	name := r.styles[r.state.style]
	switch {
	case name == "title":
		return document.Title
	case strings.HasPrefix(name, "heading "), name == "subtitle", r.state.outline >= 0 && r.state.outline < 9:
		return document.Heading
	}
	return document.Body
}

// endParagraph ends the paragraph and begins the next.
func (r *reader) endParagraph() error {
	r.fitTables()
	err := r.state.flow.End(r.kindOf())
	r.state.flow.Begin()
	return err
}
