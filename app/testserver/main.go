// Command testserver serves the page and the doors of the real program over HTTP, so that
// a browser can be driven through them. Dialogs are answered, and files let fall, by
// requests below /test/. It listens on this machine alone and prints its address.
package main

import (
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"manicule/app"
)

//go:embed bridge.js
var bridge []byte

func main() {
	if app.IsWorker(os.Args[1:]) {
		os.Exit(app.Work())
	}
	dist := flag.String("dist", "frontend/dist", "the built page")
	flag.Parse()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	s := newServer(*dist)
	fmt.Printf("http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, app.Secure(s.routes())))
}

type server struct {
	dist   string
	window *scriptedWindow
	app    app.App
}

func newServer(dist string) *server {
	s := &server{dist: dist, window: newScriptedWindow()}
	s.app = app.Open(s.window, "")
	return s
}

func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /call/{door}/{method}", s.call)
	mux.HandleFunc("GET /events", s.window.serveEvents)
	mux.HandleFunc("GET /bridge.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Write(bridge)
	})
	mux.HandleFunc("POST /test/dialog", s.queueDialog)
	mux.HandleFunc("POST /test/drop", s.drop)
	mux.HandleFunc("POST /test/close", s.close)
	mux.HandleFunc("POST /test/open", s.open)
	mux.HandleFunc("GET /test/clipboard", func(w http.ResponseWriter, _ *http.Request) { reply(w, s.window.clipboard()) })
	mux.HandleFunc("GET /{$}", s.index)
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		s.app.Served(http.FileServer(http.Dir(s.dist))).ServeHTTP(w, r) // the session at hand
	})
	return mux
}

// index is the page with the bridge loaded before all else.
func (s *server) index(w http.ResponseWriter, _ *http.Request) {
	page, err := os.ReadFile(filepath.Join(s.dist, "index.html"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprint(w, strings.Replace(string(page), "<head>", `<head><script src="/bridge.js"></script>`, 1))
}

// call runs a bound method as the window would: the arguments and the result are JSON, an
// error is what FormatError makes of it.
func (s *server) call(w http.ResponseWriter, r *http.Request) {
	method, ok := s.method(r.PathValue("door"), r.PathValue("method"))
	var raw []json.RawMessage
	if err := json.NewDecoder(r.Body).Decode(&raw); err != nil || !ok || len(raw) != method.Type().NumIn() {
		http.Error(w, `"no such method"`, http.StatusBadRequest)
		return
	}
	args := make([]reflect.Value, len(raw))
	for i := range raw {
		arg := reflect.New(method.Type().In(i))
		if err := json.Unmarshal(raw[i], arg.Interface()); err != nil {
			http.Error(w, `"bad argument"`, http.StatusBadRequest)
			return
		}
		args[i] = arg.Elem()
	}
	var result any
	for _, out := range method.Call(args) {
		if err, ok := out.Interface().(error); ok {
			reply(w, map[string]any{"error": app.FormatError(err)}) // no status: a browser would log it as an error of the page
			return
		}
		if out.Type() != reflect.TypeFor[error]() {
			result = out.Interface()
		}
	}
	reply(w, map[string]any{"result": result})
}

func (s *server) method(door, method string) (reflect.Value, bool) {
	for _, d := range s.app.Doors() {
		v := reflect.ValueOf(d)
		if v.Elem().Type().Name() == door {
			m := v.MethodByName(method)
			return m, m.IsValid()
		}
	}
	return reflect.Value{}, false
}

// queueDialog takes the answer to the next dialog: a list of paths, empty for Cancel.
func (s *server) queueDialog(w http.ResponseWriter, r *http.Request) {
	var paths []string
	if !decode(w, r, &paths) {
		return
	}
	s.window.queue(paths)
	reply(w, nil)
}

func (s *server) drop(w http.ResponseWriter, r *http.Request) {
	var paths []string
	if !decode(w, r, &paths) {
		return
	}
	s.app.Drop(paths)
	reply(w, nil)
}

// close ends the program's session, as closing the window would.
func (s *server) close(w http.ResponseWriter, _ *http.Request) {
	s.app.Close()
	reply(w, nil)
}

// open begins another session, as starting the program would.
func (s *server) open(w http.ResponseWriter, _ *http.Request) {
	s.app = app.Open(s.window, "")
	reply(w, nil)
}

func decode(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(r.Body).Decode(into); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return false
	}
	return true
}

func reply(w http.ResponseWriter, value any) {
	if err := json.NewEncoder(w).Encode(value); err != nil {
		log.Print(err)
	}
}
