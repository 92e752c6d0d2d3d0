package speechjson

// azureWord is a word of a batch transcription, as it is shown or as it was heard.
type azureWord struct {
	Word, DisplayText words
	OffsetInTicks     amount
	OffsetMillis      amount `json:"offsetMilliseconds"`
}

func isAzure(o object) bool { return first(o["recognizedPhrases"]).has("nBest") }

// readAzure reads a batch transcription, where one channel stands after the other.
func readAzure(o object) []speech {
	var phrases []struct {
		Channel, Speaker words
		Offset, Duration amount
		OffsetInTicks    amount
		DurationInTicks  amount
		NBest            []struct {
			Display, Lexical words
			DisplayWords     []azureWord
			Words            []azureWord
		}
	}
	into(o["recognizedPhrases"], &phrases)
	var said []speech
	channels := map[words]bool{}
	for _, p := range phrases {
		if len(p.NBest) == 0 {
			continue
		}
		best := p.NBest[0]
		channels[p.Channel] = true
		s := speech{voice: p.Speaker, text: best.Display.or(best.Lexical), start: p.OffsetInTicks.in(tick)}
		duration := p.DurationInTicks.in(tick)
		if s.start == nil {
			s.start, duration = p.Offset.in(tick), p.Duration.in(tick)
		}
		s.end = sum(s.start, duration)
		s.words = azureWords(best.DisplayWords)
		if len(s.words) == 0 {
			s.words = azureWords(best.Words)
		}
		if s.voice == "" {
			s.voice = channelName(p.Channel)
		}
		said = append(said, s)
	}
	if len(channels) < 2 {
		return oneChannel(said)
	}
	return byTime(said)
}

func azureWords(all []azureWord) []spoken {
	said := make([]spoken, 0, len(all))
	for _, w := range all {
		start := w.OffsetInTicks.in(tick)
		if start == nil {
			start = w.OffsetMillis.in(millisecond)
		}
		said = append(said, spoken{text: w.DisplayText.or(w.Word), start: start})
	}
	return said
}

func isAzureFast(o object) bool { return first(o["phrases"]).has("text", "offsetMilliseconds") }

// readAzureFast reads a fast transcription.
func readAzureFast(o object) []speech {
	var phrases []struct {
		Channel, Speaker   words
		Text               words
		OffsetMilliseconds amount
		DurationMillis     amount `json:"durationMilliseconds"`
		Words              []struct {
			Text               words
			OffsetMilliseconds amount
		}
	}
	into(o["phrases"], &phrases)
	var said []speech
	channels := map[words]bool{}
	for _, p := range phrases {
		channels[p.Channel] = true
		s := speech{voice: p.Speaker.or(channelName(p.Channel)), text: p.Text, start: p.OffsetMilliseconds.in(millisecond)}
		s.end = sum(s.start, p.DurationMillis.in(millisecond))
		for _, w := range p.Words {
			s.words = append(s.words, spoken{text: w.Text, start: w.OffsetMilliseconds.in(millisecond)})
		}
		said = append(said, s)
	}
	if len(channels) < 2 {
		return oneChannel(said)
	}
	return byTime(said)
}

func sum(start, duration *int64) *int64 {
	if start == nil || duration == nil {
		return nil
	}
	end := *start + *duration
	return &end
}
