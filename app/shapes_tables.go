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
