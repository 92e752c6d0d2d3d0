package markdown

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"manicule/internal/coding"
	"manicule/internal/export/filename"
	"manicule/internal/export/printable"
	"manicule/internal/export/report"
)

// Note is a file of a folder of notes.
type Note struct {
	Path string // "Interviews/Press Availability.md": safe, and unlike all others
	Body []byte
}

// Notes writes the report as notes that link to each other, as Obsidian and Logseq read them:
// one for each interview with its excerpts, one for each tag that quotes what carries it, and
// one that lists them all.
func Notes(r report.Report) []Note {
	f := folder{report: r, names: map[any]string{}}
	f.nameAll()
	notes := []Note{f.index()}
	for _, s := range r.Sources {
		notes = append(notes, f.interview(s))
	}
	carried := map[*report.Tag][]*report.Excerpt{}
	for _, e := range r.Excerpts() {
		for _, tag := range e.Tags {
			carried[tag] = append(carried[tag], e)
		}
	}
	for _, tag := range r.Tags {
		notes = append(notes, f.tag(tag, carried[tag]))
	}
	return notes
}

// WriteNotes writes the folder of notes as a ZIP archive.
func WriteNotes(w io.Writer, r report.Report) error {
	archive := zip.NewWriter(w)
	for _, note := range Notes(r) {
		entry, err := archive.CreateHeader(&zip.FileHeader{Name: note.Path, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return err
		}
		if _, err := entry.Write(note.Body); err != nil {
			return err
		}
	}
	return archive.Close()
}

// epoch is the time of every file: the earliest that a ZIP archive can tell.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// folder knows what its notes are called.
type folder struct {
	report report.Report
	names  map[any]string // by *report.Source or *report.Tag, without the extension
	title  string
}

const ending = ".md"

// nameAll gives each note a name of its own, since links go by names alone.
func (f *folder) nameAll() {
	var set filename.Set
	name := func(words, what string) string {
		return strings.TrimSuffix(set.Safe(strings.Map(inLink, words), what, ending), ending)
	}
	f.title = name(f.report.Title, "Project")
	for _, s := range f.report.Sources {
		f.names[s] = name(s.Label(), "Interview")
	}
	for _, tag := range f.report.Tags {
		f.names[tag] = name(tag.Name, "Tag")
	}
}

// inLink replaces what ends the name in a link by a space.
func inLink(r rune) rune {
	if strings.ContainsRune("[]#^|%{}`$", r) {
		return ' '
	}
	return r
}

// link leads to a note, or to a block of it.
func (f *folder) link(to any, block, words string) string {
	name := f.names[to]
	if words == name && block == "" {
		return "[[" + name + "]]"
	}
	words = strings.Join(strings.Fields(strings.Map(inLink, printable.Text(words))), " ")
	words = strings.ReplaceAll(words, "<", "‹") // there it can't be escaped, and would begin HTML
	if words == "" {
		words = name
	}
	return "[[" + name + block + "|" + words + "]]"
}

// note makes a note of front matter and of what is written into it.
func note(path string, front []property, write func(document)) Note {
	var body bytes.Buffer
	d := document{Writer: bufio.NewWriter(&body), linked: true}
	d.line("---")
	for _, p := range front {
		if p.value != "" {
			d.line(p.name, ": ", p.value)
		}
	}
	d.line("---")
	d.line()
	write(d)
	d.Flush() // into a buffer, which takes everything
	return Note{path + ending, body.Bytes()}
}

// property is a line of front matter, its value in YAML.
type property struct{ name, value string }

// quoted writes words as a string of YAML; nothing for none.
func quoted(words string) string {
	if words == "" {
		return ""
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out) // YAML takes the strings of JSON
	encoder.SetEscapeHTML(false)
	encoder.Encode(printable.Text(words)) // a string always can be
	return strings.TrimSpace(out.String())
}

func list(words []string) string {
	if len(words) == 0 {
		return ""
	}
	items := make([]string, len(words))
	for i, w := range words {
		items[i] = quoted(w)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// slug writes a tag as tags are written in front matter, "bilateral-relations/cooperation"; a tag
// without letters and digits can't be.
func slug(tag *report.Tag) string {
	var names []string
	for _, name := range coding.ParsePath(tag.Path) {
		name = strings.Map(func(r rune) rune {
			switch {
			case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r), r == '_':
				return unicode.ToLower(r)
			}
			return ' '
		}, name)
		if name = strings.Join(strings.Fields(name), "-"); name != "" {
			names = append(names, name)
		}
	}
	s := strings.Join(names, "/")
	if s == "" || strings.ContainsFunc(s, unicode.IsLetter) {
		return s
	}
	return "tag-" + s
}

func (f *folder) index() Note {
	r := f.report
	return note(f.title, []property{{"title", quoted(r.Title)}}, func(d document) {
		d.line("# ", d.own(heading(r.Title)))
		d.cover(r)
		if empty := r.Empty(); empty != "" {
			d.block(empty)
		}
		if len(r.Sources) > 0 {
			d.block("## Interviews")
			d.line()
		}
		for _, s := range r.Sources {
			d.line("- ", f.link(s, "", s.Label()), fmt.Sprintf(" (%d)", len(s.Excerpts)))
		}
		if len(r.Tags) > 0 {
			d.block("## Tags")
			d.line()
		}
		for _, tag := range r.Tags {
			d.line(strings.Repeat("  ", len(coding.ParsePath(tag.Path))-1), "- ", f.link(tag, "", tag.Name), fmt.Sprintf(" (%d)", tag.Excerpts))
		}
		f.speakers(d)
	})
}

func (f *folder) speakers(d document) {
	if len(f.report.Speakers) > 0 {
		d.block("## Speakers")
	}
	for _, s := range f.report.Speakers {
		role := ""
		if s.Role != "" {
			role = ", " + string(s.Role)
		}
		d.block("### ", d.own(heading(s.Display+role)))
		d.paragraphs("", s.Memo...)
	}
}

func (f *folder) interview(s *report.Source) Note {
	var tags, speakers []string
	for _, e := range s.Excerpts {
		for _, tag := range e.Tags {
			if s := slug(tag); s != "" {
				tags = appendNew(tags, s)
			}
		}
		for _, voice := range e.Where.Speakers {
			speakers = appendNew(speakers, voice.Display)
		}
	}
	front := []property{
		{"title", quoted(s.Label())}, {"date", quoted(s.Date)}, {"place", quoted(s.Place)}, {"speakers", list(speakers)}, {"tags", list(tags)},
		{"manicule", quoted(s.ID)},
	}
	return note("Interviews/"+f.names[s], front, func(d document) {
		d.line("# ", d.own(heading(s.Label())))
		d.paragraphs("", s.Details())
		d.paragraphs("", s.Memo...)
		for _, e := range s.Excerpts {
			if !f.report.Pace.GoesOn() {
				return
			}
			d.line()
			d.question(e.Question)
			d.quote(e.Quote)
			d.block("^", block(e))
			f.below(d, e)
		}
	})
}

// appendNew appends what is not there yet.
func appendNew(list []string, item string) []string {
	if slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}

// block is what an excerpt's quote is called in its note: letters, digits and hyphens.
func block(e *report.Excerpt) string {
	id := strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return '-'
	}, e.Highlight.ID)
	return "h-" + strings.Trim(id, "-")
}

