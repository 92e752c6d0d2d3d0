package transcript

// Cell is one value in the table of all transcripts, or of all speakers.
type Cell struct {
	SubjectID string // of the transcript or the speaker
	Field     Field
	Value     string
}

// Field is a column of such a table: one of these, or else the id of an attribute.
type Field string

// The columns that every transcript has.
const (
	FieldTitle  Field = "title"
	FieldDate   Field = "date"
	FieldPlace  Field = "place"
	FieldFolder Field = "folder" // by its id; empty for none
	FieldStatus Field = "status" // a Status
)

// The columns that every speaker has.
const (
	FieldName Field = "name"
	FieldRole Field = "role" // a Role
)

// Fields are the columns that every transcript or every speaker has, with the name of each.
func Fields(of AttributeOf) []NamedField {
	if of == OfSpeakers {
		return []NamedField{{FieldName, "Name"}, {FieldRole, "Role"}}
	}
	return []NamedField{
		{FieldTitle, "Title"}, {FieldDate, "Date"}, {FieldPlace, "Place"}, {FieldFolder, "Folder"}, {FieldStatus, "Status"},
	}
}

// NamedField is a column with what stands above it.
type NamedField struct {
	Field Field
	Name  string
}
