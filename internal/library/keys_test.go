package library

import (
	"fmt"
	"strings"
	"testing"
)

func TestOwnKeys(t *testing.T) {
	if keys := ownKeys(nil); keys == nil || len(keys) != 0 {
		t.Errorf("%v", keys)
	}
	given := map[string]string{"note": "Ctrl+E", "export": "", "long": strings.Repeat("x", 81), strings.Repeat("y", 81): "F2"}
	if keys := ownKeys(given); len(keys) != 2 || keys["note"] != "Ctrl+E" {
		t.Errorf("%v", keys)
	}
	many := map[string]string{}
	for i := range 1000 {
		many[fmt.Sprint(i)] = "F2"
	}
	if keys := ownKeys(many); len(keys) != 300 {
		t.Errorf("%d keys are kept", len(keys))
	}
}
