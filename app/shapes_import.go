package app

import (
	"manicule/internal/recognise"
	"manicule/internal/transcript"
)

// The shapes of importing. A file on its way in is known to the page by a key; its path
// never crosses. Positions are UTF-16 units of a paragraph.

// ImportStatus says how far an import is. Files are those that have changed after the
// revision that was asked about.
type ImportStatus struct {
	Batch    string       `json:"batch"` // empty when no import is prepared
	Phase    string       `json:"phase"` // "gathering", "reading", "ready" or "importing"
	Done     int          `json:"done"`  // files of the phase
	Of       int          `json:"of"`
	Left     int          `json:"left"`  // seconds, about; -1 where it can't be told yet
	Total    int          `json:"total"` // files on the list
	Files    []ImportFile `json:"files"`
	Revision int          `json:"revision"`
}

// ImportFile is a file on its way in.
type ImportFile struct {
	Key      string `json:"key"`
	Name     string `json:"name"`
	Folder   string `json:"folder"` // where it lay in the folder that was chosen
	Bytes    int    `json:"bytes"`
	State    string `json:"state"`  // "waiting", "reading", "read", "failed", "left out" or "done"
	Reason   string `json:"reason"` // why it failed or is left out
	Again    string `json:"again"`  // the transcript in the project that was read from the same bytes
	Title    string `json:"title"`
	Words    int    `json:"words"`
	Turns    int    `json:"turns"`
	Speakers int    `json:"speakers"`
	Gaps     int    `json:"gaps"`
	Unsure   int    `json:"unsure"` // how many things are worth a look
}

// ImportChoices are what the person decided about a file.
type ImportChoices struct {
	recognise.Choices
	Encoding    string                     `json:"encoding"`    // empty: as detected
	People      map[string]string          `json:"people"`      // by name to use: the id of the speaker of the project who that is; empty: another person
	PeopleRoles map[string]transcript.Role `json:"peopleRoles"` // what speakers of the project do from now on, by their ids
	Marks       recognise.MarkChoices      `json:"marks"`       // what becomes of comments and coloured passages
}

// ImportRequest says what to import: all files of the batch that were not left out.
type ImportRequest struct {
	LeaveOut []string                 `json:"leaveOut"` // keys
	Again    []string                 `json:"again"`    // keys of files that come in although they are in the project already
	Common   ImportChoices            `json:"common"`   // for the files without choices of their own
	Own      map[string]ImportChoices `json:"own"`      // by key
}

// ImportPreview is a file as it will read.
type ImportPreview struct {
	Key       string            `json:"key"`
	Name      string            `json:"name"`
	Format    string            `json:"format"`
	Encoding  string            `json:"encoding"`
	Encodings []string          `json:"encodings"` // that can be chosen; none where the format says it
	Bytes     int               `json:"bytes"`
	SHA256    string            `json:"sha256"`
	Title     string            `json:"title"`
	Date      string            `json:"date"`
	Place     string            `json:"place"`
	Pattern   string            `json:"pattern"`
	Patterns  []string          `json:"patterns"` // that find turns in it, and "nobody"
	Labels    []ImportLabel     `json:"labels"`
	Alike     [][]string        `json:"alike"` // names that may be one person's
	Unsure    []string          `json:"unsure"`
	Warnings  []string          `json:"warnings"`
	Words     int               `json:"words"`
	Turns     int               `json:"turns"`
	Gaps      int               `json:"gaps"`
	People    []ImportPerson    `json:"people"`
	Marks     ImportMarks       `json:"marks"`
	Lines     []ImportParagraph `json:"lines"` // the first paragraphs
	More      int               `json:"more"`  // paragraphs after those
}

// ImportLabel is somebody as the file names them, before the person's choices.
type ImportLabel struct {
	Labels []string `json:"labels"` // as found
	Name   string   `json:"name"`
	Role   string   `json:"role"`
	Turns  int      `json:"turns"`
}

// ImportPerson is a speaker of the file who may be somebody known.
type ImportPerson struct {
	Name  string        `json:"name"` // as it is after the person's choices
	Known []KnownPerson `json:"known"`
}

// KnownPerson is a speaker of the project, or one whom other files of the import name.
type KnownPerson struct {
	ID          string `json:"id"` // empty for one who is not in the project yet
	Name        string `json:"name"`
	Display     string `json:"display"`
	Role        string `json:"role"`
	Transcripts int    `json:"transcripts"` // of the project in which they speak
	Files       int    `json:"files"`       // others of the import that name them
	Same        bool   `json:"same"`        // the speaker is taken to be them
}

// ImportMarks are the passages that are marked in the file.
type ImportMarks struct {
	Comments   int            `json:"comments"`
	Passages   int            `json:"passages"` // that are coloured
	Says       string         `json:"says"`     // how the first comment begins
	Colours    []ImportColour `json:"colours"`
	Highlights int            `json:"highlights"` // that come of them by the choices
}

// ImportColour is a colour that passages are marked in.
type ImportColour struct {
	Colour string `json:"colour"` // "#RRGGBB"
	Name   string `json:"name"`   // as Word calls it
	Count  int    `json:"count"`
	Words  string `json:"words"` // how the first passage begins
	In     bool   `json:"in"`    // its passages come in
	Tag    string `json:"tag"`   // the path of their tag; empty for none
}

// ImportParagraph is a paragraph as it will read.
type ImportParagraph struct {
	Text       string            `json:"text"`
	Speaker    string            `json:"speaker"` // as it will be kept; set on the first paragraph of a turn
	Display    string            `json:"display"` // as it is shown
	Role       string            `json:"role"`    // of whoever speaks
	Time       string            `json:"time"`
	Kind       string            `json:"kind"` // "front", "turn" or "loose"
	Directions []Span            `json:"directions"`
	Highlights []ImportHighlight `json:"highlights"`
	FrontEnd   int               `json:"frontEnd"` // for the choices: the front matter ends with this paragraph
}

// ImportHighlight is the part of a highlight that lies in a paragraph.
type ImportHighlight struct {
	Span
	Colour string `json:"colour"` // that its first tag has in the file; empty: none
}

// ImportReport says what became of each file.
type ImportReport struct {
	Files    []ImportedFile `json:"files"`
	Canceled bool           `json:"canceled"`
	Change   *Change        `json:"change"` // all files together; nil when none was imported
}

// ImportedFile is one file of an import. Error and Left are empty when it was imported.
type ImportedFile struct {
	File       string   `json:"file"`
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Words      int      `json:"words"`
	Turns      int      `json:"turns"`
	Gaps       int      `json:"gaps"`
	Highlights int      `json:"highlights"` // that it came with
	Warnings   []string `json:"warnings"`
	Left       string   `json:"left"` // why it was left out; empty if it was not
	Error      string   `json:"error"`
}
