package filter

import (
	"math"
	"regexp"
	"strconv"
	"time"
)

var number = regexp.MustCompile(`^-?[0-9]+([.,][0-9]+)?$`)

// numberOf reads a number as people write it.
func numberOf(s string) (float64, bool) {
	if !number.MatchString(s) {
		return 0, false
	}
	bytes := []byte(s)
	for i, b := range bytes {
		if b == ',' {
			bytes[i] = '.'
		}
	}
	n, err := strconv.ParseFloat(string(bytes), 64)
	return n, err == nil && !math.IsInf(n, 0)
}

// days is a stretch of time: a year, a month or a day, as days since 1970, both ends included.
type days struct{ first, last int }

// period reads an ISO date as precise as it is given: "2016", "2016-03", "2016-03-23". A time
// of day behind it makes no difference.
func period(s string) (days, bool) {
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{
		{"2006", 1, 0, 0}, {"2006-01", 0, 1, 0}, {time.DateOnly, 0, 0, 1},
	} {
		if first, err := time.Parse(form.layout, s); err == nil {
			return days{dayOf(first), dayOf(first.AddDate(form.years, form.months, form.days)) - 1}, true
		}
	}
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		day := dayOf(time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC))
		return days{day, day}, true
	}
	return days{}, false
}

// dayOf counts the days from 1970 to a midnight in UTC.
func dayOf(midnight time.Time) int {
	const seconds = 24 * 60 * 60
	return int(midnight.Unix() / seconds)
}
