package tei

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/timing"
)

// header is what a file says apart from its text. Its parts may stand anywhere.
type header struct {
	title, date, place string
	people             []person
	times              map[string]int64 // of the recording, by id

	titles int      // seen so far
	path   []string // the elements that are open
	origin *int64   // the time of day when the recording begins
	last   string   // the id of the time before
	unit   string
}

// person is somebody who is listed.
type person struct {
	id, name, role string
	named          bool
}

func (h *header) read(d *xml.Decoder) error {
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			h.path = append(h.path, t.Name.Local)
			h.begin(t)
		case xml.EndElement:
			h.end()
		case xml.CharData:
			h.take(string(t))
		}
	}
}

func (h *header) begin(e xml.StartElement) {
	switch e.Name.Local {
	case "person", "personGrp", "participant":
		h.people = append(h.people, person{id: attribute(e, "id"), role: attribute(e, "role")})
	case "timeline":
		h.unit = attribute(e, "unit")
	case "when":
		h.when(e)
	case "title":
		if slices.Contains(h.path, "titleStmt") {
			h.titles++
		}
	case "date":
		if h.isHeld() && h.date == "" {
			h.date = attribute(e, "when", "when-iso", "from", "value")
		}
	}
}

// end ends an element; what follows is another word.
func (h *header) end() {
	if p := h.person(); p != nil {
		p.name += " "
		p.named = p.named || h.path[len(h.path)-1] == "persName"
	}
	h.path = h.path[:len(h.path)-1]
}

// take adds the words of an element to what they tell.
func (h *header) take(words string) {
	n := len(h.path)
	switch {
	case n < 2 || strings.TrimSpace(words) == "":
	case h.titles == 1 && slices.Contains(h.path, "title") && slices.Contains(h.path, "titleStmt"):
		h.title += words
	case h.path[n-1] == "date" && h.isHeld() && h.date == "":
		h.date = words
	case slices.Contains(h.path, "setting") && isPlace(h.path[n-1]) && h.place == "":
		h.place = words
	case h.person() != nil && !h.person().named:
		h.person().name += words
	}
}

// isHeld reports whether a date is that of the conversation, and not of its publication.
func (h *header) isHeld() bool {
	return slices.ContainsFunc(h.path, func(e string) bool { return e == "setting" || e == "recording" || e == "broadcast" })
}

func isPlace(element string) bool {
	return element == "placeName" || element == "settlement" || element == "locale" || element == "name"
}

// person is the one whose name is being told; nil if none is.
func (h *header) person() *person {
	if len(h.people) == 0 || !slices.Contains(h.path, "persName") || !slices.ContainsFunc(h.path, isPerson) {
		return nil
	}
	return &h.people[len(h.people)-1]
}

func isPerson(element string) bool {
	return element == "person" || element == "personGrp" || element == "participant"
}

// when takes a time of the timeline: one of day, or the interval since another.
func (h *header) when(e xml.StartElement) {
	id := attribute(e, "id")
	since := target(attribute(e, "since"))
	if since == "" {
		since = h.last
	}
	before, known := h.times[since]
	interval, err := strconv.ParseFloat(attribute(e, "interval"), 64)
	switch ms, absolute := timing.Clock(attribute(e, "absolute")); {
	case id == "":
		return
	case absolute && h.origin == nil:
		h.origin = &ms
		h.times[id] = 0
	case absolute:
		h.times[id] = ms - *h.origin
	case err == nil && interval >= 0 && interval < 1e9 && (known || since == ""):
		h.times[id] = before + int64(interval*h.unitMs(attribute(e, "unit"))+0.5)
	case len(h.times) == 0 && h.last == "":
		h.times[id] = 0
	}
	h.last = id
}

func (h *header) unitMs(unit string) float64 {
	if unit == "" {
		unit = h.unit
	}
	switch unit {
	case "ms":
		return 1
	case "min":
		return 60_000
	}
	return 1000
}

// time reads a reference to the timeline, or a time itself.
func (h *header) time(reference string) *int64 {
	if reference == "" {
		return nil
	}
	if ms, found := h.times[target(reference)]; found {
		return &ms
	}
	if ms, ok := timing.Clock(reference); ok {
		return &ms
	}
	if seconds, err := strconv.ParseFloat(strings.TrimSuffix(reference, "s"), 64); err == nil && seconds >= 0 && seconds < 1e9 {
		ms := int64(seconds*1000 + 0.5)
		return &ms
	}
	return nil
}

// listed are the people with an id, by which the text calls them.
func (h *header) listed() []document.Person {
	var all []document.Person
	for _, p := range h.people {
		if p.id != "" {
			role := strings.ToLower(p.role)
			asks := strings.Contains(role, "interviewer") || strings.Contains(role, "moderator")
			all = append(all, document.Person{Voice: p.id, Name: tidy(p.name), Asks: asks})
		}
	}
	return all
}
