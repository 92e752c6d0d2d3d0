package filter

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"manicule/internal/fault"
)

// Parse reads a filter. What can't be read is an invalid fault that says where and why.
func Parse(words string) (Filter, error) {
	r := reader{runes: []rune(strings.ToValidUTF8(words, "\uFFFD"))}
	var f Filter
	for r.skipSpace(); !r.done(); r.skipSpace() {
		term, err := r.term()
		if err != nil {
			return nil, err
		}
		f = append(f, term)
	}
	return f, nil
}

// reader stands at a place in the words.
type reader struct {
	runes []rune
	at    int
	begun int // where the term begins that is read
}

func (r *reader) done() bool { return r.at == len(r.runes) }

// next is the rune at the place, or 0 at the end.
func (r *reader) next() rune {
	if r.done() {
		return 0
	}
	return r.runes[r.at]
}

// take steps over a rune if it stands at the place.
func (r *reader) take(want rune) bool {
	if r.done() || r.next() != want {
		return false
	}
	r.at++
	return true
}

func (r *reader) skipSpace() {
	for !r.done() && unicode.IsSpace(r.next()) {
		r.at++
	}
}

// ended reports whether a term may end here.
func (r *reader) ended() bool { return r.done() || unicode.IsSpace(r.next()) }

// wrong is the fault that something at a place, counted from 0, can't be read.
func (r *reader) wrong(at int, format string, args ...any) *fault.Error {
	f := fault.New(fault.Invalid, format, args...)
	f.Message = "The filter can't be read at character " + strconv.Itoa(at+1) + ": " + f.Message
	return f
}

// term reads one condition up to the white space after it.
func (r *reader) term() (Term, error) {
	t := Term{Not: r.take('-')}
	r.begun = r.at
	if r.ended() {
		return t, r.wrong(r.at, "after the minus stands nothing.").WithHint("Write what must not hold right behind it.")
	}
	key, err := r.key(&t)
	if err != nil {
		return t, err
	}
	for {
		value, err := r.value(t, key)
		if err != nil {
			return t, err
		}
		t.Any = append(t.Any, value)
		if r.ended() {
			return t, nil
		}
		if !r.take(',') {
			return t, r.wrong(r.at, "after “%s” a space is missing.", string(r.runes[r.begun:r.at]))
		}
	}
}

// key reads what a term looks at into t, and returns it as it is written.
func (r *reader) key(t *Term) (written string, err error) {
	start := r.at
	if r.take('@') {
		t.Key = Attribute
		if t.Name, _, err = r.text(":"); err != nil {
			return "", err
		}
		if strings.TrimSpace(t.Name) == "" || !r.take(':') {
			return "", r.wrong(r.at, "after @ a name and a colon are needed, as in @age:30..40.")
		}
		return string(r.runes[start:r.at]), nil
	}
	for !r.done() && unicode.IsLetter(r.next()) {
		r.at++
	}
	word := strings.ToLower(string(r.runes[start:r.at]))
	if word == "" || !r.take(':') {
		r.at = start // no key: words
		return "", nil
	}
	written = string(r.runes[start:r.at])
	switch {
	case word == "is":
		t.Key = Tag
	case word == "text":
		t.Key = Words
	case slices.Contains(Keys(), Key(word)):
		t.Key = Key(word)
	default:
		return "", r.wrong(start, "there is no “%s”.", written).
			WithHint("There are %s and @NAME:. Words of the text that have a colon stand in quotes.", keyList())
	}
	return written, nil
}

func keyList() string {
	var list []string
	for _, key := range Keys() {
		list = append(list, string(key)+":")
	}
	return strings.Join(list, ", ")
}

// value reads one value of a term whose key is written so.
func (r *reader) value(t Term, key string) (Value, error) {
	start := r.at
	v := Value{Alone: tagged[t.Key] && r.take('=')}
	text, quoted, err := r.text(",")
	switch {
	case err != nil:
		return v, err
	case text == "" && !quoted && key != "":
		return v, r.wrong(start, "after “%s” something is missing.", string(r.runes[r.begun:start]))
	case text == "" && !quoted:
		return v, r.wrong(start, "before a comma something is missing.").WithHint("A comma that is meant stands in quotes.")
	case strings.TrimSpace(text) == "":
		return v, r.wrong(start, "between the quotes stands nothing.")
	}
	v.Text = text
	if t.Key == Near {
		if err := r.turns(&v, quoted); err != nil {
			return v, err
		}
	}
	if strings.EqualFold(key, "is:") {
		return r.untagged(start, v)
	}
	return r.understand(start, t.Key, v, quoted)
}

// untagged reads what "is:" may be followed by.
func (r *reader) untagged(start int, v Value) (Value, error) {
	if !strings.EqualFold(v.Text, "untagged") {
		return v, r.wrong(start, "“is:” is followed by untagged.")
	}
	return Value{Kind: None}, nil
}

