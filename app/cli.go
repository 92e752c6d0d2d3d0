package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"manicule/internal/export"
	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/parse"
	"manicule/internal/store"
	"manicule/internal/worker"
)

// The exit codes of the program.
const (
	exitOK     = 0
	exitFailed = 1 // what was asked could not be done, or not all of it
	exitUsage  = 2
)

// commandLine is the grammar of the command line. Without a command the window opens.
type commandLine struct {
	Open        openCommand        `cmd:"" default:"withargs" help:"Open the window, on a project if one is named."`
	Import      importCommand      `cmd:"" help:"Import transcripts; makes the project if it is not there."`
	List        listCommand        `cmd:"" help:"List the transcripts."`
	Show        showCommand        `cmd:"" help:"Show a transcript: speakers, turns, directions, highlights."`
	Annotate    annotateCommand    `cmd:"" help:"Highlight a quote, with tags and a note."`
	Correct     correctCommand     `cmd:"" help:"Correct words of a transcript; every highlight keeps its own."`
	Annotations annotationsCommand `cmd:"" name:"import-annotations" help:"Bring in Web Annotations, such as another project's export."`
	Export      exportCommand      `cmd:"" help:"Export highlights and notes."`
	Search      searchCommand      `cmd:"" help:"Find words in the transcripts, notes, memos, tags and names."`
	Undo        undoCommand        `cmd:"" help:"Take back the last step."`
	Redo        redoCommand        `cmd:"" help:"Do again the step undone last."`
	Check       checkCommand       `cmd:"" help:"Check the file's integrity, and every highlight against its text."`
	Repair      repairCommand      `cmd:"" help:"Repair a damaged project; the file as it was is kept beside it."`
	Backup      backupCommand      `cmd:"" help:"Save a checked copy of the project."`
	Restore     restoreCommand     `cmd:"" help:"List the automatic backups, or put one in the project's place."`
	Codebook    codebookCommand    `cmd:"" help:"Export the codebook as a table, or import one."`
	Attributes  attributesCommand  `cmd:"" help:"Take in or save what is known of speakers and transcripts: columns such as age or site."`
}

// Assets are what the program carries: the built page, and the window's icon as PNG.
type Assets struct {
	Page fs.FS
	Icon []byte
}

// terminal is what a command has to do with: where it prints, and what the window needs.
type terminal struct {
	out    io.Writer
	errors io.Writer // for what is said besides
	assets Assets
	now    func() time.Time // when an export is made; nil for the clock's
}

// IsWorker reports whether the program was started to read files for another process of it.
func IsWorker(args []string) bool { return len(args) == 1 && args[0] == worker.Flag }

// Work reads files for the process that has started this one. It returns the exit code.
func Work() int { return worker.Main(parse.Read, parse.PrepareEngine) }

// errPartly says that some of what was asked failed, and that this has been told.
var errPartly = errors.New("not everything could be done")

// Run is the whole program: the window, or one command. It returns the exit code.
func Run(assets Assets, args []string) int {
	if IsWorker(args) {
		return Work()
	}
	return run(&terminal{out: os.Stdout, errors: os.Stderr, assets: assets}, args)
}

func run(t *terminal, args []string) int {
	exited := -1 // set when kong has shown help
	parser, err := kong.New(&commandLine{}, kong.Name("manicule"), kong.Writers(t.out, t.errors),
		kong.Description("Manicule: read interviews closely. Highlight, tag, note, export."),
		kong.Vars{"formats": strings.Join(export.Formats(), ", ")},
		kong.Exit(func(code int) { exited = code }))
	if err != nil {
		panic(err) // the grammar above is wrong
	}
	parsed, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		fmt.Fprintf(t.errors, "manicule: %v. See manicule --help.\n", err)
		return exitUsage
	}
	switch err := parsed.Run(t); {
	case err == nil:
		return exitOK
	case errors.Is(err, errPartly):
		return exitFailed
	default:
		fmt.Fprintf(t.errors, "manicule: %s\n", tell(err))
		return exitFailed
	}
}

// tell gives the sentence for an error; for a fault of ours also its cause, since a
// terminal has no log to look into.
func tell(err error) string {
	f := fault.From(err)
	if f.Code == fault.Internal && f.Cause != nil {
		return fmt.Sprintf("%s (%v)", f.Error(), f.Cause)
	}
	return f.Error()
}

// openCommand opens the window.
type openCommand struct {
	Project string `arg:"" optional:"" help:"A project file." type:"path"`
}

func (c *openCommand) Run(t *terminal) error { return openWindow(t.assets, c.Project) }

// projectFlag is how every command names its project.
type projectFlag struct {
	Project string `required:"" short:"p" type:"path" help:"The project file." placeholder:"FILE"`
}

// with runs fn on the project, which no other process may hold.
func (p projectFlag) with(fn func(*store.Store) error) error {
	return withStore(p.Project, take, fn)
}

// withNew is with, but makes the project if it is not there.
func (p projectFlag) withNew(fn func(*store.Store) error) error {
	if !exists(p.Project) {
		return withStore(p.Project, takeNew, fn)
	}
	return p.with(fn)
}

func withStore(path string, take func(string, findLibrary) (*store.Store, *library.Lock, error), fn func(*store.Store) error) (err error) {
	st, lock, err := take(path, library.Open)
	if err != nil {
		return err
	}
	defer lock.Release()
	defer func() { err = errors.Join(err, st.Close()) }()
	return fn(st)
}

// jsonFlag asks for one JSON document on standard output and nothing else.
type jsonFlag struct {
	JSON bool `name:"json" help:"Print one JSON document."`
}

// print writes value as JSON if asked, else runs plain.
func (j jsonFlag) print(t *terminal, value any, plain func(io.Writer)) error {
	if !j.JSON {
		plain(t.out)
		return nil
	}
	enc := json.NewEncoder(t.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(value)
}
