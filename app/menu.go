package app

import (
	"strings"

	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/menu/keys"
)

// Menu is a menu of the menu bar, as the page has it: the page alone knows the actions, their
// names and the person's own keys, so it tells the window, and tells it again when they change.
type Menu struct {
	Label string     `json:"label"`
	Items []MenuItem `json:"items"`
}

// MenuItem is an action, or a line where it has no ID.
type MenuItem struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Key   string `json:"key"` // that the menu bar may take: "Ctrl+Shift+Z"; else empty
}

// nativeMenu is the menu bar of a system that has one for all programs. What belongs to the
// system - the program's own menu, and Edit, without which no field could cut and paste -
// stands before and after ours.
func nativeMenu(menus []Menu, do func(id string)) *menu.Menu {
	bar := menu.NewMenuFromItems(menu.AppMenu(), menu.EditMenu())
	for _, m := range menus {
		label := m.Label
		if label == "Edit" {
			label = "Actions"
		}
		ours := bar.AddSubmenu(label)
		for _, item := range m.Items {
			if item.ID == "" {
				ours.AddSeparator()
				continue
			}
			ours.AddText(item.Label, accelerator(item.Key), func(*menu.CallbackData) { do(item.ID) })
		}
	}
	bar.Append(menu.WindowMenu())
	return bar
}

// accelerator is a key of the page's as Wails writes it; nil for none, and for one that a menu
// can't have.
func accelerator(key string) *keys.Accelerator {
	named := map[string]string{"ArrowLeft": "left", "ArrowRight": "right", "ArrowUp": "up", "ArrowDown": "down", "Alt": "OptionOrAlt", "Ctrl": "CmdOrCtrl"}
	parts := strings.Split(key, "+")
	for i, part := range parts {
		if name, ok := named[part]; ok {
			parts[i] = name
		}
	}
	parsed, err := keys.Parse(strings.ToLower(strings.Join(parts, "+")))
	if err != nil || key == "" {
		return nil
	}
	return parsed
}
