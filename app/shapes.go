package app

// The shapes that cross into the window. Positions here are UTF-16 units of the transcript's
// text, the unit of JavaScript strings; times are RFC 3339 strings. No slice is ever nil.

// State is all the window needs to draw itself, but for the words of the transcripts.
type State struct {
	Project     Project      `json:"project"`
	Transcripts []ListItem   `json:"transcripts"`
	Speakers    []Speaker    `json:"speakers"`
	Tags        []Tag        `json:"tags"`
	Memos       []Memo       `json:"memos"`
	Filters     []KeptFilter `json:"filters"`    // of excerpts, that have a name
	Folders     []Folder     `json:"folders"`    // in their order
	Attributes  []Attribute  `json:"attributes"` // those of transcripts, then those of speakers, each in their order
	Palette     []string     `json:"palette"`    // the colours offered for tags, in the order new tags take them
	Pseudonyms  []Pseudonym  `json:"pseudonyms"`
	Presets     []Preset     `json:"presets"` // of exports
	Settings    Settings     `json:"settings"`
	Recent      []RecentFile `json:"recent"`
	History     History      `json:"history"`
	Revision    int          `json:"revision"`
	Notices     []Notice     `json:"notices"` // to show until they are put away
	Open        string       `json:"open"`    // the transcript that was open last; empty for none
}

// Notice is something the person should know of the project: where the file lies, what was
// mended. Offers is what can be done about it: "backups" to look through them, "copy" to
// save one, or empty.
type Notice struct {
	Text   string `json:"text"`
	Offers string `json:"offers"`
}

// Project names the open project file.
type Project struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	File     string `json:"file"` // the file's own name
	Folder   string `json:"folder"`
	ReadOnly bool   `json:"readOnly"`
}

// RecentFile is a project opened before. Key is what Library.OpenRecent takes.
type RecentFile struct {
	Key    string `json:"key"`
	Name   string `json:"name"`
	Folder string `json:"folder"`
}

// ListItem is a transcript as the library lists it.
type ListItem struct {
	ID         string  `json:"id"`
	Title      string  `json:"title"`
	Date       string  `json:"date"`
	Place      string  `json:"place"`
	Words      int     `json:"words"`
	Turns      int     `json:"turns"`
	Highlights int     `json:"highlights"`
	Speakers   int     `json:"speakers"`
	Progress   float64 `json:"progress"` // how much has been read, 0 to 1
	Opened     bool    `json:"opened"`   // at least once
	FolderID   string  `json:"folderId"` // empty for none
	Status     string  `json:"status"`   // "unread", "reading", "done", or "" as its reading tells

	Values map[string]string `json:"values"` // by the ids of their attributes
}

// Speaker is somebody who talks, with the name as written and the name to show.
type Speaker struct {
	ID      string `json:"id"`
	Name    string `json:"name"`    // "SECRETARY KERRY"
	Display string `json:"display"` // "Secretary Kerry"
	Role    string `json:"role"`    // "interviewer", "respondent" or ""

	Values map[string]string `json:"values"` // by the ids of their attributes
}

// Tag is a node of the codebook with the number of highlights that carry it.
type Tag struct {
	ID          string `json:"id"`
	ParentID    string `json:"parentId"`
	Name        string `json:"name"`
	Colour      string `json:"colour"`
	Description string `json:"description"`
	UseWhen     string `json:"useWhen"`
	UseNot      string `json:"useNot"`
	Example     string `json:"example"`
	Archived    bool   `json:"archived"` // put away: offered for no new highlights
	Key         int    `json:"key"`
	Position    int    `json:"position"`
	Highlights  int    `json:"highlights"`
}

// TagCount says how much a tag is used, by itself and (All…) with the tags below it.
type TagCount struct {
	ID             string `json:"id"`
	Highlights     int    `json:"highlights"`
	Transcripts    int    `json:"transcripts"`
	Speakers       int    `json:"speakers"`
	AllHighlights  int    `json:"allHighlights"`
	AllTranscripts int    `json:"allTranscripts"`
	AllSpeakers    int    `json:"allSpeakers"`
	Like           string `json:"like"`   // a sibling's name that looks the same and is not, unless that is known to be meant
	LikeID         string `json:"likeId"` // its id
	Unseen         bool   `json:"unseen"` // the name holds characters that can't be seen
}

// TagCounts says how much all tags are used, and how many highlights carry none.
type TagCounts struct {
	Tags     []TagCount `json:"tags"`
	Untagged int        `json:"untagged"`
}

// Removal says what becomes of the highlights of removed tags, and of the tags below them.
type Removal struct {
	Into  string `json:"into"`  // the tag that the highlights get instead; empty for none
	Below bool   `json:"below"` // the tags below go as well, instead of moving up
	Bare  bool   `json:"bare"`  // highlights that have no other tag go to the trash as well
}