// text reads what stands in quotes, or up to white space or one of the stops.
func (r *reader) text(stops string) (text string, quoted bool, err error) {
	if closing, opens := quotes[r.next()]; opens {
		text, err = r.quoted(closing)
		return text, true, err
	}
	start := r.at
	for !r.ended() && !strings.ContainsRune(stops, r.next()) {
		if _, opens := quotes[r.next()]; opens && r.next() == '"' {
			return "", false, r.wrong(r.at, "a quote begins in the middle of a word.").WithHint("Begin it before the word, or put a space there.")
		}
		r.at++
	}
	return string(r.runes[start:r.at]), false, nil
}

// quotes are the signs that open a quotation, with those that close it.
var quotes = map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»'}

// quoted reads up to the closing quote. A backslash takes the sign behind it as it is.
func (r *reader) quoted(closing rune) (string, error) {
	start := r.at
	var text strings.Builder
	for r.at++; !r.done(); r.at++ {
		switch r.next() {
		case closing:
			r.at++
			return text.String(), nil
		case '\\':
			if r.at++; r.done() {
				return "", r.wrong(start, "the quote that begins here does not end.")
			}
		}
		text.WriteRune(r.next())
	}
	return "", r.wrong(start, "the quote that begins here does not end.")
}

// turns reads how near a tag must be: "/3" behind it.
func (r *reader) turns(v *Value, quoted bool) error {
	v.Turns = UsualTurns
	start := r.at
	digits := ""
	switch {
	case quoted && r.take('/'):
		for !r.done() && '0' <= r.next() && r.next() <= '9' {
			r.at++
		}
		digits = string(r.runes[start+1 : r.at])
	case quoted:
		return nil
	default:
		name, after, found := cutLast(v.Text, "/")
		if !found || name == "" {
			return nil
		}
		v.Text, digits = name, after
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || n > maxTurns || strings.HasPrefix(digits, "+") {
		return r.wrong(start, "behind the slash stands how many turns away it may be, as in near:Sanctions/3.").
			WithHint("A tag whose name has a slash stands in quotes.")
	}
	v.Turns = n
	return nil
}

// maxTurns is further away than any turn.
const maxTurns = 1_000_000

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// understand tells how the text of a value is meant, which stands at a place.
func (r *reader) understand(start int, key Key, v Value, quoted bool) (Value, error) {
	if !v.Alone && !quoted && noneHas[key] && strings.EqualFold(v.Text, "none") {
		return Value{Kind: None}, nil
	}
	if list := choices[key]; list != nil {
		v.Text = strings.ToLower(v.Text)
		if !slices.Contains(list, v.Text) {
			return v, r.wrong(start, "“%s:” is one of %s.", key, strings.Join(list, ", "))
		}
		return v, nil
	}
	if named[key] && !quoted && len(v.Text) > 2 && v.Text[0] == '{' && strings.HasSuffix(v.Text, "}") {
		v.Kind, v.Text = ByID, v.Text[1:len(v.Text)-1]
		return v, nil
	}
	if dated[key] || key == Attribute && !quoted {
		return r.ranged(start, key, v)
	}
	return v, nil
}

// ranged reads numbers and dates, and ranges of them. What an attribute is may be any words.
func (r *reader) ranged(start int, key Key, v Value) (Value, error) {
	switch from, to, isRange := strings.Cut(v.Text, ".."); {
	case isRange:
		v = Value{Kind: Between, Text: from, To: to}
	case strings.HasPrefix(v.Text, ">="):
		v = Value{Kind: Between, Text: v.Text[2:]}
	case strings.HasPrefix(v.Text, "<="):
		v = Value{Kind: Between, To: v.Text[2:]}
	case strings.HasPrefix(v.Text, ">"):
		v = Value{Kind: Over, Text: v.Text[1:]}
	case strings.HasPrefix(v.Text, "<"):
		v = Value{Kind: Under, Text: v.Text[1:]}
	}
	ends := []string{v.Text, v.To}
	if v.Kind != Between {
		ends = ends[:1]
	}
	if v.Kind == Is && key == Attribute {
		return v, nil
	}
	for _, end := range ends {
		if !isEnd(key, end) && !(v.Kind == Between && end == "") {
			return v, r.wrong(start, "“%s” is no %s.", end, whatEnds(key)).WithHint("%s", howEnds(key))
		}
	}
	if v.Kind == Between && v.Text == "" && v.To == "" {
		return v, r.wrong(start, "a range has at least one end.").WithHint("%s", howEnds(key))
	}
	return v, nil
}

// isEnd reports whether a text may be the end of a key's range.
func isEnd(key Key, end string) bool {
	if _, ok := numberOf(end); ok && key == Attribute {
		return true
	}
	_, ok := period(end)
	return ok && len(end) <= len(time.DateOnly)
}

func whatEnds(key Key) string {
	if key == Attribute {
		return "number or date"
	}
	return "date"
}

func howEnds(key Key) string {
	if key == Attribute {
		return "Ranges are written 30..40, 30.., ..40, >30 or <40. Words with two dots, or that begin with < or >, stand in quotes."
	}
	return "Dates are written 2016, 2016-03 or 2016-03-23, ranges 2016..2017, 2016.. or ..2017."
}
