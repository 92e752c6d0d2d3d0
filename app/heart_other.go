//go:build !linux

package app

// webProcessGone can't be told here: the page is never taken for dead.
func webProcessGone() bool { return false }
