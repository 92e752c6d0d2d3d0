//go:build smoke

package smoke

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// reached finds the address of each connection that a trace tells of.
var reached = regexp.MustCompile(`connect\(.*(?:sin_addr=inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")`)

// TestNothingLeavesTheComputer works an afternoon's work while every connection that the
// program and its web processes make is written down: none goes to another machine.
func TestNothingLeavesTheComputer(t *testing.T) {
	home := t.TempDir()
	trace := filepath.Join(home, "trace")
	w := openUnder(t, []string{"strace", "-D", "-f", "--seccomp-bpf", "-qq", "-e", "trace=connect", "-o", trace}, binary, home)
	w.press("Open the sample interview")
	w.sees(quote)
	w.tagQuote()
	w.hit(control, "e")
	w.choose("Markdown")
	w.seesIn("[data-preview]", quote)
	w.quit()

	told, err := os.ReadFile(trace)
	w.must(err)
	connections := reached.FindAllSubmatch(told, -1)
	for _, c := range connections {
		if address := string(c[1]) + string(c[2]); address != "127.0.0.1" && address != "::1" {
			t.Errorf("something connected to %s", address)
		}
	}
	if len(connections) == 0 { // WebDriver itself reaches the program over the loopback
		t.Error("the trace tells of no connection at all: it watched nothing")
	}
}
