package speechjson

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// The keys, in small letters and without signs between, under which objects keep what matters
// here. Of several the first counts.
var (
	textKeys    = []string{"text", "content", "body", "transcript", "utterance", "value", "word", "punctuatedword"}
	speakerKeys = []string{"speakername", "speaker", "speakerlabel", "speakerid", "participant", "participantrole", "author", "name", "role", "who"}
	startKeys   = []string{"start", "starttime", "begin", "begintime", "startms", "starttimems", "startmillis", "offset", "startoffset", "timestamp", "time", "ts", "from"}
	endKeys     = []string{"end", "endtime", "endms", "endtimems", "endmillis", "endoffset", "endts", "to"}
)

// readAnything reads the list of objects with text that has the most of it, wherever in the
// values it stands: values themselves are a list, as lines are of which each is an object.
func readAnything(values []json.RawMessage) []speech {
	best := entries{}
	best.look(values, 0)
	return wordByWord(best.speech())
}

// entries are the objects of a list, by their keys.
type entries struct {
	all    []map[string]json.RawMessage
	length int // of their text
}

// look keeps the list with the most text, of a list and of those in it.
func (e *entries) look(values []json.RawMessage, depth int) {
	const deepest = 6
	if depth > deepest {
		return
	}
	e.offer(values)
	for _, value := range values {
		switch {
		case isObject(value):
			o := objectOf(value)
			for _, key := range slices.Sorted(maps.Keys(o)) {
				e.lookIn(o[key], depth+1)
			}
		case isList(value):
			e.lookIn(value, depth+1)
		}
	}
}

func (e *entries) lookIn(value json.RawMessage, depth int) {
	switch {
	case isObject(value):
		e.look([]json.RawMessage{value}, depth)
	case isList(value):
		var list []json.RawMessage
		into(value, &list)
		e.look(list, depth)
	}
}

// offer takes a list if most of it are objects with text, and more of it than there was.
func (e *entries) offer(values []json.RawMessage) {
	found := entries{}
	for _, value := range values {
		o := map[string]json.RawMessage{}
		for key, inner := range objectOf(value) {
			o[plainKey(key)] = inner
		}
		if said := wordsIn(o, textKeys); said != "" {
			found.all = append(found.all, o)
			found.length += len(said)
		}
	}
	if len(values) > 1 && len(found.all)*2 > len(values) && found.length > e.length {
		*e = found
	}
}

// plainKey makes startTime, start_time and start-time one key.
func plainKey(key string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(key))
}

func (e *entries) speech() []speech {
	unit := e.unit()
	said := make([]speech, 0, len(e.all))
	for _, o := range e.all {
		said = append(said, speech{
			voice: wordsIn(o, speakerKeys), text: wordsIn(o, textKeys),
			start: amountIn(o, startKeys).in(unit), end: amountIn(o, endKeys).in(unit),
		})
	}
	return said
}

// unit is that of the times: milliseconds if all are whole numbers and one piece in two would
// else last for more than five minutes, or if the key says so.
func (e *entries) unit() float64 {
	long, whole := 0, true
	for _, o := range e.all {
		start, end := amountIn(o, startKeys), amountIn(o, endKeys)
		whole = whole && start.n == float64(int64(start.n)) && end.n == float64(int64(end.n))
		if start.known && end.known && end.n-start.n > 300 {
			long++
		}
		for _, key := range startKeys {
			if _, found := o[key]; found && (strings.HasSuffix(key, "ms") || strings.HasSuffix(key, "millis")) {
				return millisecond
			}
		}
	}
	if whole && long*2 > len(e.all) {
		return millisecond
	}
	return second
}

// wordsIn returns the text under the first of keys that has one. A speaker may be an object
// of their own.
func wordsIn(o map[string]json.RawMessage, keys []string) words {
	for _, key := range keys {
		var w words
		into(o[key], &w)
		if isObject(o[key]) {
			var named struct{ Name, Label, ID words }
			into(o[key], &named)
			w = named.Name.or(named.Label, named.ID)
		}
		if strings.TrimSpace(string(w)) != "" {
			return w
		}
	}
	return ""
}

func amountIn(o map[string]json.RawMessage, keys []string) amount {
	for _, key := range keys {
		var a amount
		if into(o[key], &a); a.known {
			return a
		}
	}
	return amount{}
}
