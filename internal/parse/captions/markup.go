package captions

import (
	"html"
	"slices"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/timing"
)

// add makes the paragraphs of a caption.
func (r *reader) add(c cue) {
	times := [2]int64{c.start, c.end}
	yield := func(p document.Paragraph, words []timing.Word) {
		if len(r.out.Paragraphs) > mostParagraphs {
			return // too many already, in one caption perhaps
		}
		if c.timed {
			p.Start = &times[0]
		} else {
			p.Kind = document.Body
		}
		if c.ended {
			p.End = &times[1]
		}
		p.Syncs = timing.Syncs(p.Text, p.Start, words)
		r.out.Paragraphs = append(r.out.Paragraphs, p)
	}
	if words, ok := bare(c.lines); ok {
		yield(document.Paragraph{Text: words, Kind: document.Caption}, nil)
		return
	}
	p := payload{markup: r.layout.markup, line: &r.line, yield: yield}
	p.read(c.lines)
}

// bare returns the words of a caption that has nothing to look for, which most are.
func bare(lines []string) (string, bool) {
	if len(lines) != 1 {
		return "", false
	}
	words := strings.TrimSpace(lines[0])
	return words, words != "" && !strings.ContainsAny(words, "<&{>")
}

// payload reads the lines of one caption.
type payload struct {
	markup bool
	line   *line
	voice  string // who speaks from here on
	ruby   bool   // inside the small letters that say how others are read
	breaks int    // <br> one after the other
	yield  func(document.Paragraph, []timing.Word)
}

func (p *payload) read(lines []string) {
	p.line.reset()
	p.line.voice = ""
	for _, line := range lines {
		for line != "" {
			line = line[p.step(line):]
		}
		p.line.end(screen)
	}
	p.line.paragraphs(p.yield)
}

// step reads up to and with the next sign of markup, and returns how many bytes that took.
func (p *payload) step(line string) int {
	at := strings.IndexAny(line, "<&{")
	if at != 0 {
		if at < 0 {
			at = len(line)
		}
		p.write(line[:at])
		return at
	}
	if size := p.sign(line); size > 0 {
		return size
	}
	p.write(line[:1])
	return 1
}

// sign reads the tag, letter or style at the beginning of line; 0 if it is none.
func (p *payload) sign(line string) int {
	switch line[0] {
	case '<':
		if end := closing(line, '>', 512); end > 0 && p.tag(line[1:end]) {
			return end + 1
		}
	case '&':
		if end := closing(line, ';', 32); end > 0 {
			if letter := entity(line[:end+1]); letter != line[:end+1] {
				p.write(letter)
				return end + 1
			}
		}
	case '{':
		if end := closing(line, '}', 512); end > 0 && line[1] == '\\' {
			return end + 1
		}
	}
	return 0
}

// closing finds where a sign ends, if that is near.
func closing(line string, last byte, most int) int {
	end := strings.IndexByte(line[:min(len(line), most)], last)
	if end > 0 && strings.IndexByte(line[1:end], line[0]) >= 0 {
		return -1
	}
	return end
}

// entity decodes one letter written as &name; a line's end is a space here.
func entity(s string) string {
	switch letter := html.UnescapeString(s); letter {
	case "\r", "\n", "\x00":
		return " "
	default:
		return letter
	}
}

func (p *payload) write(words string) {
	if p.ruby {
		return
	}
	if strings.TrimSpace(words) != "" {
		p.breaks = 0
		if p.voice != p.line.voice {
			p.change()
		}
	}
	p.line.write(words)
}

// change begins to write for another voice.
func (p *payload) change() {
	if len(p.line.text) > 0 {
		p.line.paragraphs(p.yield)
		next := p.line.next
		p.line.reset()
		p.line.next = next
	}
	p.line.voice = p.voice
}

var knownTags = []string{"i", "b", "u", "s", "c", "v", "lang", "ruby", "rt", "rp", "rb", "font", "em", "strong", "span", "p", "br", "div", "small", "big", "sub", "sup", "tt", "strike", "del", "ins", "mark", "a", "q", "cite", "code"}

// tag reads what stands between < and >, and reports whether it was a tag.
func (p *payload) tag(inside string) bool {
	if ms, ok := timing.Clock(inside); ok {
		p.line.next = &ms
		return true
	}
	name, rest := tagName(inside)
	known := slices.Contains(knownTags, strings.TrimPrefix(name, "/"))
	if !known && !p.unknownTag(name, rest) {
		return false
	}
	switch name {
	case "v":
		_, who, _ := strings.Cut(inside, " ")
		p.voice = strings.Join(strings.Fields(html.UnescapeString(who)), " ")
	case "/v":
		p.voice = ""
	case "rt", "rp":
		p.ruby = true
	case "/rt", "/rp", "/ruby":
		p.ruby = false
	case "br":
		p.lineBreak()
	}
	return true
}

// unknownTag reports whether something like a tag is one: in WebVTT all are, elsewhere
// <laughs> may be what somebody wrote.
func (p *payload) unknownTag(name, rest string) bool {
	if strings.Trim(name, "/") == "" || !isLetter(strings.TrimLeft(name, "/")[0]) {
		return false
	}
	return p.markup || name[0] == '/' || strings.HasSuffix(rest, "/") || strings.Contains(rest, "=")
}

// tagName returns a tag's name in small letters, and what follows it.
func tagName(inside string) (name, rest string) {
	end := strings.IndexAny(inside, ". \t=")
	if strings.HasSuffix(inside, "/") && (end < 0 || end == len(inside)-1) {
		end = len(inside) - 1
	}
	if end <= 0 {
		end = len(inside)
	}
	return strings.ToLower(inside[:end]), inside[end:]
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// lineBreak takes one <br> for the screen's, and two for the writer's.
func (p *payload) lineBreak() {
	if p.breaks++; p.breaks > 1 {
		p.line.end(apart)
		return
	}
	p.line.end(screen)
}
