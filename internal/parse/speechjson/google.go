package speechjson

import "strings"

// googleWord is a word of Google Speech-to-Text, whose keys have either of two spellings.
type googleWord struct {
	Word          words
	StartTime     amount
	EndTime       amount
	StartOffset   amount
	EndOffset     amount
	SpeakerTag    words
	SpeakerLabel  words
	Start2        amount `json:"start_time"`
	End2          amount `json:"end_time"`
	SpeakerTag2   words  `json:"speaker_tag"`
	SpeakerLabel2 words  `json:"speaker_label"`
}

type googleAlternative struct {
	Transcript words
	Words      []googleWord
}

func isGoogle(o object) bool {
	result := first(o["results"])
	return result.has("alternatives") || first(o["results"]) != nil && (result.has("resultEndTime") || result.has("languageCode"))
}

// readGoogle reads results, of which the last has all words again, now with their speakers,
// where those were asked for.
func readGoogle(o object) []speech {
	var results []struct {
		Alternatives []googleAlternative
		ChannelTag   words
	}
	into(o["results"], &results)
	var said []speech
	for _, r := range results {
		if len(r.Alternatives) == 0 {
			continue
		}
		a := r.Alternatives[0]
		s := speech{text: a.Transcript, words: googleWords(a.Words)}
		if repeatsAll(s) {
			return runs(s.words)
		}
		if s.voice = r.ChannelTag; s.voice != "" && len(s.words) > 0 {
			s.start = s.words[0].start
		}
		said = append(said, s)
	}
	return byTime(said)
}

func googleWords(all []googleWord) []spoken {
	said := make([]spoken, 0, len(all))
	for _, w := range all {
		voice := w.SpeakerLabel.or(w.SpeakerLabel2, w.SpeakerTag, w.SpeakerTag2)
		if voice == "0" { // none
			voice = ""
		}
		said = append(said, spoken{
			voice: voice, text: w.Word,
			start: w.StartTime.or(w.StartOffset, w.Start2).in(second), end: w.EndTime.or(w.EndOffset, w.End2).in(second),
		})
	}
	return said
}

// repeatsAll reports whether a result has more words than its own text, with their speakers.
func repeatsAll(s speech) bool {
	return len(s.words) > len(strings.Fields(string(s.text))) && s.words[0].voice != ""
}
