package recognise

import (
	"cmp"
	"strings"
	"time"
	"unicode"

	"manicule/internal/document"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Front matter longer than this is read no further for a title, a date and a place.
const maxFrontLines = 100

// describe gives a draft its title, date and place: as the front matter has them, else as
// the file says.
func describe(draft *transcript.Draft, d document.Document) {
	for _, p := range d.Paragraphs {
		if p.Kind == document.Title && looksLikeTitle(strings.TrimSpace(p.Text)) {
			draft.Title = singleSpaced(p.Text)
			break
		}
	}
	if draft.Title == "" && headsAPart(d) {
		draft.Title = singleSpaced(d.Title)
	}
	readFront(draft)
	draft.Title = cmp.Or(draft.Title, singleSpaced(d.Title))
	draft.Date = cmp.Or(draft.Date, isoDate(d.Date), singleSpaced(d.Date))
	draft.Place = cmp.Or(draft.Place, singleSpaced(d.Place))
}

// headsAPart reports whether a document begins with one of several headings, none of which
// is its title.
func headsAPart(d document.Document) bool {
	headings := 0
	for _, p := range d.Paragraphs {
		if p.Kind == document.Heading {
			headings++
		}
	}
	return headings > 1 && d.Paragraphs[0].Kind == document.Heading
}

// readFront reads the title, the date and the place out of the front matter.
func readFront(d *transcript.Draft) {
	lines := frontLines(d)
	for i, line := range lines {
		name, value := splitMetadata(line)
		if i == 0 && name == "" && d.Title == "" && looksLikeTitle(line) {
			d.Title = line
		}
		switch {
		case titleLabels[name] && d.Title == "":
			d.Title = value
		case placeLabels[name] && d.Place == "":
			d.Place = value
		case dateLabels[name] && d.Date == "":
			d.Date = cmp.Or(isoDate(value), value)
		case name == "" && d.Date == "":
			d.Date = isoDate(line)
			if d.Date != "" && d.Place == "" && i > 0 && looksLikePlace(lines[i-1]) {
				d.Place = lines[i-1]
			}
		}
	}
}

func frontLines(d *transcript.Draft) []string {
	if d.Front.Len() == 0 {
		return nil
	}
	front := text.New(d.Text).Slice(d.Front)
	lines := strings.FieldsFunc(front, func(r rune) bool { return r == '\n' || r == '\u2028' })
	lines = lines[:min(len(lines), maxFrontLines)]
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return lines
}

// splitMetadata divides "DATE: 11 December 2023" into "date" and its value; a line of
// another kind has no name and is all value.
func splitMetadata(line string) (name, value string) {
	h := readHead(line)
	if h.end != colon || kindOf(h.name) != metadata && !personLabels[labelStem(h.name)] {
		return "", line
	}
	return labelStem(h.name), strings.TrimSpace(h.rest)
}

// looksLikeTitle reports whether the first line of the front matter can stand as a title.
func looksLikeTitle(line string) bool {
	const most = 200
	return len(line) <= most && strings.ContainsFunc(line, unicode.IsLetter) && !strings.ContainsRune("[(", rune(line[0]))
}

// looksLikePlace reports whether a line reads like "Moscow, Russia".
func looksLikePlace(line string) bool {
	const most = 80
	parts := strings.Split(line, ",")
	if len(line) > most || len(parts) < 2 || len(parts) > 3 {
		return false
	}
	for _, part := range parts {
		words := strings.Fields(part)
		if len(words) == 0 || len(words) > 4 || smallWords[words[0]] || !likeName(words) || !spelled(part) {
			return false
		}
		if officeWords[strings.ToLower(strings.Trim(words[0], "."))] {
			return false
		}
	}
	return true
}

// spelled reports whether a part of a place's name holds letters and what joins them only.
func spelled(part string) bool {
	return !strings.ContainsFunc(part, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M) && !strings.ContainsRune(" .'’-", r)
	})
}

// officeWords begin what follows a comma after a person's name, not a city's.
var officeWords = oneOf(`secretary, minister, president, professor, prof, director, ambassador, chair, chairman,
	chairwoman, editor, author, phd, ph.d, md, m.d, jr, sr, esq, senator, governor, head, deputy, assistant,
	correspondent, interviewer, interviewee, dr, mr, mrs, ms`)

// isoDate reads a line that holds a date in one of the usual English forms and nothing
// else, as "2016-03-23"; "" if it holds no such date.
func isoDate(line string) string {
	const most = 50
	if len(line) > most {
		return ""
	}
	if day, err := time.Parse(time.DateOnly, line); err == nil {
		return day.Format(time.DateOnly)
	}
	words := dateWords(line)
	for _, layout := range []string{"January 2 2006", "2 January 2006", "Jan 2 2006", "2 Jan 2006"} {
		if day, err := time.Parse(layout, words); err == nil {
			return day.Format(time.DateOnly)
		}
	}
	return ""
}

// dateWords strips a written date of weekday, commas, ordinal endings and "of".
func dateWords(line string) string {
	var kept []string
	for _, word := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) {
		word = strings.TrimSuffix(word, ".")
		if unicode.IsDigit(firstRune(word)) {
			word = strings.TrimRight(word, "stndrh")
		}
		switch {
		case word == "sept":
			word = "sep"
		case word == "of", word == "the", len(kept) == 0 && weekdays[word]:
			continue
		}
		kept = append(kept, word)
	}
	return strings.Join(kept, " ")
}

var weekdays = oneOf(`monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur,
	thurs, fri, sat, sun`)
