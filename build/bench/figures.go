package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// figure is what one benchmark measures in one unit, named like store.AddHighlight.
type figure struct{ name, unit string }

func (f figure) compare(g figure) int {
	return cmp.Or(strings.Compare(f.name, g.name), strings.Compare(f.unit, g.unit))
}

// budget is the most, or for a speed the least, that a figure may be: a number, or so many times what
// another benchmark measured in the same run. The zero budget allows anything.
type budget struct {
	sign  string // "≤", "≥" or ""
	limit float64
	of    string // the other benchmark's name, or ""
}

func (b budget) String() string {
	if b.sign == "" {
		return ""
	}
	return b.sign + " " + number(b.limit)
}

func (b budget) holds(value float64) bool {
	switch b.sign {
	case "≤":
		return value <= b.limit
	case "≥":
		return value >= b.limit
	}
	return true
}

// settle makes a budget a number.
func (b budget) settle(unit string, measured map[figure][]float64) budget {
	if other := measured[figure{b.of, unit}]; other != nil {
		b.limit *= median(other)
	}
	return b
}

// limits are written like "≤ 30" or "≤ 1.5 × store.Commit/10".
var limits = regexp.MustCompile(`^([≤≥]) ([\d.]+)(?: × (\S+))?$`)

// parseBudgets reads lines of name, unit and limit between tabs; # starts a comment.
func parseBudgets(table string) (map[figure]budget, error) {
	budgets := map[figure]budget{}
	for row := range strings.Lines(table) {
		row = strings.TrimSpace(row)
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		cells := strings.Split(row, "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("a budget is a name, a unit and a limit between tabs: %q", row)
		}
		limit := limits.FindStringSubmatch(cells[2])
		if limit == nil {
			return nil, fmt.Errorf("a limit is like \"≤ 30\" or \"≤ 1.5 × store.Commit/10\": %q", row)
		}
		value, err := strconv.ParseFloat(limit[2], 64)
		if err != nil {
			return nil, fmt.Errorf("read the limit of %q: %w", row, err)
		}
		budgets[figure{cells[0], cells[1]}] = budget{limit[1], value, limit[3]}
	}
	return budgets, nil
}

// cores is the number that go test puts behind a benchmark's name.
var cores = regexp.MustCompile(`-\d+$`)

// collect adds what go test -bench printed.
func collect(out string, measured map[figure][]float64) {
	pkg := ""
	for row := range strings.Lines(out) {
		fields := strings.Fields(row)
		switch {
		case len(fields) == 2 && fields[0] == "pkg:":
			pkg = shortName(fields[1])
		case len(fields) >= 4 && strings.HasPrefix(fields[0], "Benchmark"):
			name := strings.TrimPrefix(cores.ReplaceAllString(fields[0], ""), "Benchmark")
			collectRow(pkg+"."+name, fields[2:], measured)
		}
	}
}

// shortName is a package's path without what every path of ours starts with.
func shortName(pkg string) string {
	pkg = strings.TrimPrefix(pkg, "manicule/")
	return strings.TrimPrefix(pkg, "internal/")
}

// collectRow takes pairs of a value and its unit. Times come out in milliseconds.
func collectRow(name string, pairs []string, measured map[figure][]float64) {
	for pair := range slices.Chunk(pairs, 2) {
		if len(pair) < 2 {
			return
		}
		value, err := strconv.ParseFloat(pair[0], 64)
		if err != nil {
			return
		}
		unit := pair[1]
		if unit == "ns/op" {
			value, unit = value/1e6, "ms"
		}
		f := figure{name, unit}
		measured[f] = append(measured[f], value)
	}
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

func line(f figure, value float64, b budget) string {
	verdict := "ok"
	if !b.holds(value) {
		verdict = "over"
	}
	return strings.Join([]string{f.name, number(value), f.unit, b.String(), verdict}, "\t")
}

// number writes three figures that count, and never an exponent.
func number(value float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', 3, 64), 64)
	if err != nil || value >= 100 {
		rounded = float64(int64(value + 0.5))
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
