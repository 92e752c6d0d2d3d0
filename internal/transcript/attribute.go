package transcript

// Folder is where transcripts are filed.
type Folder struct {
	ID       string
	Name     string
	Position int // in the order they are listed
}

// Status is how far the person is with a transcript; empty where that is as its reading tells.
type Status string

const (
	Unread  Status = "unread"
	Reading Status = "reading"
	Done    Status = "done"
)

// StatusOf is how far the person is with a transcript: as they have said, or else as what they
// have read of it (0 to 1) tells.
func StatusOf(said Status, progress float64) Status {
	switch {
	case said != "":
		return said
	case progress <= 0:
		return Unread
	case progress < 1:
		return Reading
	}
	return Done
}

// Filing is where a transcript is filed, and how far the person is with it.
type Filing struct {
	TranscriptID string
	FolderID     string // empty for none
	Status       Status
}

// AttributeOf is what has an attribute: every transcript or every speaker.
type AttributeOf string

const (
	OfTranscripts AttributeOf = "transcript"
	OfSpeakers    AttributeOf = "speaker"
)

// Attribute is something known of every transcript or of every speaker, such as a site or an age.
type Attribute struct {
	ID       string
	Of       AttributeOf
	Name     string
	Position int // among those of the same
}

// Value is what an attribute is for one transcript or speaker. None is empty.
type Value struct {
	AttributeID string
	SubjectID   string
	Value       string
}
