package pdf

import (
	_ "embed"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"

	"manicule/internal/export/printable"
	"manicule/internal/export/report"
	"manicule/internal/fault"
)

// face is one of the typefaces.
type face int

const (
	serif face = iota
	serifItalic
	sans
	sansItalic
	sansBold
)

//go:embed fonts/Literata-Regular.ttf
var literata []byte

//go:embed fonts/Literata-Italic.ttf
var literataItalic []byte

//go:embed fonts/Inter-Regular.ttf
var inter []byte

//go:embed fonts/Inter-Italic.ttf
var interItalic []byte

//go:embed fonts/Inter-SemiBold.ttf
var interSemiBold []byte

var files = [][]byte{serif: literata, serifItalic: literataItalic, sans: inter, sansItalic: interItalic, sansBold: interSemiBold}

var names = []string{
	serif: "Literata-Regular.ttf", serifItalic: "Literata-Italic.ttf", sans: "Inter-Regular.ttf", sansItalic: "Inter-Italic.ttf", sansBold: "Inter-SemiBold.ttf",
}

// Typeface is one of the files that documents are set in, by its name: "Literata-Regular.ttf".
func Typeface(name string) (file []byte, there bool) {
	i := slices.Index(names, name)
	if i < 0 {
		return nil, false
	}
	return files[i], true
}

func (f face) family() string {
	if f <= serifItalic {
		return "literata"
	}
	return "inter"
}

func (f face) variant() string { return [...]string{"", "I", "", "I", "B"}[f] }

// faces know which characters the typefaces have, and which were asked for that they have not.
type faces struct {
	fonts   []*sfnt.Font
	buffer  sfnt.Buffer
	has     map[rune]bool
	symbols map[rune]int
}

func loadFaces() (*faces, error) {
	f := &faces{has: map[rune]bool{}, symbols: map[rune]int{}}
	for _, file := range files {
		font, err := sfnt.Parse(file)
		if err != nil {
			return nil, fmt.Errorf("read a typeface: %w", err)
		}
		f.fonts = append(f.fonts, font)
	}
	return f, nil
}

func (f *faces) register(pdf *fpdf.Fpdf) {
	for i, file := range files {
		pdf.AddUTF8FontFromBytes(face(i).family(), face(i).variant(), slices.Clone(file)) // fpdf writes into what it gets
	}
}

// covers reports whether every typeface has a character. The library knows none beyond U+FFFF.
func (f *faces) covers(r rune) bool {
	if has, known := f.has[r]; known {
		return has
	}
	has := r <= 0xFFFF
	for _, font := range f.fonts {
		glyph, err := font.GlyphIndex(&f.buffer, r)
		has = has && err == nil && glyph != 0
	}
	f.has[r] = has
	return has
}

// fit makes words that the typefaces have: what they lack is written as its number, and what
// has no look of its own is dropped.
func (f *faces) fit(words string) string {
	words = norm.NFC.String(printable.Text(words))
	if strings.IndexFunc(words, func(r rune) bool { return r >= 0x7F || r < ' ' }) < 0 {
		return words
	}
	var out strings.Builder
	for _, r := range words {
		switch {
		case r == '\t':
			out.WriteByte(' ')
		case r == lineBreak, r == '\n':
			out.WriteByte('\n')
		case unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Cc):
		case f.covers(r):
			out.WriteRune(r)
		case unicode.IsSpace(r):
			out.WriteByte(' ')
		default:
			f.symbols[r]++
			fmt.Fprintf(&out, "[U+%04X]", r)
		}
	}
	return out.String()
}

// lineBreak stands in a transcript where a paragraph goes on in a new line.
const lineBreak = '\u2028'

// foreign is a script that the typefaces do not have.
type foreign struct {
	passages int
	first    report.Place
}

// refuse is a fault that names the scripts of some words which the typefaces do not have.
func (f *faces) refuse(all iter.Seq2[report.Place, string]) error {
	scripts := map[string]foreign{}
	for place, words := range all {
		for _, script := range f.foreign(words) {
			s := scripts[script]
			if s.passages == 0 {
				s.first = place
			}
			s.passages++
			scripts[script] = s
		}
	}
	if len(scripts) == 0 {
		return nil
	}
	var named []string
	for _, script := range slices.Sorted(maps.Keys(scripts)) {
		s := scripts[script]
		if s.passages == 1 {
			named = append(named, fmt.Sprintf("%s (in 1 passage: %s)", script, s.first))
		} else {
			named = append(named, fmt.Sprintf("%s (in %d passages, first: %s)", script, s.passages, s.first))
		}
	}
	return fault.New(fault.Refused, "The PDF can't show these scripts: %s.", strings.Join(named, "; ")).
		WithHint("Print the report from the window, or export it as HTML or DOCX: those show every script.")
}

// foreign names the scripts of letters in some words that the typefaces do not have.
func (f *faces) foreign(words string) []string {
	var found []string
	for _, r := range norm.NFC.String(words) {
		if r < 0x250 || f.covers(r) || !unicode.In(r, unicode.L, unicode.M) || unicode.Is(unicode.Variation_Selector, r) {
			continue
		}
		if script := scriptOf(r); script != "" && !slices.Contains(found, script) {
			found = append(found, script)
		}
	}
	return found
}

// scriptOf names the script of a letter; "" for one that belongs to several.
func scriptOf(r rune) string {
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) && name != "Common" && name != "Inherited" {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return ""
}

func (f *faces) notices() []string {
	if len(f.symbols) == 0 {
		return nil
	}
	first := slices.Sorted(maps.Keys(f.symbols))[0]
	return []string{fmt.Sprintf("%s that the typefaces of the PDF do not have %s, such as [U+%04X] for %s.",
		counted(len(f.symbols)), by(len(f.symbols)), first, printable.Text(string(first)))}
}

func counted(n int) string {
	if n == 1 {
		return "1 symbol"
	}
	return fmt.Sprintf("%d symbols", n)
}

func by(n int) string {
	if n == 1 {
		return "is written by its number"
	}
	return "are written by their numbers"
}
