package speechjson

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/parse/timing"
	"manicule/internal/text/spacing"
)

// speech is a piece of speech as a recogniser divides it.
type speech struct {
	voice      words
	text       words // empty: what its words make up
	start, end *int64
	words      []spoken // may lack some or all of text
}

// spoken is one word, or a sign of punctuation.
type spoken struct {
	voice      words // empty: like the word before
	text       words
	start, end *int64
	sign       bool // belongs to the word before
}

// paragraphs returns a paragraph for each voice in a piece of speech.
func (s speech) paragraphs() []document.Paragraph {
	text, at := unwrapped(string(s.text)), []int(nil)
	if text == "" {
		text, at = join(s.words)
	} else {
		at = locate(text, s.words)
	}
	var found []document.Paragraph
	for _, part := range s.parts(text, at) {
		if p, ok := part.paragraph(text); ok {
			found = append(found, p)
		}
	}
	return found
}

// unwrapped undoes the line breaks that fit a text to a screen; blank lines were meant, and
// break the line.
func unwrapped(s string) string {
	if s = strings.TrimSpace(s); !strings.Contains(s, "\n") {
		return s
	}
	var b strings.Builder
	meant, last := false, rune(0)
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line == "" {
			meant = true
			continue
		}
		first, _ := utf8.DecodeRuneInString(line)
		switch {
		case b.Len() == 0:
		case meant:
			b.WriteByte('\n')
		case !spacing.None(last, first):
			b.WriteByte(' ')
		}
		b.WriteString(line)
		last, _ = utf8.DecodeLastRuneInString(line)
		meant = false
	}
	return b.String()
}

// part is a stretch of a piece of speech that has one voice.
type part struct {
	voice      words
	from, to   int // bytes of the text
	start, end *int64
	heard      *int64 // the end of its last word
	times      []timing.Word
}

// parts divides a text where the voice of its words changes. Words before the first with a
// voice have that of the whole.
func (s speech) parts(text string, at []int) []part {
	p := part{voice: s.voice, to: len(text), start: s.start, end: s.end}
	var done []part
	first := true
	for i, w := range s.words {
		if at[i] < 0 {
			continue
		}
		switch {
		case w.voice == "" || w.voice == p.voice:
		case first || p.voice == "":
			p.voice = w.voice
		default:
			p.to, p.end = at[i], p.heard
			done = append(done, p)
			p = part{voice: w.voice, from: at[i], to: len(text), start: w.start, end: s.end}
		}
		first = false
		p.take(w, at[i])
	}
	return append(done, p)
}

// take adds the times of a word that stands at a byte of the text.
func (p *part) take(w spoken, at int) {
	if w.end != nil {
		p.heard = w.end
	}
	if w.start == nil {
		return
	}
	if p.start == nil {
		p.start = w.start
	}
	p.times = append(p.times, timing.Word{Byte: at - p.from, Ms: *w.start})
}

func (p part) paragraph(text string) (document.Paragraph, bool) {
	said := strings.TrimRightFunc(text[p.from:p.to], unicode.IsSpace)
	if p.end == nil {
		p.end = p.heard
	}
	times := slices.DeleteFunc(p.times, func(w timing.Word) bool { return w.Byte >= len(said) })
	return document.Paragraph{
		Text: said, Kind: document.Caption, Voice: nameOf(p.voice),
		Start: p.start, End: p.end, Syncs: timing.Syncs(said, p.start, times),
	}, said != ""
}

// nameOf is what to call a speaker: a number or a letter alone gets "Speaker" before it.
func nameOf(label words) string {
	name := strings.Join(strings.Fields(string(label)), " ")
	number := strings.Trim(name, "0123456789") == ""
	letter := len(name) == 1 && name >= "A" && name <= "Z"
	if name != "" && (number || letter) {
		return "Speaker " + name
	}
	return name
}

// locate returns the byte where each word stands in a text; -1 for those not found near the
// word before.
func locate(text string, all []spoken) []int {
	const near = 200 // bytes
	at, from := make([]int, len(all)), 0
	for i, w := range all {
		at[i] = -1
		word := strings.TrimSpace(string(w.text))
		window := text[from:min(len(text), from+near+len(word))]
		if found := strings.Index(window, word); found >= 0 && word != "" {
			at[i] = from + found
			from += found + len(word)
		}
	}
	return at
}

// join puts words together to a text, and returns the byte where each stands in it. Words
// that bring their own spaces get no others.
func join(all []spoken) (text string, at []int) {
	spaced := slices.ContainsFunc(all, func(w spoken) bool {
		return strings.TrimSpace(string(w.text)) != string(w.text)
	})
	var b strings.Builder
	at = make([]int, len(all))
	var last rune
	for i, w := range all {
		word := string(w.text)
		if !spaced && b.Len() > 0 && !w.sign && !joined(last, word) {
			b.WriteByte(' ')
		}
		if b.Len() == 0 {
			word = strings.TrimLeftFunc(word, unicode.IsSpace)
		}
		bare := strings.TrimLeftFunc(word, unicode.IsSpace)
		if at[i] = b.Len() + len(word) - len(bare); bare == "" {
			at[i] = -1
			if !spaced {
				continue
			}
		}
		b.WriteString(word)
		last, _ = utf8.DecodeLastRuneInString(word)
	}
	return strings.TrimRightFunc(b.String(), unicode.IsSpace), at
}

// joined reports whether no space belongs between a letter and a word: between those of
// scripts that have none, and before a sign of punctuation that stands alone.
func joined(last rune, word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	if size == len(word) && strings.ContainsRune(".,!?;:…%。、，！？", first) {
		return true
	}
	return spacing.None(last, first)
}

// runs makes a piece of speech of the words that one voice says without another between.
func runs(all []spoken) []speech {
	var found []speech
	for _, w := range all {
		last := len(found) - 1
		if last < 0 || w.voice != "" && w.voice != found[last].voice {
			if last >= 0 && found[last].voice == "" {
				found[last].voice = w.voice
			} else {
				found = append(found, speech{voice: w.voice})
				last++
			}
		}
		found[last].words = append(found[last].words, w)
	}
	return found
}

// byTime puts speech in the order in which it began, where channels were recognised one after
// the other.
func byTime(all []speech) []speech {
	if slices.ContainsFunc(all, func(s speech) bool { return s.start == nil }) {
		return all
	}
	slices.SortStableFunc(all, func(a, b speech) int { return cmp.Compare(*a.start, *b.start) })
	return all
}
