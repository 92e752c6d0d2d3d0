package speechjson

import "strings"

// isPodcast knows the JSON of the podcast namespace.
func isPodcast(o object) bool { return first(o["segments"]).has("body", "startTime") }

func readPodcast(o object) []speech {
	var segments []struct {
		Speaker   words
		StartTime amount
		EndTime   amount
		Body      words
	}
	into(o["segments"], &segments)
	said := make([]speech, 0, len(segments))
	for _, s := range segments {
		said = append(said, speech{voice: s.Speaker, text: s.Body, start: s.StartTime.in(second), end: s.EndTime.in(second)})
	}
	return wordByWord(said)
}

// wordByWord puts pieces together that are hardly longer than a word each, by their voices.
func wordByWord(all []speech) []speech {
	count := 0
	for _, s := range all {
		count += len(strings.Fields(string(s.text)))
	}
	if count*2 > len(all)*3 { // one and a half words each
		return all
	}
	said := make([]spoken, 0, len(all))
	for _, s := range all {
		said = append(said, spoken{voice: s.voice, text: s.text, start: s.start, end: s.end})
	}
	return runs(said)
}
