// Package ohms reads the XML of the Oral History Metadata Synchronizer.
package ohms

import (
	"bytes"
	"fmt"
	"strings"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/captions"
	"manicule/internal/parse/decode"
	"manicule/internal/parse/markup"
	"manicule/internal/text"
)

// Format is what a document read here calls its format.
const Format = "ohms"

// record is an interview: versions to 5 have a transcript and say beside it which of its
// words begins each minute, version 6 has captions.
type record struct {
	Title string `xml:"title"`
	Date  struct {
		Value string `xml:"value,attr"`
		Text  string `xml:",chardata"`
	} `xml:"date"`
	OtherDate    string     `xml:"date_nonpreferred_format"`
	Interviewees []string   `xml:"interviewee"`
	Interviewers []string   `xml:"interviewer"`
	Points       []struct{} `xml:"index>point"`
	Sync         string     `xml:"sync"`
	Transcript   string     `xml:"transcript"`
	Captions     string     `xml:"vtt_transcript"`
}

// Is reports whether data is an OHMS file.
func Is(data []byte) bool {
	name, rest := markup.Root(data)
	if strings.EqualFold(name, "record") {
		return bytes.Contains(rest, []byte("nunncenter/ohms"))
	}
	_, after, found := bytes.Cut(rest, []byte(">"))
	return name == "ROOT" && found && bytes.HasPrefix(bytes.TrimSpace(after), []byte("<record"))
}

// Read reads an interview of an OHMS file. The titles and synopses of its index are nobody's
// words and are left out, which a warning says. A file with an index and no transcript is
// refused.
func Read(f document.File) (document.Document, error) {
	whole, encoding, err := markup.Text(f)
	if err != nil {
		return document.Document{}, err
	}
	var file struct {
		record
		Records []record `xml:"record"`
	}
	if err := markup.Decoder(whole).Decode(&file); err != nil {
		return document.Document{}, markup.Damaged(f.Name, err)
	}
	records := append(file.Records, file.record)
	d := records[0].document()
	if len(d.Paragraphs) == 0 {
		return document.Document{}, records[0].refusal(f.Name)
	}
	d.Format, d.Encoding = Format, encoding
	if n := len(file.Records); n > 1 {
		d.Warnings = append(d.Warnings, fmt.Sprintf("The file has %d interviews; the first was read.", n))
	}
	return d, nil
}

func (r *record) document() document.Document {
	var d document.Document
	if vtt := plain(r.Captions); vtt != "" {
		d = captions.WebVTT(spoken(vtt))
	} else if transcript := plain(r.Transcript); !isMissing(transcript) {
		d.Paragraphs = timed(transcript, r.Sync)
	}
	d.Title = strings.Join(strings.Fields(r.Title), " ")
	d.Date = r.date()
	d.People = append(people(r.Interviewers, true), people(r.Interviewees, false)...)
	if n := len(r.Points); n > 0 {
		d.Warnings = append(d.Warnings, fmt.Sprintf("The index of %d points was left out: its titles and synopses are not spoken words.", n))
	}
	return d
}

// plain is the text of an element, whose line endings may be written as letters.
func plain(s string) string {
	clean, _ := text.Clean([]byte(s))
	return strings.TrimRight(clean, " \t\n")
}

// isMissing knows what OHMS puts where there is no transcript.
func isMissing(transcript string) bool {
	said := strings.Trim(transcript, ". \t\n")
	return said == "" || strings.EqualFold(said, "No transcript")
}

func (r *record) refusal(name string) error {
	if len(r.Points) == 0 {
		return decode.NoWords(name)
	}
	return fault.New(fault.Refused, "%s has an index of %d points and no transcript.", name, len(r.Points)).
		WithHint("Export the interview with its transcript and import that.")
}

// date is when the interview was held; what says that nobody knows is left out.
func (r *record) date() string {
	for _, date := range []string{r.Date.Value, r.Date.Text, r.OtherDate} {
		if date = strings.TrimSpace(date); date != "" && !strings.HasPrefix(strings.ToLower(date), "unknown") {
			return date
		}
	}
	return ""
}

func people(names []string, ask bool) []document.Person {
	var all []document.Person
	for _, field := range names {
		for name := range strings.SplitSeq(field, ";") {
			if name = strings.Join(strings.Fields(name), " "); name != "" {
				all = append(all, document.Person{Voice: name, Name: name, Asks: ask})
			}
		}
	}
	return all
}

// spoken cuts the annotations away that follow the captions.
func spoken(captions string) string {
	for _, mark := range []string{"\nTRANSCRIPTION END", "NOTE TRANSCRIPTION END", "\nANNOTATIONS BEGIN", "NOTE ANNOTATIONS BEGIN"} {
		captions, _, _ = strings.Cut(captions, mark)
	}
	return captions
}
