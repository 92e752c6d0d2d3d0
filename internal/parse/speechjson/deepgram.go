package speechjson

import "strconv"

type deepgramWord struct {
	Word       words
	Punctuated words `json:"punctuated_word"`
	Start, End amount
	Speaker    words
}

type deepgramParagraph struct {
	Sentences []struct {
		Text       words
		Start, End amount
	}
	Speaker    words
	Start, End amount
}

type deepgramAlternative struct {
	Transcript words
	Words      []deepgramWord
	Paragraphs struct{ Paragraphs []deepgramParagraph }
}

func isDeepgram(o object) bool {
	return first(objectOf(o["results"])["channels"]).has("alternatives")
}

// readDeepgram reads the paragraphs of each channel, or its words where there are none.
func readDeepgram(o object) []speech {
	var channels []struct{ Alternatives []deepgramAlternative }
	into(objectOf(o["results"])["channels"], &channels)
	var said []speech
	for i, c := range channels {
		if len(c.Alternatives) == 0 {
			continue
		}
		for _, s := range deepgramSpeech(c.Alternatives[0]) {
			if len(channels) > 1 {
				s.voice = channelName(words(strconv.Itoa(i + 1)))
			}
			said = append(said, s)
		}
	}
	if len(channels) < 2 {
		return said
	}
	return byTime(said)
}

func deepgramSpeech(a deepgramAlternative) []speech {
	var said []speech
	for _, p := range a.Paragraphs.Paragraphs {
		s := speech{voice: p.Speaker, start: p.Start.in(second), end: p.End.in(second)}
		for _, sentence := range p.Sentences {
			s.words = append(s.words, spoken{text: sentence.Text, start: sentence.Start.in(second), end: sentence.End.in(second)})
		}
		said = append(said, s)
	}
	if len(said) > 0 {
		return said
	}
	if len(a.Words) == 0 {
		return []speech{{text: a.Transcript}}
	}
	said = runs(deepgramWords(a.Words))
	if len(said) == 1 {
		said[0].text = a.Transcript
	}
	return said
}

func deepgramWords(all []deepgramWord) []spoken {
	said := make([]spoken, 0, len(all))
	for _, w := range all {
		said = append(said, spoken{voice: w.Speaker, text: w.Punctuated.or(w.Word), start: w.Start.in(second), end: w.End.in(second)})
	}
	return said
}
