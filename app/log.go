package app

import (
	"io"
	"log/slog"
	"os"
)

// newLog writes to the log file: what went wrong and where, never a word of a project. A
// file that can't be written means no log.
func newLog(path string) *slog.Logger {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	return slog.New(slog.NewTextHandler(f, nil))
}

// quietLogger takes what Wails would print and drops it: its messages carry the arguments
// of calls, notes and quotes among them.
type quietLogger struct{}

func (quietLogger) Print(string)   {}
func (quietLogger) Trace(string)   {}
func (quietLogger) Debug(string)   {}
func (quietLogger) Info(string)    {}
func (quietLogger) Warning(string) {}
func (quietLogger) Error(string)   {}
func (quietLogger) Fatal(string)   { os.Exit(1) }
