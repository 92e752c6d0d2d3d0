package app

// ExcerptQuery is which excerpts the page wants. Words is a filter as it is typed, or with ids.
type ExcerptQuery struct {
	Words   string `json:"words"`
	GroupBy string `json:"groupBy"` // "tag", "speaker", "transcript", "question" or "none"
	SortBy  string `json:"sortBy"`  // "place", "newest", "speaker", "tag", "longest" or "shortest"
	From    int    `json:"from"`    // the first of the rows that come with the answer
	Count   int    `json:"count"`   // how many
}

// ExcerptView is the answer: how many excerpts there are, in which groups, and some of their rows.
type ExcerptView struct {
	ReadFilter
	Number      int            `json:"number"` // what Rows and IDs take
	Groups      []ExcerptGroup `json:"groups"`
	Rows        []ExcerptRow   `json:"rows"`
	Shown       int            `json:"shown"` // each counted once, however many groups hold it
	Total       int            `json:"total"` // in the project
	Transcripts int            `json:"transcripts"`
	Speakers    int            `json:"speakers"`
}

// ExcerptGroup is excerpts that stand together. ID is that of a tag, a speaker or a transcript;
// a question is a turn of a transcript. Those that have none of it have an empty id.
type ExcerptGroup struct {
	ID          string `json:"id"`
	Turn        int    `json:"turn"`
	Count       int    `json:"count"`
	Transcripts int    `json:"transcripts"`
}

// ExcerptRow is an excerpt as it stands in a list. One that is gone has an empty id.
type ExcerptRow struct {
	ID           string   `json:"id"`
	TranscriptID string   `json:"transcriptId"`
	Quote        string   `json:"quote"`
	Cut          bool     `json:"cut"` // quote is only the beginning
	Note         string   `json:"note"`
	TagIDs       []string `json:"tagIds"`
	Turn         int      `json:"turn"`       // 0 outside turns
	SpeakerIDs   []string `json:"speakerIds"` // in the order they speak
	Question     string   `json:"question"`   // that it answers; only the beginning of a long one
	Created      string   `json:"created"`
}

// FilterTerm is one condition of a filter. Words is the term as it is written, with ids.
type FilterTerm struct {
	Key    string        `json:"key"`
	Not    bool          `json:"not"`
	Name   string        `json:"name"` // of an attribute
	Words  string        `json:"words"`
	Values []FilterValue `json:"values"`
}

// FilterValue is one of what a term looks for. Kind is "" (as it stands), "{}" (an id), "-" (none),
// ".." (a range from text to to), ">" or "<".
type FilterValue struct {
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	To    string `json:"to"`
	Alone bool   `json:"alone"` // a tag without those below it
	Turns int    `json:"turns"`
	Label string `json:"label"` // the name of what has the id
}

// FilterChoice is what a term may ask for, and how many excerpts would be left. An empty id is none.
type FilterChoice struct {
	ID    string `json:"id"`
	Count int    `json:"count"`
}

// KeptFilter is a filter that has a name.
type KeptFilter struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Words   string `json:"words"` // with ids for names
	GroupBy string `json:"groupBy"`
	SortBy  string `json:"sortBy"`
}

// Around is what stands around a highlight.
type Around struct {
	Passages []AroundPassage `json:"passages"`
}

// AroundPassage is a turn, or a paragraph outside turns, and what of it is highlighted.
type AroundPassage struct {
	SpeakerID string `json:"speakerId"`
	Turn      int    `json:"turn"`
	Text      string `json:"text"`
	Start     int    `json:"start"` // in text
	End       int    `json:"end"`
}
