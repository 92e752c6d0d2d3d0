package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/filter"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// A babble makes projects of a few words in many scripts, and searches for them, of which it
// knows the answer from the words that went in, without ever taking a text apart.
type babble struct {
	*rand.Rand
	words map[string][]string // what each text it has made says, word by word, folded
}

// lexicon are words as they are folded, each with the ways to write it. Those of scripts
// without spaces are single letters.
var lexicon = [][]string{
	{"sanction", "sanction", "Sanction", "SANCTION"}, {"sanctions", "sanctions"}, {"and", "and", "AND"}, {"or", "or"}, {"near", "near"},
	{"elan", "elan", "Élan", "E\u0301LAN"}, {"lodz", "Łódź", "lodz"}, {"артем", "Артём", "артем"}, {"мой", "мой", "Мои\u0306"},
	{"strasse", "Straße", "STRASSE", "STRAẞE", "straße\u0331"}, {"s", "s"}, {"aero", "Ærø", "aero"}, {"dorde", "Đorđe", "dorde"}, {"fin", "ﬁn", "fin"},
	{"αθηνα", "Αθήνα", "αθηνα"}, {"كتاب", "كتاب", "كِتَاب"}, {"हिन्दी", "हिन्दी"}, {"한국어", "한국어"},
	{"制", "制"}, {"裁", "裁"}, {"俄", "俄"}, {"ピ", "ピ"}, {"กิ", "กิ"}, {"น", "น"}, {"ข้", "ข้"},
}

const firstAlone = 18

// say makes a text of up to so many words.
func (b babble) say(most int) string {
	var said strings.Builder
	var words []string
	alone := true // there is nothing before to be told apart from
	for range 1 + b.IntN(most) {
		i := b.IntN(len(lexicon))
		word := lexicon[i]
		divided := i < firstAlone && !alone || b.IntN(4) == 0
		if divided {
			said.WriteString([]string{" ", ", ", " – ", ".\u00a0"}[b.IntN(4)])
		}
		alone = i >= firstAlone
		said.WriteString(word[1+b.IntN(len(word)-1)])
		words = append(words, word[0])
	}
	b.words[said.String()] = words
	b.words[strings.TrimSpace(said.String())] = words // as a title is kept
	return said.String()
}

// draft makes an interview with paragraphs outside its turns.
func (b babble) draft() transcript.Draft {
	d := transcript.Draft{Title: b.say(3), Format: "plain", Date: []string{"", "2020-05-01"}[b.IntN(2)],
		Speakers: []transcript.DraftSpeaker{{Name: "Q", Role: transcript.Interviewer}, {Name: "A", Role: transcript.Respondent}}}
	var parts []string
	at := 0
	for range 1 + b.IntN(8) {
		part := b.say(12)
		span := text.Span{Start: at, End: at + text.New(part).Len()}
		if b.IntN(4) > 0 {
			d.Turns = append(d.Turns, transcript.DraftTurn{Speaker: b.IntN(2), Span: span})
		}
		parts, at = append(parts, part), span.End+1
	}
	d.Text = strings.Join(parts, "\n")
	return d
}

// a condition is a search and what it means.
type condition struct {
	typed string
	holds func(words []string) bool
}

func (b babble) word() ([]string, string) {
	word := lexicon[b.IntN(len(lexicon))]
	return word, word[1+b.IntN(len(word)-1)]
}

func (b babble) condition(depth int) condition {
	switch n := b.IntN(9); {
	case depth == 0 || n < 2:
		word, typed := b.word()
		return condition{`"` + typed + `"`, func(words []string) bool { return slices.Contains(words, word[0]) }}
	case n == 2:
		word, typed := b.word()
		start := string([]rune(word[0])[:1+b.IntN(len([]rune(word[0])))])
		if start != word[0] {
			typed = start
		}
		return condition{typed + "*", func(words []string) bool {
			return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, start) })
		}}
	case n == 3:
		one, typedOne := b.word()
		two, typedTwo := b.word()
		return condition{`"` + typedOne + " " + typedTwo + `"`, func(words []string) bool {
			for i := range max(0, len(words)-1) {
				if words[i] == one[0] && words[i+1] == two[0] {
					return true
				}
			}
			return false
		}}
	case n == 4:
		return b.near()
	}
	one, two := b.condition(depth-1), b.condition(depth-1)
	switch b.IntN(3) {
	case 0:
		return condition{one.typed + " " + two.typed, func(words []string) bool { return one.holds(words) && two.holds(words) }}
	case 1:
		return condition{"(" + one.typed + " OR " + two.typed + ")", func(words []string) bool { return one.holds(words) || two.holds(words) }}
	}
	return condition{"(" + one.typed + " NOT (" + two.typed + "))", func(words []string) bool { return one.holds(words) && !two.holds(words) }}
}

