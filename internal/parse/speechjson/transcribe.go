package speechjson

import (
	"encoding/json"
)

// transcribeItem is a word of Amazon Transcribe, or a sign of punctuation, which has no times.
type transcribeItem struct {
	StartTime    amount `json:"start_time"`
	EndTime      amount `json:"end_time"`
	Type         words
	SpeakerLabel words `json:"speaker_label"`
	ChannelLabel words `json:"channel_label"`
	Alternatives []struct{ Content words }
}

// transcribeLabels say who speaks when: each item by its start, as written.
type transcribeLabels struct {
	Segments []struct {
		SpeakerLabel words `json:"speaker_label"`
		Items        []struct {
			StartTime    words `json:"start_time"`
			SpeakerLabel words `json:"speaker_label"`
		}
	}
}

func isTranscribe(o object) bool {
	results := objectOf(o["results"])
	return first(results["items"]).has("alternatives", "type") || results.has("transcripts", "items") ||
		first(results["audio_segments"]).has("transcript")
}

func readTranscribe(o object) []speech {
	results := objectOf(o["results"])
	var items []transcribeItem
	into(results["items"], &items)
	if len(items) == 0 {
		return readTranscribeSegments(results)
	}
	voices := transcribeVoices(results["speaker_labels"])
	said := make([]spoken, 0, len(items))
	for _, item := range items {
		w := spoken{voice: item.SpeakerLabel.or(item.ChannelLabel), start: item.StartTime.in(second), end: item.EndTime.in(second)}
		if len(item.Alternatives) > 0 {
			w.text = item.Alternatives[0].Content
		}
		if w.sign = item.Type == "punctuation"; w.sign {
			w.voice = ""
		} else if w.voice == "" && w.start != nil {
			w.voice = voices[*w.start]
		}
		said = append(said, w)
	}
	return runs(said)
}

// transcribeVoices says which speaker's word begins at each millisecond.
func transcribeVoices(data json.RawMessage) map[int64]words {
	var labels transcribeLabels
	into(data, &labels)
	voices := map[int64]words{}
	for _, segment := range labels.Segments {
		for _, item := range segment.Items {
			if start := amountOf(string(item.StartTime)).in(second); start != nil {
				voices[*start] = item.SpeakerLabel.or(segment.SpeakerLabel)
			}
		}
	}
	return voices
}

// readTranscribeSegments reads the pieces that newer files have besides their items.
func readTranscribeSegments(results object) []speech {
	var segments []struct {
		Transcript   words
		StartTime    amount `json:"start_time"`
		EndTime      amount `json:"end_time"`
		SpeakerLabel words  `json:"speaker_label"`
	}
	into(results["audio_segments"], &segments)
	var said []speech
	for _, s := range segments {
		said = append(said, speech{voice: s.SpeakerLabel, text: s.Transcript, start: s.StartTime.in(second), end: s.EndTime.in(second)})
	}
	if len(said) == 0 {
		said = transcribeWhole(results)
	}
	return said
}

func transcribeWhole(results object) []speech {
	var whole []struct{ Transcript words }
	into(results["transcripts"], &whole)
	var said []speech
	for _, w := range whole {
		said = append(said, speech{text: w.Transcript})
	}
	return said
}
