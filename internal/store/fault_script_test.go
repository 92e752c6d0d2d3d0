package store_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// An act is one thing a person does, said twice: to the model and to the store. The
// model's error means that the store must refuse.
type act struct {
	name     string
	mergeKey string
	model    func(*picture) error
	travel   func(*history) error // in place of model: what is done to the history itself
	store    func(*desk) error
	throws   bool // it removes one thing, which can be brought back as it was
}

// A desk is an open store with the names the script uses.
type desk struct {
	*store.Store
	ids map[string]string // transcripts by source, speakers by first turn
}

func sitDown(s *store.Store) (*desk, error) {
	d := &desk{s, map[string]string{}}
	return d, d.lookRound()
}

// lookRound learns the names of all that is there.
func (d *desk) lookRound() error {
	p, err := d.Project()
	for _, tr := range p.Transcripts {
		d.learn(tr)
	}
	return err
}

// id is the store's id of what the script calls so; empty if there is none. What was gone
// when the desk was new may have come back.
func (d *desk) id(name string) string {
	if d.ids[name] == "" {
		d.lookRound() // a fault in it shows as a name that is not known
	}
	return d.ids[name]
}

func (d *desk) learn(tr transcript.Transcript) {
	d.ids[tr.Source.Name] = tr.ID
	known := map[string]bool{}
	for i, turn := range tr.Turns {
		if !known[turn.SpeakerID] {
			d.ids[voiceKey(tr.Source.Name, i)] = turn.SpeakerID
		}
		known[turn.SpeakerID] = true
	}
}

// A script is a person at work, the same for the same seed: after any number of acts both
// a process that writes and the one that judges it know what the project must say.
type script struct {
	*history
	seed uint64
	kind string // "all", "tagging" or "import"
	n    int    // acts so far
	at   time.Time
	tick func(time.Time) time.Time // the clock from one act to the next
	rng  *rand.Rand
}

// opening is how many acts every script begins with: a project with something of everything.
const opening = 24

// newScript is a script before its first act.
func newScript(kind string, seed uint64) *script {
	sc := &script{
		history: &history{now: emptyPicture("p")}, seed: seed, kind: kind,
		at: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
	}
	sc.tick = func(at time.Time) time.Time { return at.Add(time.Duration(sc.rng.IntN(100)) * time.Second) }
	return sc
}

// begun is a script after its opening, which is the same for all.
func begun(kind string, seed uint64) *script {
	sc := newScript("opening", 0)
	sc.advance(opening)
	sc.kind, sc.seed = kind, seed
	return sc
}

// advance plays acts on the model alone, up to number n.
func (sc *script) advance(n int) {
	for sc.n < n {
		sc.play(sc.next(), nil)
	}
}

// play does an act on the model and, where there is one, on a store. It returns the
// store's own fault; refusals that the model expects are not faults.
func (sc *script) play(a act, d *desk) error {
	if d != nil {
		d.Now = func() time.Time { return sc.at }
		if err := sc.tell(a, d); err != nil {
			return err
		}
	}
	sc.n++
	a.on(sc.history, sc.at)
	return nil
}

// on does an act on a history.
func (a act) on(h *history, at time.Time) error {
	if a.travel != nil {
		return a.travel(h)
	}
	return h.do(a, at)
}

// tell does an act on the store and holds its answer against the model's.
func (sc *script) tell(a act, d *desk) error {
	expected := a.on(sc.history.clone(), sc.at)
	got := a.store(d)
	switch {
	case expected == nil:
		return got
	case got == nil:
		return fmt.Errorf("%s was not refused: %w", a.name, expected)
	case fault.From(got).Code == fault.Internal, fault.Is(got, fault.Storage):
		return got
	}
	return nil
}