func (b babble) near() condition {
	one, typedOne := b.word()
	two, typedTwo := b.word()
	if one[0] == two[0] {
		return b.near()
	}
	within := 1 + b.IntN(4)
	return condition{fmt.Sprintf("NEAR(%s %s, %d)", typedOne, typedTwo, within), func(words []string) bool {
		for i, w := range words {
			for j, v := range words {
				if w == one[0] && v == two[0] && max(i-j, j-i)-1 <= within {
					return true
				}
			}
		}
		return false
	}}
}

// change does something to the project, or takes something back.
func (b babble) change(t *testing.T, s *store.Store) {
	listings := must[[]store.Listing](t)(s.Listings())
	if len(listings) == 0 {
		must[string](t)(s.Import(b.draft(), "t.txt", []byte(store.NewID()), ""))
		return
	}
	tr := must[transcript.Transcript](t)(s.Transcript(listings[b.IntN(len(listings))].ID))
	switch b.IntN(9) {
	case 0, 1:
		must[string](t)(s.Import(b.draft(), "t.txt", []byte(store.NewID()), ""))
	case 2:
		must[store.Change](t)(s.RemoveTranscript(tr.ID))
	case 3, 4:
		start := b.IntN(tr.Text.Len())
		must[store.Change](t)(s.AddHighlight(coding.Highlight{
			ID: store.NewID(), TranscriptID: tr.ID, Span: text.Span{Start: start, End: start + 1 + b.IntN(tr.Text.Len()-start)}, Note: b.say(5),
			TagIDs: [][]string{nil, {"mood"}, {"good"}}[b.IntN(3)],
		}, nil))
	case 5:
		must[store.Change](t)(s.WriteMemo(coding.OnTranscript, tr.ID, b.say(6)))
	case 6:
		must[store.Change](t)(s.Describe(tr.ID, b.say(4), tr.Date, ""))
	default:
		travel := []func() (store.Change, error){s.Undo, s.Undo, s.Redo}[b.IntN(3)]
		travel() // there may be nothing to take back
	}
}

// place is a passage as a filter sees it.
type place struct {
	transcript transcript.Transcript
	span       text.Span
	speaker    string // Q, A or nobody
	tags       []string
}

// a narrowing is a filter and what it means.
type narrowing struct {
	typed string
	holds func(place) bool
}

func (b babble) narrowing(listings []store.Listing) narrowing {
	if len(listings) == 0 {
		return narrowing{"", func(place) bool { return true }}
	}
	id := listings[b.IntN(len(listings))].ID
	one := []narrowing{
		{"", func(place) bool { return true }},
		{"role:respondent", func(p place) bool { return p.speaker == "A" }},
		{"role:none", func(p place) bool { return p.speaker == "" }},
		{"speaker:none", func(p place) bool { return p.speaker == "" }},
		{"transcript:{" + id + "}", func(p place) bool { return p.transcript.ID == id }},
		{"tag:Mood", func(p place) bool { return slices.Contains(p.tags, "mood") || slices.Contains(p.tags, "good") }},
		{"tag:=Mood,none", func(p place) bool { return slices.Contains(p.tags, "mood") || len(p.tags) == 0 }},
		{"tag:none", func(p place) bool { return len(p.tags) == 0 }},
		{"date:2020", func(p place) bool { return p.transcript.Date == "2020-05-01" }},
	}[b.IntN(9)]
	if one.typed == "" || b.IntN(3) > 0 {
		return one
	}
	return narrowing{"-" + one.typed, func(p place) bool { return !one.holds(p) }}
}

// places are all passages of a transcript.
func (b babble) places(t *testing.T, s *store.Store, id string) (places []place) {
	tr := must[transcript.Transcript](t)(s.Transcript(id))
	highlights := must[[]coding.Highlight](t)(s.Highlights(id))
	names := map[string]string{}
	for _, sp := range must[[]transcript.Speaker](t)(s.Speakers()) {
		names[sp.ID] = sp.Name
	}
	for _, span := range tr.Passages() {
		p := place{transcript: tr, span: span}
		if i, in := tr.TurnAt(span.Start); in {
			p.speaker = names[tr.Turns[i].SpeakerID]
		}
		for _, h := range highlights {
			if h.Span.Overlaps(span) {
				p.tags = append(p.tags, h.TagIDs...)
			}
		}
		places = append(places, p)
	}
	return places
}

