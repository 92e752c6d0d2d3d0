package store

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// scanner is a row or the row at hand.
type scanner interface{ Scan(...any) error }

func scanString(row scanner) (v string, err error) {
	err = row.Scan(&v)
	return v, err
}

// stampOf writes a time as the file keeps it.
func stampOf(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// timeOf reads a time of the file; one that can't be read is the zero time.
func timeOf(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}
	}
	return t
}

// scanTime reads a time of the file into a time.Time.
type scanTime struct{ t *time.Time }

func (s scanTime) Scan(v any) error {
	*s.t = timeOf(fmt.Sprint(v))
	return nil
}

// scanWords reads a string of words divided by spaces.
type scanWords struct{ words *[]string }

func (s scanWords) Scan(v any) error {
	joined, _ := v.(string)
	*s.words = strings.Fields(joined)
	return nil
}

// scanValues reads a JSON object of strings.
type scanValues struct{ values *map[string]string }

func (s scanValues) Scan(v any) error {
	object, _ := v.(string)
	return json.Unmarshal([]byte(object), s.values)
}

func scanInt(row scanner) (v int, err error) {
	err = row.Scan(&v)
	return v, err
}
