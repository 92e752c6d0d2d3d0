package project_test

import (
	"testing"

	"manicule/internal/coding"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

func TestLinkWords(t *testing.T) {
	p := projecttest.Moscow()
	p.Transcripts[1].Title = "Geneva"
	memo := "[[turn:geneva-4|was]] [[highlight:ask|was]] [[highlight:front|was]] [[turn:gone|was]]"
	want := "Geneva, turn 4 “You can ask me --” Geneva, turn 4 “Secretary of State” Interview With Mikhail Gusman of Rossiya 24 was (gone)"
	if got := coding.PlainLinks(memo, project.LinkWords(p)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
