package library

import (
	"reflect"
	"testing"
)

func TestSettingsHaveBounds(t *testing.T) {
	odd := Settings{Theme: "neon", Typeface: "comic", TextSize: 1000, LineHeight: 10, Measure: 7}
	got := odd.within()
	if got.Theme != "system" || got.Typeface != "literata" || got.TextSize != 200 || got.LineHeight != 130 || got.Measure != 45 {
		t.Errorf("within() = %+v", got)
	}
	usual := defaults
	usual.Keys = map[string]string{}
	if again := usual.within(); !reflect.DeepEqual(again, usual) {
		t.Errorf("the defaults are out of bounds: %+v became %+v", usual, again)
	}
	for _, theme := range themes {
		if got := (Settings{Theme: theme}).within().Theme; got != theme {
			t.Errorf("the theme %q became %q", theme, got)
		}
	}
}
