package report

// Pace is asked before each part of a document that is written, so that somebody can follow and
// end the writing. The parts are the excerpts as the document has them; of whole transcripts
// they are the transcripts and their turns. No pace lets everything go on.
type Pace func() (goOn bool)

// GoesOn reports whether the next part is to be written.
func (p Pace) GoesOn() bool { return p == nil || p() }

// InSections is how many excerpts the sections hold, each as often as it is in one.
func (r Report) InSections() int {
	n := 0
	for _, s := range r.Sections {
		n += len(s.Excerpts)
	}
	return n
}

// InTranscripts is how many transcripts and turns there are where whole ones are shown.
func (r Report) InTranscripts() int {
	n := len(r.Sources)
	for _, s := range r.Sources {
		n += len(s.Turns)
	}
	return n
}
