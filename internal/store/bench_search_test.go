package store_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"manicule/internal/store"
	"manicule/internal/text"
)

// BenchmarkFind is the first page of a search, for words from everywhere to hardly anywhere.
func BenchmarkFind(b *testing.B) {
	for name, typed := range map[string]string{
		"common": "the ", "beginning": "p", "two": "president russia", "phrase": `"President Putin"`, "none": "xylophone",
		"either": "sanctions OR ceasefire ", "without": "the NOT of ", "near": `"president russia"~5`, "begin": "sanction* li",
	} {
		b.Run(name, func(b *testing.B) {
			atScale(b, func(b *testing.B, s *store.Store) (added []string) {
				for b.Loop() {
					must[store.Found](b)(s.Find(b.Context(), asked(b, typed), 0, 100))
				}
				return nil
			})
		})
	}
}

// BenchmarkFindPattern is the first page of a regular expression that is found often, and all
// of one that is not found.
func BenchmarkFindPattern(b *testing.B) {
	for name, typed := range map[string]string{"often": `russian?\b`, "none": `xylo.hone`} {
		b.Run(name, func(b *testing.B) {
			atScale(b, func(b *testing.B, s *store.Store) (added []string) {
				for b.Loop() {
					found := store.Found{Next: -1}
					for after, hits := int64(0), 0; found.Next != 0 && hits < 100; after = found.Next {
						found = must[store.Found](b)(s.Find(b.Context(), patternOf(b, typed), after, 100))
						hits += len(found.Hits)
					}
				}
				return nil
			})
		})
	}
}

// BenchmarkFindWritings searches notes, memos, tags and names.
func BenchmarkFindWritings(b *testing.B) {
	atScale(b, func(b *testing.B, s *store.Store) (added []string) {
		for b.Loop() {
			must[[]store.Writings](b)(s.FindWritings(b.Context(), asked(b, "t"), 5))
		}
		return nil
	})
}

// BenchmarkCountHits counts all hits of a word that stands everywhere; at-once is the longest
// others may have to wait for it.
func BenchmarkCountHits(b *testing.B) {
	atScale(b, func(b *testing.B, s *store.Store) (added []string) {
		parts := 0
		for b.Loop() {
			for count := (store.Count{}); !count.Done; parts++ {
				count = must[store.Count](b)(s.CountHits(b.Context(), asked(b, "the "), count))
			}
		}
		b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(parts), "ms/part")
		return nil
	})
}

// BenchmarkRipgrep has ripgrep count the lines with words in the same texts, each a file on
// disk, to be seen beside what a search and its count take.
func BenchmarkRipgrep(b *testing.B) {
	rg, err := exec.LookPath("rg")
	if err != nil {
		b.Fatal("ripgrep is not installed; make bench does that")
	}
	folder := textsOnDisk(b, "10000")
	for name, word := range map[string]string{"common": "the", "none": "xylophone"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if out, err := exec.Command(rg, "--ignore-case", "--word-regexp", "--count", word, folder).CombinedOutput(); err != nil && len(out) > 0 {
					b.Fatalf("%v: %.300s", err, out)
				}
			}
		})
	}
}

// textsOnDisk is a folder with the text of every transcript of a project, kept beside it.
func textsOnDisk(b *testing.B, scale string) string {
	path := projectOf(b, scale)
	folder := strings.TrimSuffix(path, store.Extension) + "-texts"
	if _, err := os.Stat(folder); err == nil {
		return folder
	}
	s := must[*store.Store](b)(store.Open(path))
	defer s.Close()
	part := folder + ".part"
	must[int](b)(0, errors.Join(os.RemoveAll(part), os.MkdirAll(part, 0o755)))
	for _, l := range must[[]store.Listing](b)(s.Listings()) {
		body := must[text.Text](b)(s.Text(l.ID))
		must[int](b)(0, os.WriteFile(filepath.Join(part, l.Title+".txt"), []byte(body.String()), 0o644))
	}
	must[int](b)(0, os.Rename(part, folder))
	return folder
}
