package markdown

import (
	"path/filepath"
	"regexp"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/decode"
)

// How much a sign proves: two slight ones are as good as a plain one.
const (
	slight  = 1
	plainly = 2
)

// signs of Markdown, by how often each has to come. A star, a dash or a number sign here and
// there is none: people write those in plain text.
var signs = []struct {
	pattern *regexp.Regexp
	times   int
	proves  int
}{
	// bold at the start of lines, or a name in italics before a colon
	{regexp.MustCompile(`(?m)^[ \t]*(?:>[ \t]?)*(?:[-+*][ \t]+)?(?:\*\*[^*\s](?:[^*\n]*[^*\s])?\*\*|__[^_\s](?:[^_\n]*[^_\s])?__)`), 2, plainly},
	{regexp.MustCompile(`(?m)^[ \t]*(?:>[ \t]?)*(?:\*[^*\s:][^*\n:]{0,40}:?\*|_[^_\s:][^_\n:]{0,40}:?_)[ \t]*(?::|\[?\d\d?:\d\d)`), 2, plainly},
	{regexp.MustCompile(`(?m)^[ \t]*(?:>[ \t]?)*(?:\*[^*\s:][^*\n:]{0,40}:\*|_[^_\s:][^_\n:]{0,40}:_)`), 2, plainly},
	// headings
	{regexp.MustCompile(`(?m)^#{1,6}[ \t]+[^\n]*\pL`), 2, plainly},
	{regexp.MustCompile(`\A\s*#{1,6}[ \t]+[^\n]*\pL`), 1, slight},
	{regexp.MustCompile(`(?m)^[^\n]*\pL[^\n]*\n(?:={3,}|-{3,})[ \t]*$`), 1, slight},
	// the line under the head of a table
	{regexp.MustCompile(`(?m)^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$`), 1, plainly},
	// notes, links, quotations, bold somewhere, code
	{regexp.MustCompile(`(?m)^\[\^[^\]\n]+\]:`), 1, plainly},
	{regexp.MustCompile(`\]\((?:https?://|mailto:|[#./])[^)\n]*\)`), 1, slight},
	{regexp.MustCompile(`(?m)^> ?[^>\s]`), 2, slight},
	{regexp.MustCompile(`\*\*[^*\s][^*\n]*\*\*`), 1, slight},
	{regexp.MustCompile("(?m)^(?:```|~~~)"), 2, slight},
}

// extensions that Markdown files have.
var extensions = map[string]bool{".md": true, ".markdown": true, ".mdown": true, ".mkd": true, ".mkdn": true, ".qmd": true, ".rmd": true}

// Is reports whether a text file is written in Markdown, by the beginning of its text. Its
// name counts as a slight sign among others.
func Is(f document.File) bool {
	start := decode.Peek(f.Data)
	if _, rest := cutFrontMatter(start); len(rest) < len(start) {
		return true
	}
	proof := 0
	for _, s := range signs {
		if len(s.pattern.FindAllStringIndex(start, s.times)) == s.times {
			proof += s.proves
		}
	}
	if proof > 0 && extensions[strings.ToLower(filepath.Ext(f.Name))] {
		proof += slight
	}
	return proof >= plainly
}
