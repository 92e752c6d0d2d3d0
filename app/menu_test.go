package app

import (
	"testing"

	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/menu/keys"
)

func TestNativeMenu(t *testing.T) {
	var done string
	bar := nativeMenu([]Menu{{Label: "File", Items: []MenuItem{
		{ID: "import", Label: "Import transcripts…", Key: "Ctrl+O"}, {}, {ID: "trash", Label: "Trash…"},
	}}}, func(id string) { done = id })
	if len(bar.Items) != 4 {
		t.Fatalf("%d menus", len(bar.Items))
	}
	items := bar.Items[2].SubMenu.Items
	if items[0].Label != "Import transcripts…" || items[1].Type != menu.SeparatorType || items[2].Accelerator != nil {
		t.Errorf("%+v", items)
	}
	items[0].Click(nil)
	if done != "import" {
		t.Errorf("did %q", done)
	}
}

func TestAccelerator(t *testing.T) {
	for key, want := range map[string]string{
		"Ctrl+Shift+Z": "Ctrl+Shift+Z", "Alt+ArrowLeft": "Alt+LEFT", "F3": "F3", "Ctrl+[": "Ctrl+[", "": "", "Ctrl++": "",
	} {
		got := ""
		if a := accelerator(key); a != nil {
			got = keys.Stringify(a, "linux")
		}
		if got != want {
			t.Errorf("%q is %q, want %q", key, got, want)
		}
	}
}
