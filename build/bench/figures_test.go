package main

import (
	"maps"
	"testing"
)

func TestCollectAndJudge(t *testing.T) {
	out := `goos: linux
pkg: manicule/internal/parse/plain
BenchmarkParse-2   	     100	  12345678 ns/op	  21.50 MB/s
BenchmarkParse-2   	     100	  99345678 ns/op	   1.50 MB/s
BenchmarkParse-2   	     100	  11345678 ns/op	  23.50 MB/s
PASS
pkg: manicule/build/smoke
BenchmarkStart/again-16	7	1230.0 ms
`
	budgets, err := parseBudgets("# a comment\nparse/plain.Parse\tMB/s\t≥ 20\n" +
		"parse/plain.Parse\tms\t≤ 0.01 × build/smoke.Start/again\nbuild/smoke.Start/again\tms\t≤ 1000\n")
	if err != nil {
		t.Fatal(err)
	}
	measured := map[figure][]float64{}
	collect(out, measured)
	got := map[string]bool{}
	for f, values := range measured {
		got[line(f, median(values), budgets[f].settle(f.unit, measured))] = true
	}
	want := map[string]bool{
		"parse/plain.Parse\t12.3\tms\t≤ 12.3\tover":       true,
		"parse/plain.Parse\t21.5\tMB/s\t≥ 20\tok":         true,
		"build/smoke.Start/again\t1230\tms\t≤ 1000\tover": true,
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestParseBudgetsRefusesAnUnclearLimit(t *testing.T) {
	for _, row := range []string{"a\tms", "a\tms\t30", "a\tms\t≤ soon", "a\tms\t= 3", "a\tms\t≤ 1.2.3"} {
		if _, err := parseBudgets(row); err == nil {
			t.Errorf("%q was taken", row)
		}
	}
}

func TestTheBudgetTableIsReadable(t *testing.T) {
	budgets, err := parseBudgets(budgetTable)
	if err != nil || len(budgets) == 0 {
		t.Errorf("%d budgets, %v", len(budgets), err)
	}
}

func TestNumber(t *testing.T) {
	for value, want := range map[float64]string{0.000123456: "0.000123", 1.2345: "1.23", 123.6: "124", 49000000: "49000000"} {
		if got := number(value); got != want {
			t.Errorf("number(%v) = %s, want %s", value, got, want)
		}
	}
}
