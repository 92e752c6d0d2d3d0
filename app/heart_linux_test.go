package app

import "testing"

func TestIsWebProcess(t *testing.T) {
	for stat, want := range map[string]bool{
		"12 (WebKitWebProces) S 7 12 12 0": true,
		"12 (WebKitWebProces) Z 7 12 12 0": false, // ended, and nobody has waited for it
		"12 (WebKitWebProces) S 8 12 12 0": false, // another program's
		"12 (WebKitNetworkPr) S 7 12 12 0": false,
		"12 (odd ) (name) S 7 12":          false,
		"":                                 false,
	} {
		if got := isWebProcess(stat, 7); got != want {
			t.Errorf("isWebProcess(%q) = %v", stat, got)
		}
	}
}
