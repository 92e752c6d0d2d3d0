package app

import (
	"context"
	"fmt"
	"io"
	"strings"

	"manicule/internal/concordance"
	"manicule/internal/query"
	"manicule/internal/store"
	"manicule/internal/text"
)

// searchCommand finds words.
type searchCommand struct {
	projectFlag
	jsonFlag
	Query  string `arg:"" help:"Words, all of which must stand in one turn; \"a phrase\", beginning*, AND, OR, NOT, brackets, NEAR(a b, 5)."`
	Filter string `help:"Only where this filter lets through: speaker:Kerry tag:none date:2016."`
	Regex  bool   `help:"QUERY is a regular expression (RE2)."`
	KWIC   bool   `name:"kwic" help:"A line for each match, with the words around it."`
	Sort   string `default:"place" enum:"place,left,match,right" help:"The order of the lines: ${enum}."`
	Limit  int    `default:"50" help:"How many hits, or lines, to show."`
}

type jsonHit struct {
	Transcript string     `json:"transcript"` // id
	Title      string     `json:"title"`
	Turn       int        `json:"turn"`
	Speaker    string     `json:"speaker"`
	Start      int        `json:"start"` // of the first match
	End        int        `json:"end"`
	Matches    []jsonSpan `json:"matches"`
	Text       string     `json:"text"` // of the whole passage
}

type jsonWriting struct {
	Kind string `json:"kind"` // "tag", "speaker", "transcript", "memo" or "highlight", whose note it is
	ID   string `json:"id"`
	Text string `json:"text"`
}

type jsonLine struct {
	Transcript string `json:"transcript"`
	Title      string `json:"title"`
	Turn       int    `json:"turn"`
	Speaker    string `json:"speaker"`
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Before     string `json:"before"`
	Match      string `json:"match"`
	After      string `json:"after"`
}

func (c *searchCommand) Run(t *terminal) error {
	return c.with(func(st *store.Store) error {
		sought, err := c.sought(st)
		if err != nil {
			return err
		}
		count := store.Count{}
		for !count.Done {
			if count, err = st.CountHits(context.Background(), sought, count); err != nil {
				return err
			}
		}
		if c.KWIC {
			return c.lines(t, st, sought, count)
		}
		return c.hits(t, st, sought, count)
	})
}

func (c *searchCommand) sought(st *store.Store) (sought store.Sought, err error) {
	if c.Regex {
		sought.Pattern, err = query.Pattern(c.Query)
	} else {
		sought.Query, err = query.Parse(c.Query)
	}
	if err == nil && c.Filter != "" {
		sought.Within, err = narrowBy(st, c.Filter)
	}
	return sought, err
}

// find gathers hits until there are enough.
func find(st *store.Store, sought store.Sought, enough func([]store.Hit) bool) ([]store.Hit, error) {
	var hits []store.Hit
	for after := int64(0); ; {
		found, err := st.Find(context.Background(), sought, after, mostHits)
		if err != nil {
			return nil, err
		}
		hits, after = append(hits, found.Hits...), found.Next
		if after == 0 || enough(hits) {
			return hits, nil
		}
	}
}

func (c *searchCommand) hits(t *terminal, st *store.Store, sought store.Sought, count store.Count) error {
	found, err := find(st, sought, func(hits []store.Hit) bool { return len(hits) >= c.Limit })
	if err != nil {
		return err
	}
	writings, err := c.writings(st, sought)
	if err != nil {
		return err
	}
	hits := each(found[:min(len(found), max(c.Limit, 0))], shapeHit)
	answer := map[string]any{"hits": hits, "total": count.Hits, "transcripts": count.Transcripts, "writings": writings}
	return c.print(t, answer, func(w io.Writer) {
		for _, found := range writings {
			fmt.Fprintf(w, "%s: %s\n", found.Kind, strings.ReplaceAll(found.Text, "\n", " "))
		}
		for _, h := range hits {
			fmt.Fprintf(w, "%s\n  %s\n", whereabouts(h.Title, h.Turn, h.Speaker), h.Text)
		}
		printCount(w, count)
	})
}

func shapeHit(h store.Hit) jsonHit {
	passage, first := text.New(h.Words), h.Match(0)
	shaped := jsonHit{Transcript: h.TranscriptID, Title: h.Title, Turn: h.Turn, Speaker: h.Speaker, Start: first.Start, End: first.End, Text: h.Words}
	for i, match := range h.Matches {
		at := h.Match(i)
		shaped.Matches = append(shaped.Matches, jsonSpan{at.Start, at.End, passage.Slice(match)})
	}
	return shaped
}

func printCount(w io.Writer, count store.Count) {
	fmt.Fprintf(w, "%d in %d transcripts\n", count.Hits, count.Transcripts)
}

// whereabouts says where a passage is: "Interview, turn 14, KERRY".
func whereabouts(title string, turn int, speaker string) string {
	if turn == 0 {
		return title
	}
	return fmt.Sprintf("%s, turn %d, %s", title, turn, speaker)
}

// writings are the notes, memos, tags and names in which the words stand. A filter is one of
// passages, so with one there are none.
func (c *searchCommand) writings(st *store.Store, sought store.Sought) ([]jsonWriting, error) {
	writings := []jsonWriting{}
	if c.Filter != "" {
		return writings, nil
	}
	found, err := st.FindWritings(context.Background(), sought, max(c.Limit, 0))
	for _, of := range found {
		for _, w := range of.First {
			writings = append(writings, jsonWriting{of.Kind, w.Row, w.Words})
		}
	}
	return writings, err
}

func (c *searchCommand) lines(t *terminal, st *store.Store, sought store.Sought, count store.Count) error {
	hits, err := find(st, sought, func(hits []store.Hit) bool { return c.Sort == string(concordance.ByPlace) && len(hits) >= c.Limit })
	if err != nil {
		return err
	}
	var all []concordance.Line
	for i, hit := range hits {
		all = append(all, concordance.Lines(i, hit.Words, hit.Matches)...)
	}
	concordance.Sort(all, concordance.Order(c.Sort))
	lines := each(all[:min(len(all), max(c.Limit, 0))], func(l concordance.Line) jsonLine {
		hit := hits[l.Hit]
		at := hit.Match(l.Match)
		return jsonLine{hit.TranscriptID, hit.Title, hit.Turn, hit.Speaker, at.Start, at.End, l.Before, l.Words, l.After}
	})
	return c.print(t, map[string]any{"lines": lines, "total": count.Hits, "transcripts": count.Transcripts}, func(w io.Writer) {
		for _, l := range lines {
			fmt.Fprintf(w, "%*s[%s]%s\t%s\n", linedUp, lastOf(text.New(l.Before)), l.Match, l.After, whereabouts(l.Title, l.Turn, l.Speaker))
		}
		printCount(w, count)
	})
}

// linedUp is how many code points before a match the terminal shows.
const linedUp = 40

func lastOf(before text.Text) string {
	return before.Slice(text.Span{Start: max(before.Len()-linedUp, 0), End: before.Len()})
}
