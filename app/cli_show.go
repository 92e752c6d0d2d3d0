package app

import (
	"fmt"
	"io"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// The shapes of the command line's JSON. Positions are Unicode code points.

type jsonSpeaker struct {
	Name  string `json:"name"`
	Role  string `json:"role"`
	Turns int    `json:"turns"`
}

type jsonTurn struct {
	Number     int    `json:"number"`
	Speaker    string `json:"speaker"`
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Time       string `json:"time"` // into the recording; empty where unknown
	Text       string `json:"text"`
	Unanswered bool   `json:"unanswered"`
}

type jsonSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type jsonCorrection struct {
	ID    string `json:"id"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Was   string `json:"was"` // what the imported text says there
}

type jsonHighlight struct {
	ID      string   `json:"id"`
	Start   int      `json:"start"`
	End     int      `json:"end"`
	Quote   string   `json:"quote"`
	Turn    int      `json:"turn"`
	Speaker string   `json:"speaker"`
	Tags    []string `json:"tags"` // paths
	Note    string   `json:"note"`
}

type jsonTranscript struct {
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	Date        string           `json:"date"`
	Place       string           `json:"place"`
	Words       int              `json:"words"`
	Source      string           `json:"source"`
	SHA256      string           `json:"sha256"`
	Front       jsonSpan         `json:"frontMatter"`
	Speakers    []jsonSpeaker    `json:"speakers"`
	Turns       []jsonTurn       `json:"turns"`
	Gaps        int              `json:"gaps"`
	Directions  []jsonSpan       `json:"directions"`
	Corrections []jsonCorrection `json:"corrections"`
	Highlights  []jsonHighlight  `json:"highlights"`
	Text        string           `json:"text"`
}

// listCommand lists the transcripts.
type listCommand struct {
	projectFlag
	jsonFlag
}

type jsonListing struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Date       string `json:"date"`
	Place      string `json:"place"`
	Words      int    `json:"words"`
	Turns      int    `json:"turns"`
	Highlights int    `json:"highlights"`
}

func (c *listCommand) Run(t *terminal) error {
	return c.with(func(st *store.Store) error {
		listings, err := st.Listings()
		if err != nil {
			return err
		}
		items := each(listings, func(l store.Listing) jsonListing {
			return jsonListing{l.ID, l.Title, l.Date, l.Place, l.Words, l.Turns, l.Highlights}
		})
		return c.print(t, map[string]any{"transcripts": items}, func(w io.Writer) {
			for _, l := range items {
				fmt.Fprintf(w, "%s\t%s\t%s\t%d words\t%d turns\t%d highlights\n", l.ID, l.Title, l.Date, l.Words, l.Turns, l.Highlights)
			}
		})
	})
}

// showCommand shows one transcript, or the codebook.
type showCommand struct {
	projectFlag
	jsonFlag
	Transcript string `arg:"" optional:"" help:"Its id, or its title if only one has it."`
	Tags       bool   `help:"The codebook, with how many highlights, transcripts and speakers have each tag."`
	Filter     string `help:"With --tags: count only what this filter lets through."`
}

func (c *showCommand) Run(t *terminal) error {
	if c.Tags == (c.Transcript != "") {
		return fault.New(fault.Invalid, "Name a transcript, or ask for --tags.")
	}
	if c.Tags {
		return c.showTags(t)
	}
	return c.with(func(st *store.Store) error {
		id, err := findTranscript(st, c.Transcript)
		if err != nil {
			return err
		}
		shown, err := describe(st, id)
		if err != nil {
			return err
		}
		return c.print(t, shown, func(w io.Writer) { printTranscript(w, shown) })
	})
}

// findTranscript finds a transcript by its id or its title, which must be one's alone.
func findTranscript(st *store.Store, name string) (id string, err error) {
	listings, err := st.Listings()
	if err != nil {
		return "", err
	}
	var found []string
	for _, l := range listings {
		if l.ID == name {
			return l.ID, nil
		}
		if l.Title == name {
			found = append(found, l.ID)
		}
	}
	switch len(found) {
	case 0:
		return "", fault.New(fault.NotFound, "There is no transcript “%s” in the project.", name).WithHint("`manicule list` shows those there are.")
	case 1:
		return found[0], nil
	}
	return "", fault.New(fault.Conflict, "%d transcripts are called “%s”.", len(found), name).WithHint("Name it by its id: %s.", strings.Join(found, ", "))
}

// describe gathers all there is to show of a transcript.
func describe(st *store.Store, id string) (jsonTranscript, error) {
	tr, err := st.Transcript(id)
	if err != nil {
		return jsonTranscript{}, err
	}
	speakers, err := st.Speakers()
	if err != nil {
		return jsonTranscript{}, err
	}
	highlights, err := st.Highlights(id)
	if err != nil {
		return jsonTranscript{}, err
	}
	tags, err := st.Tags()
	if err != nil {
		return jsonTranscript{}, err
	}
	codebook := coding.NewCodebook(each(tags, func(t store.CountedTag) coding.Tag { return t.Tag }))
	return shape(tr, speakers, highlights, codebook), nil
}

func shape(tr transcript.Transcript, speakers []transcript.Speaker, highlights []coding.Highlight, codebook coding.Codebook) jsonTranscript {
	byID := map[string]transcript.Speaker{}
	for _, sp := range speakers {
		byID[sp.ID] = sp
	}
	span := func(s text.Span) jsonSpan { return jsonSpan{s.Start, s.End, tr.Text.Slice(s)} }
	shown := jsonTranscript{
		ID: tr.ID, Title: tr.Title, Date: tr.Date, Place: tr.Place, Words: tr.Words,
		Source: tr.Source.Name, SHA256: tr.Source.SHA256, Front: span(tr.Front),
		Turns: []jsonTurn{}, Directions: each(tr.Directions, span), Text: tr.Text.String(),
	}
	shown.Corrections = each(tr.Corrections, func(c transcript.Correction) jsonCorrection {
		return jsonCorrection{c.ID, c.Span.Start, c.Span.End, tr.Text.Slice(c.Span), c.Was}
	})
	roles := each(tr.Turns, func(turn transcript.Turn) transcript.Role { return byID[turn.SpeakerID].Role })
	gaps := transcript.Gaps(roles)
	shown.Gaps = len(gaps)
	for i, turn := range tr.Turns {
		shown.Turns = append(shown.Turns, jsonTurn{
			Number: i + 1, Speaker: byID[turn.SpeakerID].Name, Start: turn.Span.Start, End: turn.Span.End,
			Time: viewTimecode(turn.Start), Text: tr.Text.Slice(turn.Span),
		})
	}
	for _, i := range gaps {
		shown.Turns[i].Unanswered = true
	}
	shown.Speakers = countTurns(tr.Turns, func(turn transcript.Turn) jsonSpeaker {
		return jsonSpeaker{Name: byID[turn.SpeakerID].Name, Role: string(byID[turn.SpeakerID].Role)}
	})
	shown.Highlights = each(highlights, func(h coding.Highlight) jsonHighlight {
		view := jsonHighlight{ID: h.ID, Start: h.Span.Start, End: h.Span.End, Quote: h.Quote, Tags: each(h.TagIDs, codebook.PathString), Note: h.Note}
		if i, ok := tr.TurnAt(h.Span.Start); ok {
			view.Turn, view.Speaker = i+1, shown.Turns[i].Speaker
		}
		return view
	})
	return shown
}

// countTurns counts each speaker's turns, in the order they first speak. Two speakers are
// the same if their name and role are.
func countTurns[T any](turns []T, speaker func(T) jsonSpeaker) []jsonSpeaker {
	speakers := []jsonSpeaker{}
	place := map[jsonSpeaker]int{}
	for _, turn := range turns {
		sp := speaker(turn)
		i, ok := place[sp]
		if !ok {
			i = len(speakers)
			place[sp] = i
			speakers = append(speakers, sp)
		}
		speakers[i].Turns++
	}
	return speakers
}

func printTranscript(w io.Writer, tr jsonTranscript) {
	fmt.Fprintf(w, "%s\n%s · %s · %d words · %d turns · %d unanswered\n", tr.Title, tr.Place, tr.Date, tr.Words, len(tr.Turns), tr.Gaps)
	for _, turn := range tr.Turns {
		fmt.Fprintf(w, "\n%d %s\n%s\n", turn.Number, turn.Speaker, turn.Text)
	}
	for _, c := range tr.Corrections {
		fmt.Fprintf(w, "\n✎ “%s”, imported as “%s”\n", c.Text, c.Was)
	}
	for _, h := range tr.Highlights {
		fmt.Fprintf(w, "\n☞ turn %d: “%s”\n  %s\n", h.Turn, h.Quote, strings.Join(h.Tags, ", "))
		if h.Note != "" {
			fmt.Fprintf(w, "  %s\n", h.Note)
		}
	}
}
