package worker

import (
	"fmt"
	"os/exec"
	"syscall"
)

// impose holds this process to its limits. The memory that counts is what it may write to:
// Go and WebAssembly engines set far more addresses aside than they ever use.
func (l Limits) impose() error {
	for resource, most := range map[int]uint64{
		syscall.RLIMIT_DATA:  uint64(l.Memory),
		syscall.RLIMIT_CORE:  0, // a core file would hold the words of an interview
		syscall.RLIMIT_FSIZE: 0, // no file is written
	} {
		if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
			return fmt.Errorf("limit resource %d: %w", resource, err)
		}
	}
	return nil
}

// imposeOnFile gives the processor's time for one more file. It ends a worker whose program
// is no longer there to do it.
func (l Limits) imposeOnFile() error {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return fmt.Errorf("read processor time: %w", err)
	}
	var now syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_CPU, &now); err != nil {
		return fmt.Errorf("read processor limit: %w", err)
	}
	now.Cur = min(uint64(used.Utime.Sec+used.Stime.Sec)+1+l.seconds(), now.Max)
	if err := syscall.Setrlimit(syscall.RLIMIT_CPU, &now); err != nil {
		return fmt.Errorf("limit processor time: %w", err)
	}
	return nil
}

// isolate starts a command with a network that leads nowhere, and ends it when this process ends.
func isolate(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{
		Pdeathsig:  syscall.SIGKILL,
		Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET,
	}
}

// deisolate takes back what a system may forbid.
func deisolate(c *exec.Cmd) { c.SysProcAttr.Cloneflags = 0 }

// signalOf is the signal that ended a process; 0 if none did.
func signalOf(c *exec.Cmd) syscall.Signal {
	status, ok := c.ProcessState.Sys().(syscall.WaitStatus)
	if !ok || !status.Signaled() {
		return 0
	}
	return status.Signal()
}

// killedByMemory says whether the system ended a process, as it does when memory is short.
func killedByMemory(c *exec.Cmd) bool { return signalOf(c) == syscall.SIGKILL }
