// Package timing reads the times of day and of recordings that transcripts carry, and keeps
// of many only those that somebody who listens needs.
package timing

import (
	"strings"
	"unicode/utf8"

	"manicule/internal/document"
)

// Clock reads a time such as 1:02:03,456 or 02:03.4 or -00:01: hours, which may be left out,
// minutes, seconds, and a fraction of a second after a full stop or a comma, in milliseconds.
// A number above 59 is taken as it is. What has no colon is not a time.
func Clock(s string) (ms int64, ok bool) {
	s, negative := strings.CutPrefix(strings.TrimSpace(s), "-")
	whole, fraction := s, ""
	if at := strings.IndexAny(s, ".,"); at >= 0 {
		whole, fraction = s[:at], s[at+1:]
	}
	if strings.HasSuffix(whole, ":") {
		return 0, false
	}
	seconds, groups := int64(0), 0
	for group := ""; groups == 0 || whole != ""; groups++ {
		group, whole, _ = strings.Cut(whole, ":")
		n, ok := digits(group)
		if !ok || groups == 3 {
			return 0, false
		}
		seconds = seconds*60 + n
	}
	part, ok := thousandths(fraction)
	if !ok || groups < 2 {
		return 0, false
	}
	if ms = seconds*1000 + part; negative {
		ms = -ms
	}
	return ms, true
}

// digits reads a number of at most 6 digits, so that no sum of them overflows.
func digits(s string) (n int64, ok bool) {
	if len(s) == 0 || len(s) > 6 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}

// thousandths reads the first three digits of a fraction; the others are less than matters.
func thousandths(fraction string) (n int64, ok bool) {
	for i := range max(3, len(fraction)) {
		digit := byte('0')
		if i < len(fraction) {
			digit = fraction[i]
		}
		if digit < '0' || digit > '9' {
			return 0, false
		}
		if i < 3 {
			n = n*10 + int64(digit-'0')
		}
	}
	return n, true
}

// Word says that the word at a byte of a text is spoken at a time.
type Word struct {
	Byte int
	Ms   int64
}

const (
	longest  = 5000 // a stretch without a time, where the words have times
	shortest = 1000 // between two times
)

// Syncs keeps the times of the words that begin a sentence, and those 5 seconds or more after
// the last time that was kept, but none less than a second after it. A paragraph's start
// is the first of them and is not repeated. Words must be in the order of the text; those
// whose time runs backwards are left out.
func Syncs(s string, start *int64, words []Word) []document.Sync {
	var kept []document.Sync
	last, at, points := int64(0), 0, 0
	if start != nil {
		last = *start
	}
	for i, w := range words {
		after := w.Ms - last
		first := start == nil && i == 0
		if !first && after < longest && (after < shortest || !beginsSentence(s[:w.Byte])) {
			continue
		}
		points += utf8.RuneCountInString(s[at:w.Byte])
		at, last = w.Byte, w.Ms
		kept = append(kept, document.Sync{At: points, Ms: w.Ms})
	}
	return kept
}

// beginsSentence reports whether what follows these words begins a sentence.
func beginsSentence(before string) bool {
	before = strings.TrimRight(before, " \t\n\"'”’»)")
	r, _ := utf8.DecodeLastRuneInString(before)
	return before != "" && strings.ContainsRune(".?!…。？！؟।", r)
}
