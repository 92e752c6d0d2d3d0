package main

import (
	"io"
	"strings"
	"testing"
)

func TestGoTests(t *testing.T) {
	tests := map[string]struct {
		events string
		want   count
	}{
		"subtests count beside the test that holds them": {`
			{"Action":"pass","Package":"p","Test":"TestA/one"}
			{"Action":"pass","Package":"p","Test":"TestA"}
			{"Action":"pass","Package":"p"}`, count{passed: 2}},
		"a failed test is not counted again for its package": {`
			{"Action":"fail","Package":"p","Test":"TestA"}
			{"Action":"fail","Package":"p"}`, count{failed: 1}},
		"a package that does not compile": {`
			{"Action":"build-output","ImportPath":"p","Output":"undefined: x"}
			{"Action":"build-fail","ImportPath":"p"}
			{"Action":"fail","Package":"p"}`, count{failed: 1}},
		"a skipped test is neither": {`
			{"Action":"skip","Package":"p","Test":"TestA"}
			{"Action":"pass","Package":"p"}`, count{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := goTests(strings.NewReader(test.events), io.Discard)
			if err != nil || got != test.want {
				t.Errorf("got %+v, %v; want %+v", got, err, test.want)
			}
		})
	}
}

func TestGoTestsSaysWhatAFailedTestSaid(t *testing.T) {
	var out strings.Builder
	events := `{"Action":"output","Package":"p","Test":"TestA","Output":"got 1, want 2\n"}
		{"Action":"output","Package":"p","Test":"TestB","Output":"all is well\n"}
		{"Action":"fail","Package":"p","Test":"TestA"}
		{"Action":"pass","Package":"p","Test":"TestB"}`
	if _, err := goTests(strings.NewReader(events), &out); err != nil {
		t.Fatal(err)
	}
	if out.String() != "got 1, want 2\n" {
		t.Errorf("got %q", out.String())
	}
}

func TestReports(t *testing.T) {
	tests := map[string]struct {
		read   func([]byte) (count, error)
		report string
		want   count
	}{
		"vitest": {vitest, `{"numPassedTests":5,"numFailedTests":1}`, count{5, 1}},
		"vitest, a file that does not load": {vitest,
			`{"numPassedTests":5,"testResults":[{"status":"failed","assertionResults":[]}]}`, count{5, 1}},
		"playwright": {playwright, `{"stats":{"expected":7,"unexpected":1,"flaky":1}}`, count{7, 2}},
		"playwright, nothing loads": {playwright,
			`{"stats":{"expected":0},"errors":[{"message":"no tests found"}]}`, count{0, 1}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := test.read([]byte(test.report))
			if err != nil || got != test.want {
				t.Errorf("got %+v, %v; want %+v", got, err, test.want)
			}
		})
	}
}
