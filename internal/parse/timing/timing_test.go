package timing

import (
	"reflect"
	"strings"
	"testing"

	"manicule/internal/document"
)

func TestClock(t *testing.T) {
	for _, c := range []struct {
		s  string
		ms int64
		ok bool
	}{
		{"00:00:01,000", 1000, true},
		{"1:02:03.456", 3723456, true},
		{"02:03.4", 123400, true},
		{" 0:01 ", 1000, true},
		{"-00:00:01,500", -1500, true},
		{"100:00:00.000", 360000000, true},
		{"00:00:01.1234567", 1123, true},
		{"99:99:99", 99*3600000 + 99*60000 + 99000, true},
		{"00:00:01.", 1000, true},
		{"999999:00:00", 3599996400000, true},
		{"1000000:00:00", 0, false},
		{"12.5", 0, false},
		{"1:2:3:4", 0, false},
		{"1:", 0, false},
		{":1", 0, false},
		{"1:2:.5", 0, false},
		{"1::2", 0, false},
		{"--1:02", 0, false},
		{"1:0x", 0, false},
		{"١:٢", 0, false},
		{"", 0, false},
	} {
		if ms, ok := Clock(c.s); ms != c.ms || ok != c.ok {
			t.Errorf("Clock(%q) = %d, %v", c.s, ms, ok)
		}
	}
}

func TestSyncs(t *testing.T) {
	start := int64(1000)
	for _, c := range []struct {
		name, text string
		start      *int64
		words      []Word
		want       []document.Sync
	}{
		{"nothing", "One.", &start, nil, nil},
		{"the start is known", "One two.", &start, []Word{{0, 1000}, {4, 1500}}, nil},
		{"the start is not known", "One two.", nil, []Word{{0, 1000}, {4, 1500}}, []document.Sync{{At: 0, Ms: 1000}}},
		{"a sentence", "É “one.” Two.", &start, []Word{{3, 1500}, {14, 2000}}, []document.Sync{{At: 9, Ms: 2000}}},
		{"a sentence too soon", "One. Two.", &start, []Word{{5, 1999}}, nil},
		{"five seconds", "one two three four", &start, []Word{{4, 5999}, {8, 6000}, {14, 7000}}, []document.Sync{{At: 8, Ms: 6000}}},
		{"running backwards", "One. Two.", &start, []Word{{5, -20000}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Syncs(c.text, c.start, c.words); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestOdd(t *testing.T) {
	at := func(start, end int64) document.Paragraph { return document.Paragraph{Start: &start, End: &end} }
	many := []document.Paragraph{at(5000, 6000), at(-2000, -1000), at(3000, 2000), at(3500, 9000), {}, at(manyHours+1, manyHours+2), at(0, 1)}
	got := strings.Join(append(Odd(many), Overlaps(many)...), "\n")
	want := `One piece of speech ends before it begins; it was kept where the file has it.
2 pieces of speech begin before the one above them; they were kept where the file has them.
One piece of speech begins before the recording does; it was kept where the file has it.
One piece of speech begins after more than 100 hours; it was kept where the file has it.`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got := Overlaps([]document.Paragraph{at(0, 2000), at(1000, 3000), at(3000, 4000)}); len(got) != 1 {
		t.Errorf("overlaps: %q", got)
	}
	if got := Odd([]document.Paragraph{at(0, 1), at(1, 2)}); got != nil {
		t.Errorf("nothing is odd: %q", got)
	}
}

func FuzzClock(f *testing.F) {
	for _, s := range []string{"1:02:03.456", "-0:1", "1:", ":", "00:00:01,5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ms, ok := Clock(s)
		if ok != strings.Contains(s, ":") && ok || !ok && ms != 0 || ms > 4e12 || ms < -4e12 {
			t.Errorf("Clock(%q) = %d, %v", s, ms, ok)
		}
	})
}
