//go:build smoke

package smoke

import (
	"bufio"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// openInChromium serves the program's page and doors to the person whose folder is home, and opens it in Chromium.
func openInChromium(t testing.TB, home string) *window {
	t.Helper()
	program, err := filepath.Abs("../tmp/testserver")
	if err != nil {
		t.Fatal(err)
	}
	served := exec.Command(program, "-dist", "../../frontend/dist")
	served.Env = append(os.Environ(), environment(home)[1:]...) // without the shim
	out, err := served.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := served.Start(); err != nil {
		t.Fatalf("build the test server first: %v", err)
	}
	t.Cleanup(func() {
		_ = served.Process.Kill()
		_ = served.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}

	port := freePort(t)
	w := &window{TB: t, driver: newDriver(port), program: program, home: home, pid: served.Process.Pid}
	w.server = exec.Command("chromedriver", "--port="+strconv.Itoa(port), "--silent")
	w.server.WaitDelay = time.Second
	w.must(w.server.Start())
	t.Cleanup(w.close)
	w.page = w.server.Process.Pid
	w.until("chromedriver answers", w.ready)
	w.must(w.startChromium())
	w.must(w.call(http.MethodPost, "/url", map[string]any{"url": strings.TrimSpace(address)}, nil))
	return w
}
