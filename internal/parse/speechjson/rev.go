package speechjson

func isRev(o object) bool { return first(o["monologues"]).has("elements") }

// readRev reads monologues. Their punctuation has the spaces, their words have none.
func readRev(o object) []speech {
	var monologues []struct {
		Speaker     words
		SpeakerName words `json:"speaker_name"`
		Elements    []struct {
			Value words
			Ts    amount
			EndTs amount `json:"end_ts"`
		}
	}
	into(o["monologues"], &monologues)
	names := revNames(o)
	var said []speech
	for _, m := range monologues {
		s := speech{voice: names[m.Speaker].or(m.SpeakerName, m.Speaker)}
		var text words
		for _, e := range m.Elements {
			text += e.Value
			s.words = append(s.words, spoken{text: e.Value, start: e.Ts.in(second), end: e.EndTs.in(second)})
		}
		s.text = text
		said = append(said, s)
	}
	return said
}

// revNames are the names that the speakers' numbers stand for, where they were given.
func revNames(o object) map[words]words {
	var speakers []struct{ ID, Name words }
	into(o["speakers"], &speakers)
	names := map[words]words{}
	for _, s := range speakers {
		names[s.ID] = s.Name
	}
	return names
}
