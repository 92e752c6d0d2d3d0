package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// event is one line of go test -json.
type event struct {
	Action     string
	Package    string
	ImportPath string
	Test       string
	Output     string
	Elapsed    float64
}

// tests follows a run of go test.
type tests struct {
	out    io.Writer
	count  count
	said   map[string]string // by package and test
	failed map[string]bool   // packages with a failed test
}

// goTests counts tests and subtests. It writes one line for each package, and all that a failed test said.
func goTests(in io.Reader, out io.Writer) (count, error) {
	t := tests{out: out, said: map[string]string{}, failed: map[string]bool{}}
	for lines := json.NewDecoder(in); ; {
		var e event
		err := lines.Decode(&e)
		if errors.Is(err, io.EOF) {
			return t.count, nil
		}
		if err != nil {
			return count{}, fmt.Errorf("read what go test says: %w", err)
		}
		t.take(e)
	}
}

func (t *tests) take(e event) {
	switch {
	case e.Action == "output" || e.Action == "build-output":
		t.said[e.key()] += e.Output
	case e.Action == "build-fail":
		fmt.Fprint(t.out, t.said[e.key()])
	case e.Action != "pass" && e.Action != "fail":
	case e.Test == "":
		t.endPackage(e)
	default:
		t.endTest(e)
	}
}

func (e event) key() string { return e.Package + e.ImportPath + " " + e.Test }

func (t *tests) endTest(e event) {
	if e.Action == "pass" {
		t.count.passed++
	} else {
		t.count.failed++
		t.failed[e.Package] = true
		fmt.Fprint(t.out, t.said[e.key()])
	}
	delete(t.said, e.key())
}

// endPackage counts a package that fails without a failing test: it did not compile, or it died.
func (t *tests) endPackage(e event) {
	if e.Action == "fail" && !t.failed[e.Package] {
		t.count.failed++
		fmt.Fprint(t.out, t.said[e.key()])
	}
	fmt.Fprintf(t.out, "%-4s %6.1f s  %s\n", e.Action, e.Elapsed, e.Package)
}
