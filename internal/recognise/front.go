package recognise

import (
	"strings"
	"time"
	"unicode"

	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Front matter longer than this is read no further for a title, a date and a place.
const maxFrontLines = 100

// readFront reads the title, the date and the place out of the front matter.
func readFront(d *transcript.Draft) {
	lines := frontLines(d)
	for i, line := range lines {
		name, value := splitMetadata(line)
		if i == 0 && name == "" && looksLikeTitle(line) {
			d.Title = line
		}
		switch {
		case titleLabels[name] && d.Title == "":
			d.Title = value
		case placeLabels[name] && d.Place == "":
			d.Place = value
		case dateLabels[name] && d.Date == "":
			d.Date = isoDate(value)
			if d.Date == "" {
				d.Date = value
			}
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
	lines := strings.SplitN(front, "\n", maxFrontLines+1)
	lines = lines[:min(len(lines), maxFrontLines)]
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return lines
}

// splitMetadata divides "DATE: 11 December 2023" into "date" and its value; a line of
// another kind has no name and is all value.
func splitMetadata(line string) (name, value string) {
	l, ok := readLabel(line, map[string]labelKind{})
	if !ok || l.kind != metadata && !personLabels[labelStem(l.name)] {
		return "", line
	}
	return labelStem(l.name), strings.TrimSpace(line[l.body:])
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

// lonelyTitle returns the first line of a text without turns if it stands like a title: short,
// ending no sentence, with a blank line and then more words after it.
func lonelyTitle(plain string) string {
	rest := strings.TrimLeftFunc(plain, unicode.IsSpace)
	indent := plain[:len(plain)-len(rest)]
	first, after, _ := strings.Cut(plain[strings.LastIndexByte(indent, '\n')+1:], "\n")
	second, _, _ := strings.Cut(after, "\n")
	if !isBlank(second) || isBlank(after) || !isShort(first) || !looksLikeTitle(strings.TrimSpace(first)) {
		return ""
	}
	return first
}

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
