package app

// Step is one act of the history. At is when it was done.
type Step struct {
	ID     int    `json:"id"`
	Label  string `json:"label"`
	At     string `json:"at"`
	Undone bool   `json:"undone"`
}

// Trashed is something that was removed and can be brought back.
type Trashed struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"` // "transcript", "tag" or "highlight"
	Title  string `json:"title"`
	Thrown string `json:"thrown"` // when
}

// Backup is a dated copy of the project. Key is what Keeping.Restore takes.
type Backup struct {
	Key         string `json:"key"`
	Taken       string `json:"taken"`
	Bytes       int    `json:"bytes"`
	Known       bool   `json:"known"` // whether the counts are known
	Transcripts int    `json:"transcripts"`
	Highlights  int    `json:"highlights"`
	Tags        int    `json:"tags"`
	Memos       int    `json:"memos"`
}

// Recovery is what can be done about a project that could not be opened.
type Recovery struct {
	File    string   `json:"file"`
	Folder  string   `json:"folder"`
	Message string   `json:"message"` // what is wrong
	Damaged bool     `json:"damaged"` // or else it is only out of reach: trying again may help
	Repair  *Repair  `json:"repair"`  // what would come of a repair; nil when nothing can be read
	Backups []Backup `json:"backups"` // the newest first
}

// Repair is what a repair gives, or would give.
type Repair struct {
	Whole       bool     `json:"whole"`       // nothing is lost, not even the history
	Unjournaled bool     `json:"unjournaled"` // the journal beside the file was another's and is left out
	Unsure      bool     `json:"unsure"`      // more may be lost than is told
	Transcripts int      `json:"transcripts"`
	Highlights  int      `json:"highlights"`
	Tags        int      `json:"tags"`
	Memos       int      `json:"memos"`
	Moved       int      `json:"moved"` // highlights put back where the text says their words
	Lost        Lost     `json:"lost"`
	Losses      []string `json:"losses"` // one by one, the first few
}

// Lost counts what could not be read or did not fit.
type Lost struct {
	Transcripts int `json:"transcripts"`
	Highlights  int `json:"highlights"`
	Tags        int `json:"tags"`
	Memos       int `json:"memos"`
}