// next thinks of the next act. Its choice hangs on the seed, the number of the act and
// the picture at hand, and on nothing else: whoever plays the same script comes to the
// same pictures.
func (sc *script) next() act {
	sc.rng = rand.New(rand.NewPCG(sc.seed, uint64(sc.n)))
	sc.at = sc.tick(sc.at)
	choices := acts[sc.kind]
	switch {
	case len(sc.now.Transcripts) == 0:
		return sc.importing()
	case sc.kind == "all" && len(sc.now.Tags) > 20: // a project that stays small is looked over fast
		return sc.removeTag()
	case sc.kind == "all" && len(sc.now.Transcripts) > 6:
		return sc.removeTranscript()
	}
	return choices[sc.rng.IntN(len(choices))](sc)
}

// acts are what a person does, by the kind of work; what stands there twice is done twice as often.
var acts = map[string][]func(*script) act{
	"opening": {(*script).importing, (*script).addTag, (*script).addHighlight, (*script).addHighlight, (*script).writeMemo},
	"import":  {(*script).importing},
	"tagging": {(*script).addHighlight, (*script).addHighlight, (*script).addHighlight, (*script).addTag, (*script).setNote, (*script).setTags},
	"all": {
		(*script).importing, (*script).describe, (*script).removeTranscript, (*script).describeSpeaker, (*script).rename,
		(*script).addTag, (*script).addTag, (*script).describeTag, (*script).removeTag, (*script).mergeTags,
		(*script).addHighlight, (*script).addHighlight, (*script).addHighlight, (*script).addHighlight, (*script).addHighlight,
		(*script).importing, (*script).setNote, (*script).setNote,
		(*script).setTags, (*script).setTags, (*script).moveHighlight, (*script).removeHighlights, (*script).writeMemo, (*script).writeMemo,
		(*script).correct, (*script).correct, (*script).correct, (*script).takeBack,
		(*script).undoing, (*script).undoing, (*script).undoing, (*script).redoing, (*script).redoing,
		(*script).goingTo, (*script).clearingHistory, (*script).bringingBack, (*script).bringingBack,
	},
}

// newID is an id that the same act of the same script gives again.
func (sc *script) newID() string {
	var id uuid.UUID
	for i := range id {
		id[i] = byte(sc.rng.UintN(256))
	}
	return id.String()
}

func (sc *script) words() string {
	var words []string
	for range 1 + sc.rng.IntN(12) {
		words = append(words, vocabulary[sc.rng.IntN(len(vocabulary))])
	}
	return strings.Join(words, " ")
}

var vocabulary = []string{"hope", "“war”", "Größe", "日本", "🙂", "👩‍👩‍👧", "it's", `back\slash`, "line\nbreak", "%s", "';--", "sanctions", "e\u0301"}

// pick chooses a key of a map; "none" of an empty one, which no store knows.
func pick[V any](sc *script, m map[string]V) string {
	if len(m) == 0 {
		return "none"
	}
	keys := slices.Sorted(maps.Keys(m))
	return keys[sc.rng.IntN(len(keys))]
}

// pickSome chooses up to n different keys of a map.
func pickSome[V any](sc *script, m map[string]V, n int) []string {
	keys := slices.Sorted(maps.Keys(m))
	sc.rng.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	return keys[:sc.rng.IntN(min(n, len(keys))+1)]
}

func nothing(thing string) error { return fault.New(fault.NotFound, "there is no such %s", thing) }

func failure(_ store.Change, err error) error { return err }

// sourceDraft is a small interview that no other source says word for word.
func sourceDraft(source string) transcript.Draft {
	d := interview()
	d.Title = "On " + source
	tail := "\nThis was " + source + "."
	start := text.New(d.Text).Len()
	d.Text += tail
	d.Turns = append(d.Turns, transcript.DraftTurn{Speaker: 1, Span: text.Span{Start: start + 1, End: start + text.New(tail).Len()}})
	return d
}

