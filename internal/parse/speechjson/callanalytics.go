package speechjson

func isCallAnalytics(o object) bool { return first(o["Transcript"]).has("Content") }

// readCallAnalytics reads the calls of Amazon Transcribe and of Contact Lens, where the agent
// and the customer are on a channel each.
func readCallAnalytics(o object) []speech {
	var pieces []struct {
		Content           words
		ParticipantRole   words
		ParticipantId     words //nolint:revive // the key's own letters
		BeginOffsetMillis amount
		EndOffsetMillis   amount
		Items             []struct {
			Content           words
			BeginOffsetMillis amount
			EndOffsetMillis   amount
		}
	}
	into(o["Transcript"], &pieces)
	var said []speech
	for _, p := range pieces {
		s := speech{
			voice: p.ParticipantRole.or(p.ParticipantId), text: p.Content,
			start: p.BeginOffsetMillis.in(millisecond), end: p.EndOffsetMillis.in(millisecond),
		}
		for _, item := range p.Items {
			s.words = append(s.words, spoken{
				text: item.Content, start: item.BeginOffsetMillis.in(millisecond), end: item.EndOffsetMillis.in(millisecond),
			})
		}
		said = append(said, s)
	}
	return said
}
