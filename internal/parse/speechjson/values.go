package speechjson

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"manicule/internal/parse/timing"
	"manicule/internal/text"
)

// words is a text in JSON. A number is taken as it is written; what is neither is empty.
type words string

// UnmarshalJSON never fails.
func (w *words) UnmarshalJSON(data []byte) error {
	*w = ""
	switch {
	case data[0] == '"':
		var s string
		json.Unmarshal(data, &s) //nolint:errcheck // a string that the decoder has read before
		clean, _ := text.Clean([]byte(s))
		*w = words(clean)
	case data[0] == '-' || data[0] >= '0' && data[0] <= '9':
		*w = words(data)
	}
	return nil
}

// amount is a number in JSON, or a time in words: "1.5", "1.5s", "PT1M2.5S", "0:01.500",
// {"seconds": 1, "nanos": 500000000}.
type amount struct {
	n     float64
	clock bool // n is in seconds, whatever the unit of the others
	known bool
}

// UnmarshalJSON never fails.
func (a *amount) UnmarshalJSON(data []byte) error {
	*a = amount{}
	switch data[0] {
	case '"':
		var s string
		json.Unmarshal(data, &s) //nolint:errcheck // a string that the decoder has read before
		*a = amountOf(strings.TrimSpace(s))
	case '{':
		var parts struct{ Seconds, Nanos amount }
		json.Unmarshal(data, &parts) //nolint:errcheck // as far as it fits
		*a = amount{n: parts.Seconds.n + parts.Nanos.n/1e9, clock: true, known: parts.Seconds.known || parts.Nanos.known}
	default:
		*a = amountOf(string(data))
	}
	return nil
}

func amountOf(s string) amount {
	if ms, ok := timing.Clock(s); ok {
		return amount{n: float64(ms) / 1000, clock: true, known: true}
	}
	if period, found := strings.CutPrefix(s, "PT"); found {
		return periodOf(period)
	}
	number, seconds := strings.CutSuffix(s, "s")
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > 1e15 {
		return amount{}
	}
	return amount{n: n, clock: seconds, known: true}
}

// periodOf reads the time of ISO 8601 after its PT: "1H2M3.5S".
func periodOf(s string) amount {
	total := 0.0
	for _, unit := range []struct {
		sign    string
		seconds float64
	}{{"H", 3600}, {"M", 60}, {"S", 1}} {
		number, rest, found := strings.Cut(s, unit.sign)
		if !found {
			continue
		}
		n, err := strconv.ParseFloat(number, 64)
		if err != nil || !(math.Abs(n) < 1e9) {
			return amount{}
		}
		total, s = total+n*unit.seconds, rest
	}
	return amount{n: total, clock: true, known: s == ""}
}

// in returns the time in milliseconds of an amount that counts units of so many of them;
// nil if none is known.
func (a amount) in(unit float64) *int64 {
	if !a.known {
		return nil
	}
	if a.clock {
		unit = second
	}
	ms := int64(math.Round(a.n * unit))
	return &ms
}

// The units of recognisers, in milliseconds.
const (
	second      = 1000.0
	millisecond = 1.0
	tick        = 1e-4
)

// or returns the first amount that is known.
func (a amount) or(others ...amount) amount {
	for _, other := range others {
		if !a.known {
			a = other
		}
	}
	return a
}

// or returns the first text that is not empty.
func (w words) or(others ...words) words {
	for _, other := range others {
		if w == "" {
			w = other
		}
	}
	return w
}
