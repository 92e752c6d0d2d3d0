package app

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"manicule/internal/concordance"
	"manicule/internal/fault"
	"manicule/internal/query"
	"manicule/internal/store"
	"manicule/internal/text"
)

// Searching is the window's door to searching everything. What takes long is asked for a part
// at a time, so that other doors have their turn.
type Searching struct{ *session }

// searches are those that are under way, by the part of the page that asked.
type searches struct {
	mu       sync.Mutex
	stops    map[string]*running
	narrowed narrowed
	marking  Progress
}

// running is one that can be stopped.
type running struct{ stop context.CancelFunc }

// begin stops what the same part asked for before. The second return value is to be called at the end.
func (s *searches) begin(part string) (context.Context, func()) {
	ctx, stop := context.WithCancel(context.Background())
	mine := &running{stop}
	s.mu.Lock()
	defer s.mu.Unlock()
	if before := s.stops[part]; before != nil {
		before.stop()
	}
	if s.stops == nil {
		s.stops = map[string]*running{}
	}
	s.stops[part] = mine
	return ctx, func() {
		stop()
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.stops[part] == mine {
			delete(s.stops, part)
		}
	}
}

// stop stops what a part of the page asked for.
func (s *searches) stop(part string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if running := s.stops[part]; running != nil {
		running.stop()
	}
}

// narrowed is the filter used last, as it was asked of passages at a revision of a project.
type narrowed struct {
	store    *store.Store
	revision int64
	words    string
	within   store.Narrowing
}

// soughtOf reads what the page searches for.
func (s *searches) soughtOf(st *store.Store, r SearchRequest) (sought store.Sought, err error) {
	if r.Pattern {
		sought.Pattern, err = query.Pattern(r.Words)
	} else {
		sought.Query, err = query.Parse(r.Words)
	}
	if err == nil && r.Filter != "" {
		sought.Within, err = s.narrow(st, r.Filter)
	}
	return sought, err
}

