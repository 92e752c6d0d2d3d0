package parsetest

import (
	"fmt"
	"strings"

	"manicule/internal/document"
)

// Timeline writes a document of which is known who speaks when, with a line a paragraph: kind,
// times in milliseconds, voice and text, with the times of its words in braces.
func Timeline(d document.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s | %s\n", d.Format, d.Title, d.Date, d.Place)
	for _, p := range d.People {
		fmt.Fprintf(&b, "person %s = %s, asks: %v\n", p.Voice, p.Name, p.Asks)
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w)
	}
	for _, p := range d.Paragraphs {
		fmt.Fprintf(&b, "%s%s %s-%s %s| %s", kinds[p.Kind], plus(p.Apart), when(p.Start), when(p.End), p.Voice, timed(p))
		for _, s := range p.Directions {
			fmt.Fprintf(&b, " %v", s)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func plus(apart bool) string {
	if apart {
		return "+"
	}
	return ""
}

func when(ms *int64) string {
	if ms == nil {
		return "?"
	}
	return fmt.Sprint(*ms)
}

func timed(p document.Paragraph) string {
	var b strings.Builder
	letters, at := []rune(p.Text), 0
	for _, s := range p.Syncs {
		fmt.Fprintf(&b, "%s{%d}", string(letters[at:s.At]), s.Ms)
		at = s.At
	}
	return strings.ReplaceAll(b.String()+string(letters[at:]), "\n", "⏎")
}
