// Package filter is the language in which a person says which excerpts are meant, and what it
// means. The window and the command line read the same words:
//
//	tag:Sanctions speaker:Kerry -tag:Evasion date:2016..2017 "hidden agenda"
//
// Terms with spaces between them must all hold. What a comma divides, within a term, is any
// of. A minus before a term means that it must not hold. Quotes hold what has spaces or signs.
package filter

// Filter is a choice of excerpts: those of which every term holds. An empty one is all there are.
type Filter []Term

// Key says what a term looks at.
type Key string

const (
	Words      Key = ""           // the quote: case and accents make no difference
	Tag        Key = "tag"        // the tags it carries, with the tags below them
	Speaker    Key = "speaker"    // whoever says any of its words
	Role       Key = "role"       // what they do
	Transcript Key = "transcript" // the interview it is of, by title
	Folder     Key = "folder"     // where that is filed
	Status     Key = "status"     // how far the person is with it
	Date       Key = "date"       // when it was held
	Attribute  Key = "@"          // what is known of a speaker of its words, or of the transcript
	Has        Key = "has"        // a note
	Note       Key = "note"       // words of the note
	Overlaps   Key = "overlaps"   // a tag that a passage over some of the same words carries, its own included
	SameTurn   Key = "sameturn"   // a tag that a passage in the same turn carries, its own included
	Near       Key = "near"       // or in a turn not far from it
	Made       Key = "made"       // when it was highlighted
)

// Term is one condition. It holds if any of its values does, or with Not if none does.
type Term struct {
	Not  bool
	Key  Key
	Name string // of the attribute, for Attribute alone
	Any  []Value
}

// Kind says how a value is meant.
type Kind string

const (
	Is      Kind = ""   // as it stands: a name, words, a word of the language, a number, a date
	None    Kind = "-"  // that there is none
	ByID    Kind = "{}" // what has this id, whatever its name
	Between Kind = ".." // a number or date of the range, its ends included; an empty end is open
	Over    Kind = ">"  // a greater number, a later date
	Under   Kind = "<"  // a smaller number, an earlier date
)

// Value is one of what a term looks for.
type Value struct {
	Kind  Kind
	Text  string // the lower end, where it is a range
	To    string // the upper end of a range
	Alone bool   // a tag without those below it
	Turns int    // for Near: how many turns away at most
}

// UsualTurns is how near is near where a term does not say.
const UsualTurns = 3

// Keys returns every key that is written as a word, in the order they are offered.
func Keys() []Key {
	return []Key{Tag, Speaker, Role, Transcript, Folder, Status, Date, Note, Has, Overlaps, SameTurn, Near, Made}
}

// noneHas are the keys of which there may be none.
var noneHas = map[Key]bool{Tag: true, Speaker: true, Role: true, Folder: true, Date: true, Attribute: true}

// named are the keys whose values are names of things in the project.
var named = map[Key]bool{Tag: true, Speaker: true, Transcript: true, Folder: true, Overlaps: true, SameTurn: true, Near: true}

// tagged are the keys whose values are tags.
var tagged = map[Key]bool{Tag: true, Overlaps: true, SameTurn: true, Near: true}

// dated are the keys whose values are dates or ranges of them.
var dated = map[Key]bool{Date: true, Made: true}

// Choices returns the words a key's values are one of; none where they are free.
func Choices(key Key) []string { return choices[key] }

var choices = map[Key][]string{
	Role:   {"interviewer", "respondent"},
	Status: {"unread", "reading", "done"},
	Has:    {"note"},
}
