package project

import "manicule/internal/coding"

// LinkWords says how the turns and highlights of a project are called where a memo links to
// them: see coding.PlainLinks.
func LinkWords(p Project) func(coding.Link) (words string, there bool) {
	called := map[string]string{}
	key := func(kind coding.LinkKind, id string) string { return string(kind) + ":" + id }
	for _, t := range p.Transcripts {
		for i, turn := range t.Turns {
			called[key(coding.ToTurn, turn.ID)] = coding.TurnWords(t.Title, i+1)
		}
	}
	transcripts := map[string]int{}
	for i, t := range p.Transcripts {
		transcripts[t.ID] = i
	}
	for _, h := range p.Highlights {
		i, there := transcripts[h.TranscriptID]
		if !there {
			continue
		}
		t, number := p.Transcripts[i], 0
		if turn, inTurn := t.TurnAt(h.Span.Start); inTurn {
			number = turn + 1
		}
		called[key(coding.ToHighlight, h.ID)] = coding.HighlightWords(h.Quote, t.Title, number)
	}
	return func(l coding.Link) (string, bool) {
		words, there := called[key(l.Kind, l.ID)]
		return words, there
	}
}
