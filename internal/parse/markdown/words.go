package markdown

import (
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
	"manicule/internal/recognise"
)

// inlines writes the words within a node.
func (w *writer) inlines(parent ast.Node, look compose.Look, kind document.Kind) error {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if err := w.inline(n, look, kind); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) inline(n ast.Node, look compose.Look, kind document.Kind) error {
	switch n := n.(type) {
	case *ast.Text:
		return w.text(n, look, kind)
	case *ast.CodeSpan:
		w.write(strings.ReplaceAll(wordsIn(n, w.source, len(w.source)), "\n", " "), look)
		return nil
	case *ast.AutoLink:
		w.write(string(n.Label(w.source)), look)
		return nil
	case *ast.RawHTML:
		w.tag(string(n.Segments.Value(w.source)), look)
		return nil
	case *ast.Link:
		if words := wordsIn(n, w.source, mostDirection); clock.MatchString(words) {
			w.write("["+words+"]", look) // a link into the recording
			return nil
		}
	case *ast.Image:
		w.flow.Picture(unescaped(wordsIn(n, w.source, mostDescription)), string(n.Title))
		return nil
	case *reference:
		return w.refer(n, look)
	case *ast.Emphasis:
		if words := unescaped(wordsIn(n, w.source, mostDirection)); recognise.IsDirection(words) {
			w.flow.Aside(strings.ReplaceAll(words, "\n", " "))
			return nil
		}
		look.Italic = look.Italic || n.Level == 1
		look.Bold = look.Bold || n.Level == 2
	}
	return w.inlines(n, look, kind)
}

// write adds words in the look of the marks and the tags around them.
func (w *writer) write(words string, look compose.Look) {
	look.Bold, look.Italic = look.Bold || w.tags.Bold, look.Italic || w.tags.Italic
	w.flow.Write(words, look)
}

// text writes words up to the end of a line. In the body each line is a paragraph at first,
// until it is known which of them belong together; elsewhere a line's end is a space.
func (w *writer) text(n *ast.Text, look compose.Look, kind document.Kind) error {
	words := string(n.Value(w.source))
	if !n.IsRaw() {
		words = unescaped(words)
	}
	w.write(words, look)
	switch {
	case n.HardLineBreak():
		w.flow.Write("\n", compose.Look{})
	case n.SoftLineBreak() && kind == document.Body:
		if err := w.flow.End(kind); err != nil {
			return err
		}
		w.flow.Begin()
	case n.SoftLineBreak():
		w.write(" ", look)
	}
	return nil
}

// How many bytes are looked at of what may be a direction, and of a picture's description.
const (
	mostDirection   = 1000
	mostDescription = 10_000
)

// wordsIn is the text of all nodes within one, as it is in the source. It ends soon after
// so many bytes.
func wordsIn(parent ast.Node, source []byte, most int) string {
	var out strings.Builder
	_ = ast.Walk(parent, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if out.Len() > most {
			return ast.WalkStop, nil
		}
		if t, ok := n.(*ast.Text); ok && entering {
			out.Write(t.Value(source))
			if t.SoftLineBreak() || t.HardLineBreak() {
				out.WriteByte('\n')
			}
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

var clock = regexp.MustCompile(`^(?:\d{1,3}:)?\d{1,2}:\d{2}(?:\.\d{1,3})?$`)

var escape = regexp.MustCompile(`\\.|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// unescaped is a text with "\*" as a star and "&amp;" as an ampersand.
func unescaped(words string) string {
	if !strings.ContainsAny(words, `\&`) {
		return words
	}
	return escape.ReplaceAllStringFunc(words, func(found string) string {
		switch {
		case found[0] == '&':
			return html.UnescapeString(found)
		case util.IsPunct(found[1]):
			return found[1:]
		}
		return found
	})
}