func (sc *script) importing() act {
	source := fmt.Sprintf("source %d-%d.txt", sc.seed, sc.n)
	draft := sourceDraft(source)
	a := act{name: "import " + source, mergeKey: []string{"", batchKey}[sc.rng.IntN(2)]}
	a.model = func(p *picture) error {
		tr := transcript.Transcript{Title: draft.Title, Date: draft.Date, Place: draft.Place, Text: text.New(draft.Text), Front: draft.Front, Directions: draft.Directions, Syncs: draft.Syncs}
		tr.Source.Encoding = draft.Encoding
		first := map[int]bool{}
		for i, turn := range draft.Turns {
			tr.Turns = append(tr.Turns, transcript.Turn{Span: turn.Span})
			if !first[turn.Speaker] {
				p.Speakers[voiceKey(source, i)] = voice{draft.Speakers[turn.Speaker].Name, draft.Speakers[turn.Speaker].Role}
			}
			first[turn.Speaker] = true
		}
		p.Transcripts[source] = paperOf(tr)
		return nil
	}
	a.store = func(d *desk) error {
		id, err := d.Import(draft, source, []byte(source), a.mergeKey)
		if err != nil {
			return err
		}
		tr, err := d.Transcript(id)
		d.learn(tr)
		return err
	}
	return a
}

func (sc *script) describe() act {
	source, title, date := pick(sc, sc.now.Transcripts), "Title "+fmt.Sprint(sc.rng.IntN(5)), fmt.Sprint(2000+sc.rng.IntN(3))
	return act{
		name: "describe " + source,
		model: func(p *picture) error {
			tr := p.Transcripts[source]
			tr.Title, tr.Date, tr.Place = title, date, "Kyiv"
			p.Transcripts[source] = tr
			return nil
		},
		store: func(d *desk) error { return failure(d.Describe(d.id(source), title, date, "Kyiv")) },
	}
}

func (sc *script) removeTranscript() act {
	source := pick(sc, sc.now.Transcripts)
	return act{
		name: "remove " + source, throws: true,
		model: func(p *picture) error {
			delete(p.Transcripts, source)
			delete(p.Memos, memoKey(coding.OnTranscript, source))
			maps.DeleteFunc(p.Highlights, func(_ string, h passage) bool { return h.Source == source })
			for key := range p.Speakers {
				if strings.HasPrefix(key, source+" ") {
					delete(p.Speakers, key)
					delete(p.Memos, memoKey(coding.OnSpeaker, key))
				}
			}
			return nil
		},
		store: func(d *desk) error { return failure(d.RemoveTranscript(d.id(source))) },
	}
}

func (sc *script) describeSpeaker() act {
	key, name := pick(sc, sc.now.Speakers), fmt.Sprint("Speaker ", sc.rng.IntN(4))
	role := []transcript.Role{"", transcript.Interviewer, transcript.Respondent}[sc.rng.IntN(3)]
	return act{
		name:  "describe " + key,
		model: func(p *picture) error { p.Speakers[key] = voice{name, role}; return nil },
		store: func(d *desk) error { return failure(d.DescribeSpeaker(d.id(key), name, role)) },
	}
}

func (sc *script) rename() act {
	name := fmt.Sprint("p", sc.rng.IntN(4))
	return act{
		name:  "rename",
		model: func(p *picture) error { p.Name = name; return nil },
		store: func(d *desk) error { return failure(d.Rename(name)) },
	}
}

func (sc *script) writeMemo() act {
	body := sc.words()
	if sc.rng.IntN(5) == 0 {
		body = ""
	}
	subject, key := coding.OnProject, "p"
	switch sc.rng.IntN(4) {
	case 0:
		subject, key = coding.OnTranscript, pick(sc, sc.now.Transcripts)
	case 1:
		subject, key = coding.OnSpeaker, pick(sc, sc.now.Speakers)
	case 2:
		if len(sc.now.Tags) > 0 {
			subject, key = coding.OnTag, pick(sc, sc.now.Tags)
		}
	}
	return act{
		name: "memo on " + key, mergeKey: "memo:" + key,
		model: func(p *picture) error {
			if p.Memos[memoKey(subject, key)] = body; body == "" {
				delete(p.Memos, memoKey(subject, key))
			}
			return nil
		},
		store: func(d *desk) error { return failure(d.WriteMemo(subject, cmp.Or(d.id(key), key), body)) },
	}
}
