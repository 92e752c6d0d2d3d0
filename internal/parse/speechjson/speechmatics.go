package speechjson

func isSpeechmatics(o object) bool {
	return first(o["results"]).has("alternatives", "type", "start_time")
}

// readSpeechmatics reads a list of words and signs; "UU" is a speaker it does not know.
func readSpeechmatics(o object) []speech {
	var results []struct {
		Type         words
		StartTime    amount `json:"start_time"`
		EndTime      amount `json:"end_time"`
		AttachesTo   words  `json:"attaches_to"`
		Alternatives []struct{ Content, Speaker words }
	}
	into(o["results"], &results)
	var said []spoken
	for _, r := range results {
		if len(r.Alternatives) == 0 {
			continue
		}
		best := r.Alternatives[0]
		w := spoken{
			voice: best.Speaker, text: best.Content, start: r.StartTime.in(second), end: r.EndTime.in(second),
			sign: r.Type == "punctuation" && (r.AttachesTo == "previous" || r.AttachesTo == ""),
		}
		if w.sign || w.voice == "UU" {
			w.voice = ""
		}
		said = append(said, w)
	}
	return runs(said)
}
