package html

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// maxHours is longer than any recording.
const maxHours = 100

// times takes the times that players of recordings keep in the attributes of an element:
// of a paragraph, or of a word in it.
func (w *walker) times(n *html.Node) {
	var start, end *int64
	for _, a := range n.Attr {
		switch a.Key {
		case "data-m":
			start = number(a.Val, 1)
		case "data-start", "data-time", "data-begin", "data-start-time", "data-timestamp":
			start = seconds(a.Val)
		case "data-end", "data-end-time":
			end = seconds(a.Val)
		}
	}
	switch {
	case start == nil:
	case blocks[n.Data]:
		w.start, w.over = start, end
	default:
		w.p.ms = start
	}
}

// seconds reads "12.5" and what clock reads.
func seconds(s string) *int64 {
	if ms := number(s, 1000); ms != nil {
		return ms
	}
	return clockOf(s)
}

// number reads a number of which each stands for so many milliseconds.
func number(s string, unit float64) *int64 {
	x, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !(x >= 0 && x*unit < maxHours*3_600_000) {
		return nil
	}
	ms := int64(math.Round(x * unit))
	return &ms
}

// clockOf reads "1:02", "[01:02:03]" and "01:02:03.456" as milliseconds; nil if s is something else.
func clockOf(s string) *int64 {
	s = strings.Trim(strings.TrimSpace(s), "[]()")
	parts := strings.Split(strings.Replace(s, ",", ".", 1), ":")
	if len(parts) < 2 || len(parts) > 3 {
		return nil
	}
	total := 0.0
	for i, part := range parts {
		last := i == len(parts)-1
		x, ok := clockPart(part, last)
		if !ok || i > 0 && x >= 60 {
			return nil
		}
		total = total*60 + x
	}
	if total >= maxHours*3600 {
		return nil
	}
	ms := int64(math.Round(total * 1000))
	return &ms
}

// clockPart reads a number of digits; the last part may have a fraction.
func clockPart(s string, fraction bool) (float64, bool) {
	whole, rest, point := strings.Cut(s, ".")
	if len(whole) < 1 || len(whole) > 3 || point && (!fraction || len(rest) < 1 || len(rest) > 6) {
		return 0, false
	}
	if strings.Trim(whole+rest, "0123456789") != "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}
