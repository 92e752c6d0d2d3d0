package sentence

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/sentences"

	"manicule/internal/text"
)

// unfinished is a full stop that ends no sentence: after a title, after an initial or between
// initials ("U.S."). The reader goes by the same (frontend/src/reader/units.ts).
var unfinished = regexp.MustCompile(`(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|Lt|Col|Sgt|St|Jr|Sr|vs|No|(?:\p{Lu}\.)*[A-HJ-Z])\.\s*$`)

// Around returns the whole sentences that a span of a text touches, from the first letter to
// the last. A sentence ends with its paragraph.
func Around(t text.Text, span text.Span) text.Span {
	words := t.String()
	start, end := len(t.Slice(text.Span{Start: 0, End: span.Start})), len(t.Slice(text.Span{Start: 0, End: span.End}))
	from := strings.LastIndexByte(words[:start], '\n') + 1
	to := len(words)
	if i := strings.IndexByte(words[end:], '\n'); i >= 0 {
		to = end + i
	}
	first, last := from, to
	for _, edge := range ends(words[from:to]) {
		if from+edge <= start {
			first = from + edge
		} else if from+edge >= end {
			last = from + edge
			break
		}
	}
	return trimmed(t, first, last)
}

// ends are where the sentences of a paragraph end, white space included.
func ends(paragraph string) (edges []int) {
	at := 0
	for pieces := sentences.FromString(paragraph); pieces.Next(); {
		at += len(pieces.Value())
		if !unfinished.MatchString(pieces.Value()) {
			edges = append(edges, at)
		}
	}
	return edges
}

func trimmed(t text.Text, from, to int) text.Span {
	words := t.String()[from:to]
	from += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	return t.SpanOfBytes(from, from+len(strings.TrimSpace(words)))
}
