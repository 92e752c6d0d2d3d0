package speechjson

type assemblyWord struct {
	Text       words
	Start, End amount // in milliseconds
	Speaker    words
}

func isAssemblyAI(o object) bool {
	return first(o["utterances"]).has("text", "start") && o.has("audio_url") ||
		o.has("text", "words", "audio_url")
}

// readAssemblyAI reads the utterances, or the words of a file without speakers.
func readAssemblyAI(o object) []speech {
	var utterances []struct {
		assemblyWord
		Words []assemblyWord
	}
	into(o["utterances"], &utterances)
	var said []speech
	for _, u := range utterances {
		said = append(said, speech{
			voice: u.Speaker, text: u.Text, start: u.Start.in(millisecond), end: u.End.in(millisecond), words: assemblyWords(u.Words),
		})
	}
	if len(said) > 0 {
		return said
	}
	var all []assemblyWord
	into(o["words"], &all)
	whole := wholeText(o)
	whole[0].words = assemblyWords(all)
	return whole
}

func assemblyWords(all []assemblyWord) []spoken {
	said := make([]spoken, 0, len(all))
	for _, w := range all {
		said = append(said, spoken{voice: w.Speaker, text: w.Text, start: w.Start.in(millisecond), end: w.End.in(millisecond)})
	}
	return said
}
