//go:build smoke

package smoke

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// elementKey is what the WebDriver standard calls an element in JSON.
const elementKey = "element-6066-11e4-a52e-4f735466cecf"

// The keys of the WebDriver standard that have no letter.
const (
	enter     = "\uE007"
	control   = "\uE009"
	alt       = "\uE00A"
	escape    = "\uE00C"
	arrowDown = "\uE015"
)

// driver speaks the WebDriver standard to one session.
type driver struct {
	address string // of the server, and once there is a session, of the session
	client  http.Client
}

func newDriver(port int) *driver {
	return &driver{
		address: fmt.Sprintf("http://127.0.0.1:%d", port),
		client:  http.Client{Timeout: 30 * time.Second},
	}
}

// call sends a command; it decodes the answer's value into value, unless that is nil.
func (d *driver) call(method, path string, body, value any) error {
	sent := []byte{} // what only asks or ends has no body: Chromium's driver would refuse it
	if method == http.MethodPost {
		var err error
		if sent, err = json.Marshal(body); err != nil {
			return err
		}
	}
	request, err := http.NewRequest(method, d.address+path, bytes.NewReader(sent))
	if err != nil {
		return err
	}
	response, err := d.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %s", method, path, answer.Value)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, value)
}

func (d *driver) ready() bool {
	var status struct{ Ready bool }
	return d.call(http.MethodGet, "/status", nil, &status) == nil && status.Ready
}

// start has the driver start the program, and takes hold of its window.
func (d *driver) start(program string) error {
	return d.begin("webkitgtk:browserOptions", map[string]any{"binary": program, "args": []string{}})
}

// startChromium has the driver start Chromium without a page.
func (d *driver) startChromium() error {
	args := []string{"--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--window-size=1440,900"}
	return d.begin("goog:chromeOptions", map[string]any{"args": args})
}

// begin begins a session with a browser's own options.
func (d *driver) begin(key string, options map[string]any) error {
	var session struct{ SessionID string }
	err := d.call(http.MethodPost, "/session", map[string]any{"capabilities": map[string]any{
		"alwaysMatch": map[string]any{key: options},
	}}, &session)
	if err != nil {
		return err
	}
	d.address += "/session/" + session.SessionID
	return nil
}

// end closes the session, and with it the program if it still runs.
func (d *driver) end() error { return d.call(http.MethodDelete, "", nil, nil) }

// run runs a function body in the page and decodes what it returns into value, unless that is nil.
func (d *driver) run(script string, value any, args ...any) error {
	body := map[string]any{"script": script, "args": append([]any{}, args...)}
	return d.call(http.MethodPost, "/execute/sync", body, value)
}

// click clicks the middle of an element, scrolled into view.
func (d *driver) click(element string) error {
	return d.call(http.MethodPost, "/element/"+element+"/click", struct{}{}, nil)
}

// perform makes the moves of one device and lets go of everything held.
func (d *driver) perform(device map[string]any) error {
	body := map[string]any{"actions": []any{device}}
	if err := d.call(http.MethodPost, "/actions", body, nil); err != nil {
		return err
	}
	return d.call(http.MethodDelete, "/actions", nil, nil)
}

type point struct{ X, Y float64 }

// drag moves the mouse from one point of the page to another with the button held.
func (d *driver) drag(from, to point) error {
	move := func(p point) map[string]any {
		return map[string]any{"type": "pointerMove", "x": int(p.X), "y": int(p.Y), "duration": 50}
	}
	return d.perform(map[string]any{
		"type": "pointer", "id": "mouse", "parameters": map[string]any{"pointerType": "mouse"},
		"actions": []any{
			move(from),
			map[string]any{"type": "pointerDown", "button": 0},
			move(to),
			map[string]any{"type": "pointerUp", "button": 0},
		},
	})
}

// chord presses keys one after the other and releases them in the opposite order.
func (d *driver) chord(keys ...string) error {
	var actions []any
	for _, key := range keys {
		actions = append(actions, map[string]any{"type": "keyDown", "value": key})
	}
	for i := len(keys) - 1; i >= 0; i-- {
		actions = append(actions, map[string]any{"type": "keyUp", "value": keys[i]})
	}
	return d.perform(map[string]any{"type": "key", "id": "keyboard", "actions": actions})
}

// write presses the key of each character in turn.
func (d *driver) write(text string) error {
	var actions []any
	for _, char := range text {
		for _, kind := range []string{"keyDown", "keyUp"} {
			actions = append(actions, map[string]any{"type": kind, "value": string(char)})
		}
	}
	return d.perform(map[string]any{"type": "key", "id": "keyboard", "actions": actions})
}
