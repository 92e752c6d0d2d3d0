//go:build smoke

package smoke

import (
	"testing"

	"manicule/internal/store/storetest"
)

// marked is ten million words with 50,000 highlights.
var marked = library{"marked", storetest.Size{Transcripts: 1000, Words: 10_000, Highlights: 50_000, Tags: 500, Seed: 1}, sampleTurns}

// filters are typed into the field of the page.
var filters = []string{"president", "role:respondent", "-russia", "status:unread russia -putin", "tag:\"Tag 3\""}

// BenchmarkExcerpts shows all highlights on their page and measures from within how soon it answers to a filter, and how
// it scrolls.
func BenchmarkExcerpts(b *testing.B) {
	for _, engine := range engines {
		b.Run(engine.name, func(b *testing.B) { excerptsIn(b, engine.open) })
	}
}

func excerptsIn(b *testing.B, open func(testing.TB, string) *window) {
	w := openLibrary(b, marked, open)
	defer w.close()
	w.hit(alt, "2")
	w.sees("All 50,000 highlights")
	figures := figures{}
	figures.frames(w, "scroll", ".excerpt-list .long-list", 300, 60)
	figures.frames(w, "fling", ".excerpt-list .long-list", 60, 1500)

	var took []float64
	for n := 0; b.Loop(); n++ {
		took = append(took, w.filtersBy(filters[n%len(filters)]))
	}
	figures["filter-ms"], figures["filter-worst-ms"] = median(took), share(took, 1)
	figures["go-MB"], figures["all-MB"] = memoryOf(w)
	figures.report(b)
}

// filtersBy types words into the field, and takes the filter away again. It returns how long the page took, in ms.
func (w *window) filtersBy(words string) float64 {
	w.Helper()
	w.must(w.run(`document.querySelector('.filter-box input').focus()`, nil))
	w.typeInto("the filter", words)
	w.begin("filter")
	w.hit(enter)
	took := measured[float64](w, "filter")
	w.press("Show all")
	w.sees("All 50,000 highlights")
	return took
}
