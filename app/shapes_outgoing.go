package app

// Pseudonym is what somebody or something is called in what goes out.
type Pseudonym struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Replacement string `json:"replacement"`
}

// Preset is the options of an export under a name.
type Preset struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Options ExportOptions `json:"options"`
}

// AnnotationReport is what became of a file of annotations.
type AnnotationReport struct {
	File    string           `json:"file"`
	Change  *Change          `json:"change"` // null if it was canceled
	Added   int              `json:"added"`
	Known   int              `json:"known"`   // were there already
	ByQuote int              `json:"byQuote"` // of those added, were found by their words alone
	Lost    []LostAnnotation `json:"lost"`
}

// LostAnnotation is one that has no place in the project.
type LostAnnotation struct {
	Quote string `json:"quote"`
	Note  string `json:"note"`
	Why   string `json:"why"`
}

// ExportPreview is the beginning of an export, and what will be in it. What is shown is text, a
// page by its address, or a table.
type ExportPreview struct {
	Text        string     `json:"text"`
	Page        string     `json:"page"`
	Columns     []string   `json:"columns"`
	Rows        [][]string `json:"rows"`
	Cut         bool       `json:"cut"`      // it is only the beginning
	Excerpts    int        `json:"excerpts"` // highlights in it, each counted once
	Total       int        `json:"total"`    // highlights in the project
	Transcripts int        `json:"transcripts"`
	Replaced    []Replaced `json:"replaced"`  // the names that have pseudonyms
	Leaks       []Leak     `json:"leaks"`     // what is left of them
	MoreLeaks   int        `json:"moreLeaks"` // besides
}

// Replaced is a name and how often something else stands in its place.
type Replaced struct {
	Name  string `json:"name"`
	Times int    `json:"times"`
}

// Leak is a place where something is left of a name.
type Leak struct {
	Name   string `json:"name"`
	Found  string `json:"found"`
	Where  string `json:"where"`
	Around string `json:"around"`
}

// ExportProgress is how far the export is that is being written. Ms is 0 when none is; Of is 0
// until it is known how much there is to write.
type ExportProgress struct {
	Done int `json:"done"` // excerpts, or turns where whole transcripts are written
	Of   int `json:"of"`
	Ms   int `json:"ms"`   // since it began
	Left int `json:"left"` // seconds, about; 0 while that is not known
}

// SavedExport is an export that was written.
type SavedExport struct {
	Path     string   `json:"path"`
	Excerpts int      `json:"excerpts"`
	Notices  []string `json:"notices"` // what could not be written as it is
}

// CopiedExport is an export for the clipboard.
type CopiedExport struct {
	Text     string `json:"text"`
	HTML     string `json:"html"`
	Excerpts int    `json:"excerpts"`
}
