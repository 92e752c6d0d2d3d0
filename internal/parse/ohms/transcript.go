package ohms

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"manicule/internal/document"
)

var (
	stamp = regexp.MustCompile(`\{[0-9:]*\}`)                              // a time in the running text
	sign  = regexp.MustCompile(`\[\[?footnote\]\]?\d*\[\[?/footnote\]\]?`) // of a note, where it belongs
	mark  = regexp.MustCompile(`\[\[?/?(?:footnotes|note|link)\]\]?`)      // around the notes
)

// timed reads a transcript, a paragraph a line, with the time of the word that begins each
// interval. The notes at its end are notes.
func timed(transcript, sync string) []document.Paragraph {
	syncs := minutes(sync)
	var all []document.Paragraph
	apart, notes := false, false
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(transcript, "Transcript: ")) {
		words := clean(line)
		notes = notes || strings.Contains(line, "[footnotes]")
		if words == "" {
			apart = true
		} else {
			p := document.Paragraph{Text: words, Apart: apart}
			if notes {
				p.Kind = document.Note
			}
			p.Syncs = syncsOf(words, syncs[n])
			all, apart = append(all, p), false
		}
		n++
	}
	return all
}

func clean(line string) string {
	if strings.ContainsAny(line, "[{") {
		for _, r := range []*regexp.Regexp{stamp, sign, mark} {
			line = r.ReplaceAllString(line, "")
		}
	}
	return strings.TrimSpace(line)
}

// place is a word of a line, counted from 1, and its time.
type place struct {
	word int
	ms   int64
}

// minutes reads a list such as "1:|12(5)|31(2)": the words that begin each interval of so many
// minutes, by their lines, which count from 0. It says which lines have such words.
func minutes(sync string) map[int][]place {
	size, list, found := strings.Cut(strings.TrimSpace(sync), ":")
	interval, err := strconv.Atoi(size)
	if !found || err != nil || interval < 1 || interval > 60 {
		return nil
	}
	places := map[int][]place{}
	n := int64(0)
	for entry := range strings.SplitSeq(strings.TrimPrefix(list, "|"), "|") {
		n++
		line, word, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(entry), ")"), "(")
		at, err := strconv.Atoi(line)
		if err != nil || at < 0 {
			continue
		}
		nth, _ := strconv.Atoi(word) // 0, the line's beginning, if none is told
		places[at] = append(places[at], place{nth, n * int64(interval) * 60_000})
	}
	return places
}

// syncsOf are the times in a line, those left out that run backwards.
func syncsOf(line string, places []place) []document.Sync {
	var all []document.Sync
	for _, p := range places {
		at := wordAt(line, p.word)
		if n := len(all); n == 0 || all[n-1].At < at {
			all = append(all, document.Sync{At: at, Ms: p.ms})
		}
	}
	return all
}

// wordAt is where the nth word of a line begins, in code points; the line's beginning if it
// has fewer.
func wordAt(line string, nth int) int {
	from := 0
	for word := range strings.FieldsSeq(line) {
		at := from + strings.Index(line[from:], word)
		if nth--; nth <= 0 {
			return utf8.RuneCountInString(line[:at])
		}
		from = at + len(word)
	}
	return 0
}
