package speechjson

// whisperWord is a word of Whisper or of WhisperX; its text begins with the space before it, or not.
type whisperWord struct {
	Word, Text  words
	Start, End  amount
	Speaker     words
	SpeakerName words `json:"speaker_name"`
}

// whisperSegment is a segment of Whisper, faster-whisper (which has no text of the whole) or
// WhisperX (which may have speakers, for the segment and for each word).
type whisperSegment struct {
	Text       words
	Start, End amount
	Speaker    words
	Words      []whisperWord
}

func isWhisper(o object) bool {
	return first(o["segments"]).has("text", "start") || isList(o["segments"]) && o.has("text", "language")
}

func readWhisper(o object) []speech {
	var segments []whisperSegment
	into(o["segments"], &segments)
	said := make([]speech, 0, len(segments))
	for _, s := range segments {
		said = append(said, speech{
			voice: s.Speaker, text: s.Text, start: s.Start.in(second), end: s.End.in(second), words: whisperWords(s.Words),
		})
	}
	if len(said) == 0 {
		said = wholeText(o)
	}
	return said
}

func whisperWords(all []whisperWord) []spoken {
	said := make([]spoken, 0, len(all))
	for _, w := range all {
		said = append(said, spoken{
			voice: w.Speaker.or(w.SpeakerName), text: w.Word.or(w.Text), start: w.Start.in(second), end: w.End.in(second),
		})
	}
	return said
}

// isText knows the plainest answer, which has a text and perhaps what it cost.
func isText(o object) bool {
	const few = 4
	return len(o) <= few && len(o["text"]) > 0 && o["text"][0] == '"'
}

// wholeText is all that a recogniser said where it gave no pieces.
func wholeText(o object) []speech {
	var text words
	into(o["text"], &text)
	return []speech{{text: text}}
}

// isWhisperChunks knows the shape of the pipelines that run Whisper without its own program.
func isWhisperChunks(o object) bool { return first(o["chunks"]).has("text", "timestamp") }

func readWhisperChunks(o object) []speech {
	var chunks []struct {
		Text      words
		Timestamp [2]amount
		Speaker   words
	}
	into(o["chunks"], &chunks)
	var said []speech
	for _, c := range chunks {
		said = append(said, speech{voice: c.Speaker, text: c.Text, start: c.Timestamp[0].in(second), end: c.Timestamp[1].in(second)})
	}
	return wordByWord(said)
}

// isWhisperCpp knows the shape of Whisper in C++.
func isWhisperCpp(o object) bool { return first(o["transcription"]).has("text", "offsets") }

func readWhisperCpp(o object) []speech {
	var pieces []struct {
		Text    words
		Offsets struct{ From, To amount }
		Speaker words
	}
	into(o["transcription"], &pieces)
	var said []speech
	for _, p := range pieces {
		said = append(said, speech{voice: p.Speaker, text: p.Text, start: p.Offsets.From.in(millisecond), end: p.Offsets.To.in(millisecond)})
	}
	return said
}
