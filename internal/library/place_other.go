//go:build !linux

package library

// kindAt takes every drive for a local one where kinds are not told apart: a warning that
// always shows is soon read by nobody.
func kindAt(string) Kind { return Local }
