package decode

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	icu "github.com/gogs/chardet"
	"github.com/wlynxg/chardet"
)

// likely is the encoding that bytes which are not UTF-8 look like. There are two
// detectors, each of which knows encodings that the other mistakes; windows-1252 is what
// remains.
func likely(data []byte) charset {
	seen := sample(data)
	few := highs(seen) < fewHighs
	for _, guess := range guesses(seen) {
		if few && slices.Contains(ofOtherEurope, guess) {
			continue
		}
		if c, ok := named(guess); ok && c.encoding != nil && !c.wide() && c.reads(seen) {
			return c
		}
	}
	return must("windows-1252")
}

// ofOtherEurope are encodings that a few letters don't tell from windows-1252: a lone "é"
// may be French or Hungarian.
var ofOtherEurope = []string{"windows-1250", "windows-1254", "ISO-8859-2", "ISO-8859-9"}

const fewHighs = 7

// highs counts the bytes outside ASCII.
func highs(data []byte) int {
	n := 0
	for _, b := range data {
		if b >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

// guesses are names of encodings, the likeliest first.
func guesses(sample []byte) []string {
	first := guessOfICU(sample)
	second := spelling(chardet.Detect(sample).Encoding)
	if first == "windows-1256" || first == "ISO-8859-6" || slices.Contains(ofOtherEurope, first) {
		return []string{first, second}
	}
	return []string{second, first}
}

// guessOfICU is the guess of the detector made after that of ICU. Of two as likely, it is
// always the same.
func guessOfICU(sample []byte) string {
	all, err := icu.NewTextDetector().DetectAll(sample)
	if err != nil {
		return ""
	}
	best := slices.MaxFunc(all, func(a, b icu.Result) int {
		return cmp.Or(cmp.Compare(a.Confidence, b.Confidence), strings.Compare(b.Charset, a.Charset))
	})
	return best.Charset
}

// spelling is a detector's name for an encoding as the web spells it.
func spelling(name string) string {
	switch name {
	case "Windows-1250", "Windows-1254":
		return strings.ToLower(name)
	case "MacRoman":
		return "macintosh"
	case "MacCyrillic":
		return "x-mac-cyrillic"
	case "CP932":
		return "Shift_JIS"
	case "CP949":
		return "EUC-KR"
	}
	return name
}

// reads reports whether the sample is, but for a stray byte, letters of the encoding.
func (c charset) reads(sample []byte) bool {
	const stray = 100
	plain := c.decode(sample)
	return strings.Count(plain, string(utf8.RuneError))*stray <= utf8.RuneCountInString(plain)
}

// sample picks the lines that tell encodings apart, those with letters outside ASCII, from
// the beginning, the middle and the end of a file.
func sample(data []byte) []byte {
	const parts, most = 3, 12 << 10
	var picked []byte
	for i := range parts {
		part := data[len(data)*i/parts : len(data)*(i+1)/parts]
		for enough := len(picked) + most; len(part) > 0 && len(picked) < enough; {
			line, rest := nextTelling(part)
			picked = append(picked, line...)
			part = rest
		}
	}
	return picked
}

// nextTelling is the first line that has a byte outside ASCII, and what comes after it. Of
// a long line it is a piece that begins and ends between letters, whatever the encoding:
// no letter of several bytes holds a space or a newline.
func nextTelling(data []byte) (line, rest []byte) {
	const before, after = 500, 2000
	high := nextHigh(data)
	if high == len(data) {
		return nil, nil
	}
	start := bytes.LastIndexByte(data[:high], '\n') + 1
	if high-start > before {
		start = high - before + bytes.IndexByte(data[high-before:high], ' ') + 1
	}
	end := len(data)
	if n := bytes.IndexAny(data[high:], "\n\r"); n >= 0 {
		end = high + n + 1
	}
	if end-high > after {
		end = high + after
		if n := bytes.LastIndexByte(data[high:end], ' '); n > 0 {
			end = high + n + 1
		}
	}
	return data[start:end], data[end:]
}
