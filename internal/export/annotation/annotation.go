// Package annotation writes highlights as annotations of the Web Annotation Data Model (W3C,
// 2017) in JSON-LD, reads such annotations, and finds their places in texts.
package annotation

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"manicule/internal/text"
)

// Annotation is what a file says of one passage. Any of it may be missing.
type Annotation struct {
	ID       string
	SourceID string // of the transcript
	Title    string // of the transcript
	Position *text.Span
	Quote    string
	Prefix   string // what stands right before the quote
	Suffix   string
	Note     string
	Tags     []Tag
	Author   string
	Created  time.Time
	Updated  time.Time
}

// Tag is a tag as an annotation carries it.
type Tag struct {
	ID     string // empty where it is not one of ours
	Path   string // "Bilateral relations > Cooperation"
	Colour string // "#RRGGBB" or empty
}

// uuid is how our ids look in a project; those in tests do not.
var uuid = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

const (
	uuidPrefix = "urn:uuid:"
	ownPrefix  = "urn:manicule:"
)

// iri names an id for the world.
func iri(id string) string {
	if uuid.MatchString(id) {
		return uuidPrefix + id
	}
	return ownPrefix + url.PathEscape(id)
}

// id is what an iri names: ours as it was, any other as it is.
func id(iri string) string {
	if own, ok := strings.CutPrefix(iri, uuidPrefix); ok {
		return own
	}
	if own, ok := strings.CutPrefix(iri, ownPrefix); ok {
		if id, err := url.PathUnescape(own); err == nil {
			return id
		}
	}
	return iri
}
