package app

// SearchRequest is what the page searches for, and where. View is the part of the page that
// asks: a search that the same part asked for before is given up.
type SearchRequest struct {
	View    string `json:"view"`
	Words   string `json:"words"`
	Pattern bool   `json:"pattern"` // Words is a regular expression
	Filter  string `json:"filter"`
}

// ReadFilter is a filter as it was read. Words is the filter as it is best typed, Bound the same
// with ids for names.
type ReadFilter struct {
	Words string       `json:"words"`
	Bound string       `json:"bound"`
	Terms []FilterTerm `json:"terms"`
}

// SearchHits are some hits, in the order of the library.
type SearchHits struct {
	Hits []SearchHit `json:"hits"`
	Next int         `json:"next"` // the passage after which to go on; 0 where nothing is left
}

// SearchHit is one passage in which something was found.
type SearchHit struct {
	Passage      int    `json:"passage"`
	TranscriptID string `json:"transcriptId"`
	Turn         int    `json:"turn"` // 0 outside turns
	SpeakerID    string `json:"speakerId"`
	Text         string `json:"text"`  // what stands around the first match
	Marks        []Span `json:"marks"` // the matches in Text
	Cut          bool   `json:"cut"`   // words stand before Text
	CutEnd       bool   `json:"cutEnd"`
	Matches      int    `json:"matches"` // in the whole passage
}

// SearchCount is how many hits there are. Where it is not Done, asking with it counts on.
type SearchCount struct {
	Hits        int    `json:"hits"`
	Transcripts int    `json:"transcripts"`
	Done        bool   `json:"done"`
	After       int    `json:"after"`
	Last        string `json:"last"`
}

// SearchWritings are the notes, memos, tags, speakers or titles in which something was found.
type SearchWritings struct {
	Kind  string          `json:"kind"` // "tag", "speaker", "transcript", "memo" or "highlight", whose note it is
	Total int             `json:"total"`
	First []SearchWriting `json:"first"`
}

// SearchWriting is one of them. ID is that of what its kind says.
type SearchWriting struct {
	ID           string `json:"id"`
	TranscriptID string `json:"transcriptId"` // of a note
	Text         string `json:"text"`         // what stands around the first match
	Marks        []Span `json:"marks"`
	Cut          bool   `json:"cut"`
	CutEnd       bool   `json:"cutEnd"`
}

// SearchPlaces are all matches in the transcript of a passage.
type SearchPlaces struct {
	TranscriptID string `json:"transcriptId"` // empty where the passage is gone
	Matches      []Span `json:"matches"`
	First        int    `json:"first"` // the first match of the passage, counted from 0
}

// Concordance is every match with the words around it.
type Concordance struct {
	Lines []ConcordanceLine `json:"lines"`
	More  bool              `json:"more"` // there are matches beyond these
}

// ConcordanceLine is one match.
type ConcordanceLine struct {
	Passage      int    `json:"passage"`
	Match        int    `json:"match"` // in the passage, counted from 0
	TranscriptID string `json:"transcriptId"`
	Turn         int    `json:"turn"`
	SpeakerID    string `json:"speakerId"`
	Before       string `json:"before"`
	Words        string `json:"words"`
	After        string `json:"after"`
}

// HitMarking is what to highlight of a search. Only are the passages chosen; All takes every one.
type HitMarking struct {
	Search  SearchRequest `json:"search"`
	All     bool          `json:"all"`
	Only    []int         `json:"only"`
	Extent  string        `json:"extent"` // "words", "sentence" or "turn"
	TagIDs  []string      `json:"tagIds"`
	NewTags []NewTag      `json:"newTags"`
}

// HitMarkings says what a marking does.
type HitMarkings struct {
	New         int         `json:"new"`
	Tagged      int         `json:"tagged"`  // highlights that are there and get the tags
	Already     int         `json:"already"` // places that are highlighted so
	Transcripts int         `json:"transcripts"`
	First       []HitMarked `json:"first"`
}

// HitMarked is one place that is highlighted.
type HitMarked struct {
	TranscriptID string `json:"transcriptId"`
	Turn         int    `json:"turn"`
	SpeakerID    string `json:"speakerId"`
	Quote        string `json:"quote"` // only the beginning of a long one
	Does         string `json:"does"`  // "new", "tags" or "already"
}

// Progress is how far something is; Of is 0 while that is not known.
type Progress struct {
	Done int `json:"done"`
	Of   int `json:"of"`
}
