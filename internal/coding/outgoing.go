package coding

// Pseudonym is what somebody or something is called in what goes out of the project.
type Pseudonym struct {
	ID          string
	Name        string // as the project has it
	Replacement string
}

// Preset is the choices of an export that the person has given a name.
type Preset struct {
	ID      string
	Name    string
	Choices string // JSON, as the window makes it
}
