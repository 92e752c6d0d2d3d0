// Bench runs the benchmarks and prints a line for each figure, beside its budget if it has one:
//
//	name<TAB>value<TAB>unit<TAB>budget<TAB>ok|over
//
// The value is the median of several runs. It fails if a benchmark fails, or one with a budget is missing;
// a figure over its budget is only said to be so, since machines differ.
package main

import (
	_ "embed"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
)

//go:embed budgets.tsv
var budgetTable string

// runs are the calls of go test: what is computed takes several runs, what opens windows repeats by itself.
var runs = [][]string{
	{"-count=3", "-benchtime=300ms", "./internal/...", "./app/..."},
	{"-count=1", "-benchtime=7x", "-tags=smoke", "./build/smoke/"},
}

func main() {
	if err := bench(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench() error {
	budgets, err := parseBudgets(budgetTable)
	if err != nil {
		return err
	}
	measured := map[figure][]float64{}
	for _, run := range runs {
		out, err := goTest(run)
		if err != nil {
			return err
		}
		collect(out, measured)
	}
	return report(measured, budgets)
}

func goTest(args []string) (string, error) {
	command := exec.Command("go", append([]string{"test", "-run=^$", "-bench=.", "-timeout=30m"}, args...)...)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("go test: %w\n%s", err, out)
	}
	return string(out), nil
}

func report(measured map[figure][]float64, budgets map[figure]budget) error {
	figures := slices.SortedFunc(maps.Keys(measured), figure.compare)
	for _, f := range figures {
		fmt.Println(line(f, median(measured[f]), budgets[f].settle(f.unit, measured)))
	}
	for f, b := range budgets {
		if measured[f] == nil || b.of != "" && measured[figure{b.of, f.unit}] == nil {
			return fmt.Errorf("the table of budgets asks for %s in %s, and no benchmark gave it or what it is compared with", f.name, f.unit)
		}
	}
	return nil
}
