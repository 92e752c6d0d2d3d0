package speechjson

import (
	"encoding/json"
	"maps"
	"math"
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

// mostUnknown is the size in bytes of the largest JSON that is searched through.
const mostUnknown = 32 << 20

// readAnything reads the list of objects with text that has the most of it, wherever in the
// values it stands: values themselves are a list, as lines are of which each is an object.
func readAnything(values []json.RawMessage) []speech {
	size := 0
	for _, value := range values {
		size += len(value)
	}
	if size > mostUnknown {
		return nil
	}
	best := entries{}
	best.look(values, 0)
	return wordByWord(best.speech())
}

// entry is an object of a list as far as it matters here.
type entry struct {
	speech
	from, to amount
}

// entries are the objects of a list.
type entries struct {
	all    []entry
	length int  // of their text
	millis bool // a key says that times are in milliseconds
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
			e.lookInto(objectOf(value), depth+1)
		case isList(value):
			e.lookIn(value, depth+1)
		}
	}
}

func (e *entries) lookInto(o object, depth int) {
	for _, key := range slices.Sorted(maps.Keys(o)) {
		e.lookIn(o[key], depth)
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
	if len(values) < 2 {
		return
	}
	found := entries{}
	for _, value := range values {
		if isObject(value) {
			found.take(objectOf(value))
		}
	}
	if len(found.all)*2 > len(values) && found.length > e.length {
		*e = found
	}
}

// take adds an object if it has text.
func (e *entries) take(o object) {
	plain := make(object, len(o))
	for key, value := range o {
		plain[plainKey(key)] = value
	}
	said := wordsIn(plain, textKeys)
	if said == "" {
		return
	}
	e.length += len(said)
	for _, key := range startKeys {
		e.millis = e.millis || plain[key] != nil && (strings.HasSuffix(key, "ms") || strings.HasSuffix(key, "millis"))
	}
	e.all = append(e.all, entry{
		speech: speech{voice: wordsIn(plain, speakerKeys), text: said}, from: amountIn(plain, startKeys), to: amountIn(plain, endKeys),
	})
}

var keySigns = strings.NewReplacer("_", "", "-", "", " ", "")

// plainKey makes startTime, start_time and start-time one key.
func plainKey(key string) string { return keySigns.Replace(strings.ToLower(key)) }

func (e *entries) speech() []speech {
	unit := e.unit()
	said := make([]speech, 0, len(e.all))
	for _, one := range e.all {
		one.start, one.end = one.from.in(unit), one.to.in(unit)
		said = append(said, one.speech)
	}
	return said
}

// unit is that of the times: milliseconds if the key says so, or if all are whole numbers and
// one piece in two would else last for more than five minutes.
func (e *entries) unit() float64 {
	const long = 300
	lengthy, whole := 0, true
	for _, one := range e.all {
		whole = whole && one.from.n == math.Trunc(one.from.n) && one.to.n == math.Trunc(one.to.n)
		if one.from.known && one.to.known && one.to.n-one.from.n > long {
			lengthy++
		}
	}
	if e.millis || whole && lengthy*2 > len(e.all) {
		return millisecond
	}
	return second
}

// wordsIn returns the text under the first of keys that has one. A speaker may be an object
// of their own.
func wordsIn(o object, keys []string) words {
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

func amountIn(o object, keys []string) amount {
	for _, key := range keys {
		var a amount
		if into(o[key], &a); a.known {
			return a
		}
	}
	return amount{}
}
