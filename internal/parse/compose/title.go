package compose

import "regexp"

// noTitle are titles that templates and programs put into files.
var noTitle = regexp.MustCompile(`(?i)template|untitled|^microsoft word|^document ?\d*$|^transcript(ion)?$|\.(docx?|dotx?|odt|rtf|txt)$`)

// LeftBehind reports whether the title that a file has as data was left there by a template
// or a program, and is not that of its text.
func LeftBehind(title string) bool { return noTitle.MatchString(title) }