// CodebookChoices say how a table is read as a codebook. Columns say what each column holds:
// "path", "name", "parent", "level", "depth", "description", "use when", "use not",
// "example", "colour", "key", "archived", or "" for nothing.
type CodebookChoices struct {
	Sheet     int      `json:"sheet"`
	Heading   bool     `json:"heading"` // the first row names the columns
	Columns   []string `json:"columns"`
	Separator string   `json:"separator"` // what stands between the names of a path; empty for nothing
}

// CodebookPreview says what taking in a codebook would do.
type CodebookPreview struct {
	File       string           `json:"file"`    // its own name; empty if none was chosen
	Project    string           `json:"project"` // whose codebook it is; empty for a table
	Sheets     []string         `json:"sheets"`
	Choices    CodebookChoices  `json:"choices"` // how it was read
	Columns    []CodebookColumn `json:"columns"`
	Separators []string         `json:"separators"` // those to choose among
	Lines      []CodebookLine   `json:"lines"`
	New        int              `json:"new"`
	Changed    int              `json:"changed"`
	Same       int              `json:"same"`
	Notes      []string         `json:"notes"` // what can't be as the table says
}

// CodebookColumn is a column of a table, with the first thing that stands in it.
type CodebookColumn struct {
	Heading string `json:"heading"`
	Sample  string `json:"sample"`
}

// CodebookLine is what becomes of one tag: it is "new", "changed" or the "same".
type CodebookLine struct {
	Path    string   `json:"path"`
	Name    string   `json:"name"`
	Depth   int      `json:"depth"`
	Status  string   `json:"status"`
	Colour  string   `json:"colour"`
	Changes []string `json:"changes"` // what changes, as CodebookChoices calls it
}

// Transcript is one interview, whole.
type Transcript struct {
	ID          string       `json:"id"`
	Title       string       `json:"title"`
	Date        string       `json:"date"`
	Place       string       `json:"place"`
	Text        string       `json:"text"`
	Length      int          `json:"length"`   // of text, in UTF-16 units: a check for the other side
	FrontEnd    int          `json:"frontEnd"` // the front matter is [0, frontEnd)
	Turns       []Turn       `json:"turns"`
	Directions  []Span       `json:"directions"`
	Highlights  []Placed     `json:"highlights"`  // in document order
	Corrections []Correction `json:"corrections"` // in order; no two touch
	Voices      []Voice      `json:"voices"`      // who speaks in it and how much
	Words       int          `json:"words"`
	Gaps        int          `json:"gaps"`   // questions left unanswered
	ReadTo      int          `json:"readTo"` // where the reader was: the position at the top of the page
	Source      Source       `json:"source"`
}

