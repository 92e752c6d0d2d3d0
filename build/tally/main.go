// Tally counts what a test run passed and failed, and leaves the two numbers in a file.
//
//	go test -json ./... | tally go COUNTS
//	tally vitest COUNTS REPORT.json
//	tally playwright COUNTS REPORT.json
//
// It fails if a test failed or if there was none.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
)

type count struct{ passed, failed int }

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 2 {
		return errors.New("usage: tally go|vitest|playwright COUNTS [REPORT]")
	}
	c, err := read(args[0], args[2:])
	if err != nil {
		return err
	}
	line := fmt.Sprintf("%d %d\n", c.passed, c.failed)
	if err := os.WriteFile(args[1], []byte(line), 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d passed, %d failed\n", args[0], c.passed, c.failed)
	switch {
	case c.failed > 0:
		return fmt.Errorf("%d failed", c.failed)
	case c.passed == 0:
		return errors.New("there was no test")
	}
	return nil
}

func read(kind string, rest []string) (count, error) {
	if kind == "go" {
		return goTests(os.Stdin, os.Stdout)
	}
	if len(rest) != 1 {
		return count{}, fmt.Errorf("%s needs a report", kind)
	}
	report, err := os.ReadFile(rest[0])
	if err != nil {
		return count{}, fmt.Errorf("%s left no report: %w", kind, err)
	}
	switch kind {
	case "vitest":
		return vitest(report)
	case "playwright":
		return playwright(report)
	}
	return count{}, fmt.Errorf("no such kind of report: %s", kind)
}

// vitest counts a file that could not be loaded as one failure: it has no tests of its own to fail.
func vitest(report []byte) (count, error) {
	var r struct {
		NumPassedTests int
		NumFailedTests int
		TestResults    []struct {
			Status           string
			AssertionResults []json.RawMessage
		}
	}
	if err := json.Unmarshal(report, &r); err != nil {
		return count{}, err
	}
	c := count{r.NumPassedTests, r.NumFailedTests}
	for _, file := range r.TestResults {
		if file.Status == "failed" && len(file.AssertionResults) == 0 {
			c.failed++
		}
	}
	return c, nil
}

// playwright counts a test that passed only when tried again as failed: it can't be relied on.
func playwright(report []byte) (count, error) {
	var r struct {
		Stats  struct{ Expected, Unexpected, Flaky int }
		Errors []json.RawMessage
	}
	if err := json.Unmarshal(report, &r); err != nil {
		return count{}, err
	}
	return count{r.Stats.Expected, r.Stats.Unexpected + r.Stats.Flaky + len(r.Errors)}, nil
}