// passagesHolding are the places of all passages of which a condition holds, in order.
func (b babble) passagesHolding(t *testing.T, s *store.Store, c condition, n narrowing) (places []string) {
	for _, l := range must[[]store.Listing](t)(s.Listings()) {
		for _, p := range b.places(t, s, l.ID) {
			span, tr := p.span, p.transcript
			if c.holds(b.words[tr.Text.Slice(span)]) && n.holds(p) {
				places = append(places, fmt.Sprint(l.ID, span.Start))
			}
		}
	}
	slices.Sort(places)
	return places
}

// writingsHolding counts the notes, memos and titles of which a condition holds.
func (b babble) writingsHolding(t *testing.T, s *store.Store, c condition) string {
	counts := map[string]int{}
	take := func(kind, words string) {
		if words != "" && c.holds(b.words[words]) {
			counts[kind]++
		}
	}
	for _, l := range must[[]store.Listing](t)(s.Listings()) {
		title := l.Title
		if l.Date != "" {
			b.words[title+"\n"+l.Date] = append(slices.Clone(b.words[title]), "2020", "05", "01")
			title += "\n" + l.Date
		}
		take("transcript", title)
		for _, h := range must[[]coding.Highlight](t)(s.Highlights(l.ID)) {
			take("highlight", h.Note)
		}
	}
	for _, m := range must[[]coding.Memo](t)(s.Memos()) {
		take("memo", m.Body)
	}
	return fmt.Sprint(counts)
}

// exact: what is marked in a hit are whole words of it, as they were written.
func (b babble) exact(t *testing.T, hit store.Hit) {
	said := text.New(hit.Words)
	for _, match := range hit.Matches {
		marked := said.Slice(match)
		for word := range strings.FieldsFuncSeq(marked, func(r rune) bool { return strings.ContainsRune(" ,–.\u00a0", r) }) {
			for rest := word; rest != ""; {
				longest := ""
				for _, spellings := range lexicon {
					for _, spelling := range spellings[1:] {
						if strings.HasPrefix(rest, spelling) && len(spelling) > len(longest) {
							longest = spelling
						}
					}
				}
				if longest == "" {
					t.Fatalf("in %q %q is marked, of which %q is no word", hit.Words, marked, rest)
				}
				rest = rest[len(longest):]
			}
		}
	}
}

// TestSearchIsExact: whatever is done and taken back, a search finds and counts what reading
// everything finds.
func TestSearchIsExact(t *testing.T) {
	found := 0
	for seed := range uint64(rounds(6, 60)) {
		b := babble{rand.New(rand.NewPCG(seed, 1)), map[string][]string{}}
		s := newProject(t)
		must[store.Change](t)(s.AddTag(coding.Tag{ID: "mood", Name: "Mood"}))
		must[store.Change](t)(s.AddTag(coding.Tag{ID: "good", Name: "Good", ParentID: "mood"}))
		if err := s.ClearHistory(); err != nil {
			t.Fatal(err)
		}
		for range 12 {
			for range 4 {
				b.change(t, s)
			}
			for range 6 {
				c := b.condition(3)
				n := b.narrowing(must[[]store.Listing](t)(s.Listings()))
				sought := asked(t, c.typed+" ")
				sought.Within = must[store.Narrowing](t)(s.Narrow(must[filter.Filter](t)(filter.Parse(n.typed))))
				want := b.passagesHolding(t, s, c, n)
				var got []string
				for _, hit := range allHits(t, s, sought) {
					got = append(got, fmt.Sprint(hit.TranscriptID, hit.Start))
					b.exact(t, hit)
				}
				slices.Sort(got)
				if !slices.Equal(got, want) {
					t.Fatalf("project %d, %s, %s: found %q, want %q", seed, c.typed, n.typed, got, want)
				}
				found += len(got)
				counts := map[string]int{}
				for _, of := range must[[]store.Writings](t)(s.FindWritings(t.Context(), sought, 100)) {
					if of.Kind != "speaker" {
						counts[of.Kind] = of.Total
					}
				}
				if got, want := fmt.Sprint(counts), b.writingsHolding(t, s, c); got != want {
					t.Fatalf("project %d, %s: found %s, want %s", seed, c.typed, got, want)
				}
			}
		}
		if problems := must[[]string](t)(s.Check()); len(problems) > 0 {
			t.Fatalf("project %d: %v", seed, problems)
		}
	}
	if found < 100 {
		t.Errorf("only %d hits were tried", found)
	}
}
