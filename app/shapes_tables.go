package app

// The shapes of the tables of transcripts and of speakers.

// Folder is where transcripts are filed.
type Folder struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Attribute is a column that the person has made.
type Attribute struct {
	ID   string `json:"id"`
	Of   string `json:"of"` // "transcript" or "speaker"
	Name string `json:"name"`
}

// Cell is one value of a table. Field is "title", "date", "place", "folder" (an id), "status"
// ("unread", "reading", "done", or "" as its reading tells), "name", "role", or the id of an attribute.
type Cell struct {
	SubjectID string `json:"subjectId"`
	Field     string `json:"field"`
	Value     string `json:"value"`
}

// SpeakerCount is how much a speaker says, and how many highlights begin there.
type SpeakerCount struct {
	ID          string `json:"id"`
	Transcripts int    `json:"transcripts"`
	Turns       int    `json:"turns"`
	Words       int    `json:"words"`
	Highlights  int    `json:"highlights"`
}

// Linked is what a link in a memo leads to now. Without words it is gone.
type Linked struct {
	Ref          string `json:"ref"` // "turn:ID" or "highlight:ID"
	Words        string `json:"words"`
	TranscriptID string `json:"transcriptId"`
	Turn         int    `json:"turn"` // its number; 0 outside turns
}

// TableChoices say how a spreadsheet is read; the zero value is as looks best.
type TableChoices struct {
	Sheet   int      `json:"sheet"`   // of a workbook, from 0
	Targets []string `json:"targets"` // where each column goes: "" nowhere, "name of the row", "new column", or a field
}

// TablePreview is what taking a spreadsheet in would change.
type TablePreview struct {
	Of           string        `json:"of"`
	File         string        `json:"file"` // its own name; empty when the dialog was canceled
	Choices      TableChoices  `json:"choices"`
	Sheets       []string      `json:"sheets"`
	Columns      []TableColumn `json:"columns"`
	Fields       []TableField  `json:"fields"` // where columns may go, besides
	Rows         int           `json:"rows"`
	Matched      int           `json:"matched"`
	Changed      int           `json:"changed"` // cells
	Unknown      []string      `json:"unknown"` // the first names that nobody has
	UnknownInAll int           `json:"unknownInAll"`
	Unsure       []string      `json:"unsure"` // names that several have
	Unread       []string      `json:"unread"` // sentences on what means nothing
	NewNames     []string      `json:"newNames"`
	Changes      []TableChange `json:"changes"` // the first
}

// TableColumn is a column of a spreadsheet, and the first thing in it.
type TableColumn struct {
	Heading string `json:"heading"`
	Sample  string `json:"sample"`
}

// TableField is a column of the table that one of a spreadsheet may go to.
type TableField struct {
	Field string `json:"field"`
	Name  string `json:"name"`
}

// TableChange is a cell that would be another.
type TableChange struct {
	Name    string `json:"name"` // of the row
	Column  string `json:"column"`
	Was     string `json:"was"`
	Becomes string `json:"becomes"`
}