// below writes what is said of a quote.
func (f *folder) below(d document, e *report.Excerpt) {
	if len(e.Citation) > 0 {
		d.block("— ", d.own(citation(e.Citation)))
	}
	if len(e.Tags) > 0 {
		links := make([]string, len(e.Tags))
		for i, tag := range e.Tags {
			links[i] = f.link(tag, "", tag.Path)
		}
		d.block("Tags: ", strings.Join(links, ", "))
	}
	d.paragraphs("Note: ", e.Note...)
}

func (f *folder) tag(tag *report.Tag, excerpts []*report.Excerpt) Note {
	front := []property{{"title", quoted(tag.Path)}, {"colour", quoted(tag.Colour)}, {"manicule", quoted(tag.ID)}}
	return note("Tags/"+f.names[tag], front, func(d document) {
		d.line("# ", d.own(heading(tag.Path)))
		d.sayings(tag.Sayings)
		d.paragraphs("", tag.Memo...)
		for _, other := range f.report.Tags {
			if other.ID == tag.ParentID {
				d.block("Under: ", f.link(other, "", other.Path))
			}
		}
		for i, e := range excerpts {
			if s := e.Where.Source; i == 0 || excerpts[i-1].Where.Source != s {
				d.block("## ", f.link(s, "", s.Label()))
			}
			d.line()
			d.question(e.Question)
			d.quote(e.Quote)
			d.block("— ", f.link(e.Where.Source, "#^"+block(e), place(e)))
			d.paragraphs("Note: ", e.Note...)
		}
	})
}

// place is the citation, or where there is none the turn.
func place(e *report.Excerpt) string {
	if len(e.Citation) > 0 {
		return e.Citation.String()
	}
	return e.Where.Turns()
}
