package report

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"manicule/internal/fault"
)

// Citation says where words stand and who said them, as a style or a template has it.
type Citation []Part

// Part is a piece of a citation. The title of the transcript is a piece by itself, since
// documents set it in italics.
type Part struct {
	Words string
	Title bool
}

func (c Citation) String() string {
	var s strings.Builder
	for _, part := range c {
		s.WriteString(part.Words)
	}
	return s.String()
}

// The citation styles there are, by name.
const (
	Full  = "full"  // Secretary Kerry, Interview With …, Moscow, Russia, March 23, 2016, turn 6, 00:04:10
	Short = "short" // Secretary Kerry, Interview With …, turn 6
	Turn  = "turn"  // turn 6, 00:04:10
	None  = "none"
)

// Styles returns the names of the citation styles, in the order they are offered.
func Styles() []string { return []string{Full, Short, Turn, None} }

var templates = map[string]string{
	"":    "",
	None:  "",
	Full:  "{speaker}, {title}, {place}, {date}, {turns}, {time}",
	Short: "{speaker}, {title}, {turns}",
	Turn:  "{turns}, {time}",
}

// fields are what a template can name.
var fields = map[string]func(Where) string{
	"speaker": Where.Speaker,
	"role":    Where.Role,
	"title":   func(w Where) string { return w.Source.Label() },
	"place":   func(w Where) string { return strings.TrimSpace(w.Source.Place) },
	"date":    func(w Where) string { return w.Source.Written },
	"turn":    Where.Turn,
	"turns":   Where.Turns,
	"time":    Where.Time,
}

// Fields returns what a template can name: "date", "place" and so on.
func Fields() []string { return slices.Sorted(maps.Keys(fields)) }

// maxTemplate is how many code points a template may have.
const maxTemplate = 500

// ParseCitation reads the name of a style, or a template such as "{speaker}, {title} ({date}),
// turn {turn}, {time}". {{ and }} are braces that are meant. Where a field is not known, the
// words before it go with it, and brackets go when nothing in them is known. What is neither
// is an invalid fault.
func ParseCitation(style string) (Template, error) {
	if known, ok := templates[style]; ok {
		style = known
	} else if !strings.ContainsAny(style, "{}") {
		return Template{}, fault.New(fault.Invalid, "There is no citation style “%s”.", style).
			WithHint("The styles are: %s. A template of your own has fields in braces, such as {speaker}.", strings.Join(Styles(), ", "))
	}
	if utf8.RuneCountInString(style) > maxTemplate {
		return Template{}, fault.New(fault.Invalid, "The citation template is longer than %d characters.", maxTemplate)
	}
	tokens, err := scan(style)
	if err != nil {
		return Template{}, err
	}
	return arrange(tokens), nil
}

// token is a stretch of words, or a field, or a single bracket.
type token struct{ words, field string }

// scan divides a template.
func scan(s string) ([]token, error) {
	var tokens []token
	for s != "" {
		at := strings.IndexFunc(s, func(r rune) bool { return strings.ContainsRune("{}"+openers+closers, r) })
		if at < 0 {
			return append(tokens, token{words: s}), nil
		}
		if at > 0 {
			tokens = append(tokens, token{words: s[:at]})
		}
		next, rest, err := scanMark(s[at:])
		if err != nil {
			return nil, err
		}
		tokens = append(tokens, next)
		s = rest
	}
	return tokens, nil
}

// scanMark takes a field, a doubled brace or a bracket off the beginning of s.
func scanMark(s string) (token, string, error) {
	switch {
	case strings.HasPrefix(s, "{{"), strings.HasPrefix(s, "}}"):
		return token{words: s[:1]}, s[2:], nil
	case s[0] == '}':
		return token{}, "", fault.New(fault.Invalid, "The citation template closes a brace that was not opened.").
			WithHint("Write }} for a brace that is meant.")
	case s[0] != '{':
		_, size := utf8.DecodeRuneInString(s)
		return token{words: s[:size]}, s[size:], nil
	}
	name, rest, closed := strings.Cut(s[1:], "}")
	if !closed {
		return token{}, "", fault.New(fault.Invalid, "The citation template opens a brace and does not close it.").
			WithHint("Write {{ for a brace that is meant.")
	}
	name = strings.ToLower(strings.TrimSpace(name))
	if fields[name] == nil {
		return token{}, "", fault.New(fault.Invalid, "A citation can't have “%s”.", name).
			WithHint("The fields are: %s.", strings.Join(Fields(), ", "))
	}
	return token{field: name}, rest, nil
}

// Template is how citations are written.
type Template struct {
	pieces []piece
	tail   string // the words after the last piece
}

// piece is a field, or brackets with a template between them, and the words before it.
type piece struct {
	before      string
	field       string
	open, close string
	inside      *Template
}

// The brackets and quotation marks that go when nothing in them is known, in pairs.
const openers, closers = "([“‘«", ")]”’»"

// arrange makes a template of tokens. A bracket without its pair, or with no field in it, is
// but a word.
func arrange(tokens []token) Template {
	var t Template
	for i := 0; i < len(tokens); i++ {
		now := tokens[i]
		if now.field != "" {
			t.add(piece{field: now.field})
			continue
		}
		if end := closing(tokens, i); end > 0 {
			inside := arrange(tokens[i+1 : end])
			t.add(piece{open: now.words, close: tokens[end].words, inside: &inside})
			i = end
			continue
		}
		t.tail += now.words
	}
	return t
}

// add appends a piece, which takes the words so far as those before it.
func (t *Template) add(p piece) {
	p.before, t.tail = t.tail, ""
	t.pieces = append(t.pieces, p)
}

// closing returns the index of the bracket that closes the one at i; 0 if there is none, or
// no field between them.
func closing(tokens []token, i int) int {
	bracket, size := utf8.DecodeRuneInString(tokens[i].words)
	kind := slices.Index([]rune(openers), bracket)
	if kind < 0 || size < len(tokens[i].words) {
		return 0
	}
	pair := string([]rune(closers)[kind])
	depth, holdsField := 0, false
	for j, t := range tokens[i:] {
		switch {
		case t.field != "":
			holdsField = true
		case t.words == tokens[i].words:
			depth++
		case t.words == pair:
			depth--
		}
		if depth == 0 {
			if holdsField {
				return i + j
			}
			return 0
		}
	}
	return 0
}

// cite writes the citation of a place.
func (t Template) cite(w Where) Citation {
	var c Citation
	for i, p := range t.pieces {
		known := p.cite(w)
		if len(known) == 0 {
			continue
		}
		before := p.before
		if len(c) == 0 && i > 0 { // it stood between two pieces, and the first is not there
			before = strings.TrimLeft(before, " ,;:·–—-")
		}
		c = append(c.with(before), known...)
	}
	return c.with(t.tail)
}

func (p piece) cite(w Where) Citation {
	if p.inside == nil {
		if known := fields[p.field](w); known != "" {
			return Citation{{known, p.field == "title"}}
		}
		return nil
	}
	inside := p.inside.known(w)
	if len(inside) == 0 {
		return nil
	}
	return append(append(Citation{{Words: p.open}}, inside...), Part{Words: p.close})
}

// known is the citation, or nothing where no field of it is known.
func (t Template) known(w Where) Citation {
	for _, p := range t.pieces {
		if len(p.cite(w)) > 0 {
			return t.cite(w)
		}
	}
	return nil
}

func (c Citation) with(words string) Citation {
	if words == "" {
		return c
	}
	return append(c, Part{Words: words})
}
