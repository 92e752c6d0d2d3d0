package app

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"manicule/internal/sample"
)

// TestMain lets the scripts run this program as "manicule", and the program start it as a worker.
func TestMain(m *testing.M) {
	if IsWorker(os.Args[1:]) {
		os.Exit(Work())
	}
	testscript.Main(m, map[string]func(){
		"manicule": func() { os.Exit(Run(Assets{}, os.Args[1:])) },
	})
}

// ruin cuts the end off a file.
func ruin(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	info, err := os.Stat(path)
	ts.Check(err)
	ts.Check(os.Truncate(path, info.Size()*14/15))
}

// TestCommandLine runs the stories in testdata/script, each as a person at a terminal would.
func TestCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"ruin": ruin},
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"} {
				env.Setenv(name, env.WorkDir+"/"+name)
			}
			if cache, err := os.UserCacheDir(); err == nil {
				env.Setenv("XDG_CACHE_HOME", cache) // where the PDF engine is
			}
			if err := os.WriteFile(env.WorkDir+"/binary.txt", []byte("\x00\x01\x02\xff\x00"), 0o600); err != nil {
				return err
			}
			coded, err := os.ReadFile("testdata/coded.fodt")
			if err != nil {
				return err
			}
			if err := os.WriteFile(env.WorkDir+"/coded.fodt", coded, 0o600); err != nil {
				return err
			}
			return os.WriteFile(env.WorkDir+"/"+sample.Name, sample.Bytes, 0o600)
		},
	})
}
