package docx

import (
	"slices"
	"strconv"
	"strings"

	"manicule/internal/parse/markup"
	"manicule/internal/parse/symbol"
)

// field is a place where Word puts in a page number, a link or the like: instructions, and
// what came of them.
type field struct {
	instructions strings.Builder
	result       bool // whether what came of them has begun
}

// readRun reads words set in one way.
func (r *reader) readRun() error {
	word, look := r.word, r.look
	r.word = props{}
	r.setLook(props{})
	err := r.xml.Children(r.visitRun)
	r.word, r.look = word, look
	return err
}

func (r *reader) visitRun(e markup.Element) error {
	switch e.Name {
	case "w:rPr":
		return r.readLook()
	case "w:t", "m:t":
		words, err := r.xml.Text()
		r.write(oneLine.Replace(words))
		return err
	case "w:fldChar":
		r.turnField(e.Attr("w:fldCharType"))
		return nil
	case "w:instrText":
		return r.readInstructions()
	case "w:footnoteReference", "w:endnoteReference":
		return r.refer(e)
	case "w:sym":
		r.write(symbol.Text(e.Attr("w:font"), hexadecimal(e.Attr("w:char"))))
		return nil
	case "symex:symEx":
		r.write(symbol.Text(e.Attr("symex:font"), hexadecimal(e.Attr("symex:char"))))
		return nil
	case "mc:AlternateContent":
		return r.readAlternative(r.visitRun)
	case "w:br":
		if kind := e.Attr("w:type"); kind != "page" && kind != "column" {
			r.write("\n")
		}
		return nil
	}
	if sign, ok := signs[e.Name]; ok {
		r.write(sign)
		return nil
	}
	return r.visit(e)
}

// oneLine keeps to one line what Word shows so: only elements break lines.
var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

// signs are the elements that stand for a letter.
var signs = map[string]string{"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00AD"}

// readLook reads how the run's words are set.
func (r *reader) readLook() error {
	var own props
	err := r.xml.Children(func(e markup.Element) error {
		if e.Name == "w:rStyle" {
			r.word = r.styles.get(e.Attr("w:val")).props
		}
		own.set(e)
		return nil
	})
	r.setLook(own)
	return err
}

func (r *reader) setLook(own props) {
	r.look = r.styles.look(r.paragraph.style.props, r.word, own)
}

// write adds words to the text, unless they are instructions or page numbers.
func (r *reader) write(words string) {
	for i := range r.fields {
		if f := &r.fields[i]; !f.result || hasPageNumber(f.instructions.String()) {
			return
		}
	}
	r.flow.Write(words, r.look)
}

func (r *reader) turnField(sign string) {
	n := len(r.fields)
	switch sign {
	case "begin":
		if n < maxFields {
			r.fields = append(r.fields, field{})
		}
	case "separate":
		if n > 0 {
			r.fields[n-1].result = true
		}
	case "end":
		if n > 0 {
			r.fields = r.fields[:n-1]
		}
	}
}

// maxFields is how deep fields may stand in one another.
const maxFields = 64

func (r *reader) readInstructions() error {
	words, err := r.xml.Text()
	if n := len(r.fields); n > 0 && !r.fields[n-1].result && r.fields[n-1].instructions.Len() < 1000 {
		r.fields[n-1].instructions.WriteString(words)
	}
	return err
}

// dropInstructions ends, with their paragraph, the fields of which nothing came: a field
// without an end would else hide all that follows.
func (r *reader) dropInstructions() {
	r.fields = slices.DeleteFunc(r.fields, func(f field) bool { return !f.result })
}

// hasPageNumber reports whether a field's instructions ask for the number of a page.
func hasPageNumber(instructions string) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(instructions), " ")
	switch strings.ToUpper(name) {
	case "PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES":
		return true
	}
	return false
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

func hexadecimal(digits string) rune {
	n, err := strconv.ParseUint(digits, 16, 21)
	if err != nil {
		return 0
	}
	return rune(n)
}