// narrow reads a filter, unless it is the one used last and nothing has changed since.
func (s *searches) narrow(st *store.Store, words string) (store.Narrowing, error) {
	revision, err := st.Revision()
	if err != nil {
		return store.Narrowing{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if last := s.narrowed; last.store == st && last.revision == revision && last.words == words {
		return last.within, nil
	}
	within, err := narrowBy(st, words)
	if err == nil {
		s.narrowed = narrowed{st, revision, words, within}
	}
	return within, err
}

// narrowBy reads a filter as it is typed, or the name of one that was kept.
func narrowBy(st *store.Store, words string) (store.Narrowing, error) {
	f, err := filterOf(st, words)
	if err != nil {
		return store.Narrowing{}, err
	}
	return st.Narrow(f)
}

// Narrow reads a filter of a search. What means nothing there, or names what is not in the
// project, is a fault.
func (s Searching) Narrow(words string) (ReadFilter, error) {
	return read(s.session, func(st *store.Store) (ReadFilter, error) {
		within, err := s.searches.narrow(st, words)
		if err != nil {
			return ReadFilter{}, err
		}
		names, err := st.FilterNames()
		if err != nil {
			return ReadFilter{}, err
		}
		return viewFilter(within.Filter, names), nil
	})
}

// search runs fn with what is searched for. It stops when the same part of the page asks again.
func search[T any](s *session, part string, r SearchRequest, fn func(context.Context, *store.Store, store.Sought) (T, error)) (T, error) {
	ctx, end := s.searches.begin(r.View + " " + part)
	defer end()
	return searchUntil(ctx, s, r, fn)
}

func searchUntil[T any](ctx context.Context, s *session, r SearchRequest, fn func(context.Context, *store.Store, store.Sought) (T, error)) (T, error) {
	return read(s, func(st *store.Store) (T, error) {
		if ctx.Err() != nil {
			var none T
			return none, fault.New(fault.Canceled, "Stopped.")
		}
		sought, err := s.searches.soughtOf(st, r)
		if err != nil {
			var none T
			return none, err
		}
		return fn(ctx, st, sought)
	})
}

// mostHits is how many hits come at most at once.
const mostHits = 200

// Hits returns the hits after a passage, 0 for the first, at most so many. There may be fewer,
// and none, though more are left.
func (s Searching) Hits(r SearchRequest, after, limit int) (SearchHits, error) {
	return search(s.session, "hits", r, func(ctx context.Context, st *store.Store, sought store.Sought) (SearchHits, error) {
		found, err := st.Find(ctx, sought, int64(after), min(max(limit, 1), mostHits))
		return SearchHits{Hits: each(found.Hits, viewSearchHit), Next: int(found.Next)}, err
	})
}

// Count counts on from what has been counted, for a while.
func (s Searching) Count(r SearchRequest, so SearchCount) (SearchCount, error) {
	return search(s.session, "count", r, func(ctx context.Context, st *store.Store, sought store.Sought) (SearchCount, error) {
		count, err := st.CountHits(ctx, sought, store.Count{Hits: so.Hits, Transcripts: so.Transcripts, After: int64(so.After), Last: so.Last})
		return SearchCount{Hits: count.Hits, Transcripts: count.Transcripts, Done: count.Done, After: int(count.After), Last: count.Last}, err
	})
}

// Writings searches notes, memos, tags, speakers and titles. It returns so many of each kind.
func (s Searching) Writings(r SearchRequest, limit int) ([]SearchWritings, error) {
	return search(s.session, "writings", r, func(ctx context.Context, st *store.Store, sought store.Sought) ([]SearchWritings, error) {
		found, err := st.FindWritings(ctx, sought, min(max(limit, 1), mostHits))
		return each(found, viewWritings), err
	})
}

// Places returns the matches in the transcript of a passage.
func (s Searching) Places(r SearchRequest, passage int) (SearchPlaces, error) {
	return search(s.session, "places", r, func(ctx context.Context, st *store.Store, sought store.Sought) (SearchPlaces, error) {
		places := SearchPlaces{Matches: []Span{}}
		hits, err := st.HitsBeside(ctx, sought, int64(passage))
		if err != nil || !slices.ContainsFunc(hits, func(h store.Hit) bool { return h.Passage == int64(passage) }) {
			return places, err
		}
		places.TranscriptID = hits[0].TranscriptID
		body, err := st.Text(places.TranscriptID)
		for _, hit := range hits {
			if hit.Passage == int64(passage) {
				places.First = len(places.Matches)
			}
			for i := range hit.Matches {
				places.Matches = append(places.Matches, viewSpan(body, body.Clamp(hit.Match(i))))
			}
		}
		return places, err
	})
}

// mostLines is how many lines a concordance has at most.
const mostLines = 5_000

// Concordance lines all matches up, sorted by "place", "left", "match" or "right".
func (s Searching) Concordance(r SearchRequest, order string) (Concordance, error) {
	ctx, end := s.searches.begin(r.View + " lines")
	defer end()
	c := Concordance{Lines: []ConcordanceLine{}}
	var hits []store.Hit
	var lines []concordance.Line
	for after := int64(0); !c.More; {
		found, err := searchUntil(ctx, s.session, r, func(ctx context.Context, st *store.Store, sought store.Sought) (store.Found, error) {
			return st.Find(ctx, sought, after, mostHits)
		})
		if err != nil {
			return c, err
		}
		for _, hit := range found.Hits {
			lines = append(lines, concordance.Lines(len(hits), hit.Words, hit.Matches)...)
			hits = append(hits, hit)
		}
		if c.More = len(lines) > mostLines; found.Next == 0 {
			break
		}
		after = found.Next
	}
	lines = lines[:min(len(lines), mostLines)]
	concordance.Sort(lines, concordance.Order(order))
	c.Lines = each(lines, func(l concordance.Line) ConcordanceLine { return viewConcordance(hits[l.Hit], l) })
	return c, nil
}

// Stop gives up what a part of the page searches for: "hits", "count", "lines" or "marking".
func (s Searching) Stop(view, part string) { s.searches.stop(view + " " + part) }

// shownMarkings is how many places a preview shows.
const shownMarkings = 200

// PreviewMarking says what HighlightHits would do.
func (s Searching) PreviewMarking(m HitMarking) (HitMarkings, error) {
	return search(s.session, "marking", m.Search, func(ctx context.Context, st *store.Store, sought store.Sought) (HitMarkings, error) {
		counts, err := st.PreviewMarking(ctx, markingOf(m, sought), shownMarkings)
		return HitMarkings{
			New: counts.New, Tagged: counts.Tagged, Already: counts.Already, Transcripts: counts.Transcripts,
			First: each(counts.First, viewMarked),
		}, err
	})
}

// HighlightHits highlights what a search has found, in one step. Marking says how far it is, and
// Stop with "marking" gives it up, with nothing done.
func (s Searching) HighlightHits(m HitMarking) (Change, error) {
	ctx, end := s.searches.begin(m.Search.View + " marking")
	defer end()
	defer s.searches.note(0, 0)
	return write(s.session, func(st *store.Store) (store.Change, error) {
		sought, err := s.searches.soughtOf(st, m.Search)
		if err != nil {
			return store.Change{}, err
		}
		return st.HighlightHits(markingOf(m, sought), func(done, of int) error {
			s.searches.note(done, of)
			if ctx.Err() != nil {
				return fault.New(fault.Canceled, "Nothing was highlighted.")
			}
			return nil
		})
	})
}

// Marking says how far HighlightHits is.
func (s Searching) Marking() Progress {
	s.searches.mu.Lock()
	defer s.searches.mu.Unlock()
	return s.searches.marking
}

func (s *searches) note(done, of int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.marking = Progress{Done: done, Of: of}
}

func markingOf(m HitMarking, sought store.Sought) store.Marking {
	marking := store.Marking{Sought: sought, Extent: store.Extent(m.Extent), TagIDs: m.TagIDs, New: each(m.NewTags, tagOf)}
	if !m.All {
		marking.Only = each(m.Only, func(passage int) int64 { return int64(passage) })
		slices.Sort(marking.Only)
	}
	return marking
}

// What is shown of a long passage: so many code points before its first match, and in all.
const (
	shownBefore = 70
	shownOfHit  = 280
)

// viewAbout shows the stretch of a text around its first match, and where the matches are in it.
func viewAbout(words string, matches []text.Span) (shown string, marks []Span, cut, cutEnd bool) {
	body, at := text.New(words), text.Span{}
	if len(matches) > 0 {
		at = matches[0]
	}
	stretch := body.Clamp(text.Span{Start: at.Start - shownBefore, End: max(at.Start-shownBefore, 0) + shownOfHit})
	stretch = wholeWords(body, stretch, at)
	about := text.New(body.Slice(stretch))
	marks = []Span{}
	for _, match := range matches {
		if in := about.Clamp(text.Span{Start: match.Start - stretch.Start, End: match.End - stretch.Start}); in.Len() > 0 {
			marks = append(marks, viewSpan(about, in))
		}
	}
	return about.String(), marks, stretch.Start > 0, stretch.End < body.Len()
}

// wholeWords leaves out of a stretch the rest of a word that it begins in, and the beginning of
// one that it ends in. It goes on holding the first match.
func wholeWords(body text.Text, stretch, match text.Span) text.Span {
	before := body.Slice(text.Span{Start: stretch.Start, End: max(match.Start, stretch.Start)})
	if i := strings.IndexFunc(before, unicode.IsSpace); stretch.Start > 0 && i >= 0 {
		stretch.Start += utf8.RuneCountInString(before[:i]) + 1
	}
	after := body.Slice(text.Span{Start: min(match.End, stretch.End), End: stretch.End})
	if i := strings.LastIndexFunc(after, unicode.IsSpace); stretch.End < body.Len() && i >= 0 {
		stretch.End -= utf8.RuneCountInString(after[i:])
	}
	return stretch
}

func viewSearchHit(h store.Hit) SearchHit {
	v := SearchHit{Passage: int(h.Passage), TranscriptID: h.TranscriptID, Turn: h.Turn, SpeakerID: h.SpeakerID, Matches: len(h.Matches)}
	v.Text, v.Marks, v.Cut, v.CutEnd = viewAbout(h.Words, h.Matches)
	return v
}

func viewWritings(of store.Writings) SearchWritings {
	return SearchWritings{Kind: of.Kind, Total: of.Total, First: each(of.First, func(w store.Writing) SearchWriting {
		v := SearchWriting{ID: w.Row, TranscriptID: w.TranscriptID}
		v.Text, v.Marks, v.Cut, v.CutEnd = viewAbout(w.Words, w.Matches)
		return v
	})}
}

func viewConcordance(h store.Hit, l concordance.Line) ConcordanceLine {
	return ConcordanceLine{
		Passage: int(h.Passage), Match: l.Match, TranscriptID: h.TranscriptID, Turn: h.Turn, SpeakerID: h.SpeakerID,
		Before: l.Before, Words: l.Words, After: l.After,
	}
}

// shownOfQuote is how many code points of a place a preview shows.
const shownOfQuote = 200

func viewMarked(m store.Marked) HitMarked {
	passage := text.New(m.Words)
	span := passage.Clamp(text.Span{Start: m.Span.Start - m.Start, End: m.Span.End - m.Start})
	v := HitMarked{TranscriptID: m.TranscriptID, Turn: m.Turn, SpeakerID: m.SpeakerID, Quote: passage.Slice(span), Does: string(m.Does)}
	if span.Len() > shownOfQuote {
		v.Quote = passage.Slice(text.Span{Start: span.Start, End: span.Start + shownOfQuote}) + "…"
	}
	return v
}