// Correction is a stretch of a transcript's text whose words were put right. One whose words were
// taken out is a place: its start is its end.
type Correction struct {
	ID    string `json:"id"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Was   string `json:"was"` // what the imported text says there; never empty
}

// Source says what a transcript was read from.
type Source struct {
	Name     string `json:"name"`
	Format   string `json:"format"`
	SHA256   string `json:"sha256"`
	Bytes    int    `json:"bytes"`
	Imported string `json:"imported"`
}

// Voice is a speaker's share of one transcript.
type Voice struct {
	SpeakerID string  `json:"speakerId"`
	Turns     int     `json:"turns"`
	Words     int     `json:"words"`
	Share     float64 `json:"share"` // of the words of all turns, 0 to 1
}

// Turn is one speaker's stretch of the text. Number counts from 1.
type Turn struct {
	SpeakerID  string `json:"speakerId"`
	Number     int    `json:"number"`
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Time       string `json:"time"`       // "0:01:02", empty where unknown
	Unanswered bool   `json:"unanswered"` // a question that another question follows
}

// Span is a half-open stretch of the text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Highlight is a marked passage. Turn is the number of the turn it starts in, 0 outside turns.
type Highlight struct {
	ID           string   `json:"id"`
	TranscriptID string   `json:"transcriptId"`
	Start        int      `json:"start"`
	End          int      `json:"end"`
	Quote        string   `json:"quote"`
	Note         string   `json:"note"`
	TagIDs       []string `json:"tagIds"`
	Turn         int      `json:"turn"`
	SpeakerID    string   `json:"speakerId"`
}

// Marked is who marked a passage, and when.
type Marked struct {
	Author  string `json:"author"` // "me" for who works here
	Created string `json:"created"`
}

// Placed is a highlight without what the page can tell from the transcript it comes with.
type Placed struct {
	ID     string   `json:"id"`
	Start  int      `json:"start"`
	End    int      `json:"end"`
	Note   string   `json:"note"`
	TagIDs []string `json:"tagIds"`
}

// Memo is free writing about the project, a transcript, a tag or a speaker.
type Memo struct {
	ID        string `json:"id"`
	Subject   string `json:"subject"` // "project", "transcript", "tag" or "speaker"
	SubjectID string `json:"subjectId"`
	Body      string `json:"body"`
	Updated   string `json:"updated"`
}

// Change is what a write, an undo or a redo did. Applying it to the window's state is the
// only way that state changes.
type Change struct {
	Revision    int           `json:"revision"`
	Label       string        `json:"label"` // the step's name: "Tag with Sanctions"
	Transcripts []ListItem    `json:"transcripts"`
	Speakers    []Speaker     `json:"speakers"`
	Tags        []Tag         `json:"tags"`
	Highlights  []Highlight   `json:"highlights"`
	Memos       []Memo        `json:"memos"`
	Folders     *[]Folder     `json:"folders"`    // all there are, where one was touched; else null
	Attributes  *[]Attribute  `json:"attributes"` // likewise
	Filters     *[]KeptFilter `json:"filters"`    // likewise
	Pseudonyms  *[]Pseudonym  `json:"pseudonyms"` // likewise
	Presets     *[]Preset     `json:"presets"`    // likewise
	Removed     Removed       `json:"removed"`
	Reread      []string      `json:"reread"`  // transcripts whose turns, words or metadata changed: open them anew
	Project     *Project      `json:"project"` // set when its name changed
	History     History       `json:"history"`
}

// Removed lists the ids of what is gone.
type Removed struct {
	Transcripts []string `json:"transcripts"`
	Speakers    []string `json:"speakers"`
	Tags        []string `json:"tags"`
	Highlights  []string `json:"highlights"`
	Memos       []string `json:"memos"`
}

// History names the steps that undo and redo would take; empty where there is none.
type History struct {
	Undo string `json:"undo"`
	Redo string `json:"redo"`
}

// Settings are the person's own, the same in every project.
type Settings struct {
	Theme        string `json:"theme"`      // "system", "light", "dark", "sepia" or "contrast"
	TextSize     int    `json:"textSize"`   // per cent, 80 to 200
	LineHeight   int    `json:"lineHeight"` // per cent of the text's size, 130 to 220
	Measure      int    `json:"measure"`    // how many letters stand in a line, about: 45 to 90
	Typeface     string `json:"typeface"`   // "literata", "inter" or "hyperlegible"
	DimQuestions bool   `json:"dimQuestions"`
	Ruler        bool   `json:"ruler"`     // a band that follows the line one reads
	LeftWidth    int    `json:"leftWidth"` // of the panels, in CSS pixels
	RightWidth   int    `json:"rightWidth"`
	AsideWidth   int    `json:"asideWidth"` // of the right pane of a split view
	LeftHidden   bool   `json:"leftHidden"`
	RightHidden  bool   `json:"rightHidden"`
	HistorySteps int    `json:"historySteps"` // that can be undone at least, 100 to 10,000
	LookFirst    bool   `json:"lookFirst"`    // files are looked at before they are imported

	Export     string            `json:"export"`     // the choices of the last export, as JSON; empty for the usual
	SingleKeys bool              `json:"singleKeys"` // letters, digits and signs alone are keys too
	Keys       map[string]string `json:"keys"`       // the person's own, by action: "Ctrl+G F4"; empty for none
}

// NewHighlight is a highlight the window has made, with its own id (a UUIDv7), so that
// sending it twice makes one. NewTags are tags made in the same movement.
type NewHighlight struct {
	ID           string   `json:"id"`
	TranscriptID string   `json:"transcriptId"`
	Start        int      `json:"start"`
	End          int      `json:"end"`
	Note         string   `json:"note"`
	TagIDs       []string `json:"tagIds"`
	NewTags      []NewTag `json:"newTags"`
}

// NewTag is a tag the window has made. An empty colour takes the next of the palette;
// the first nine tags take the keys 1 to 9.
type NewTag struct {
	ID       string `json:"id"`
	ParentID string `json:"parentId"`
	Name     string `json:"name"`
	Colour   string `json:"colour"`
}

// Quote is a highlight as it is shown away from its transcript.
type Quote struct {
	HighlightID  string `json:"highlightId"`
	TranscriptID string `json:"transcriptId"`
	Title        string `json:"title"`
	Quote        string `json:"quote"`
	Note         string `json:"note"`
	SpeakerID    string `json:"speakerId"`
	Turn         int    `json:"turn"`
}

// Spoken is where the words are that are spoken at a time.
type Spoken struct {
	Position int  `json:"position"`
	Known    bool `json:"known"` // whether the transcript has times at all
}
