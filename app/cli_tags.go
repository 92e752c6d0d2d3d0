package app

import (
	"fmt"
	"io"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/excerpt"
	"manicule/internal/store"
)

// jsonTag is a tag with what carries it: by itself, and with the tags below it.
type jsonTag struct {
	ID          string    `json:"id"`
	Path        string    `json:"path"`
	Colour      string    `json:"colour"`
	Description string    `json:"description"`
	Own         jsonCount `json:"own"`
	WithBelow   jsonCount `json:"withBelow"`
}

type jsonCount struct {
	Highlights  int `json:"highlights"`
	Transcripts int `json:"transcripts"`
	Speakers    int `json:"speakers"`
}

func (c *showCommand) showTags(t *terminal) error {
	return c.with(func(st *store.Store) error {
		f, err := filterOf(st, c.Filter)
		if err != nil {
			return err
		}
		counts, err := st.ExcerptCounts(f)
		if err != nil {
			return err
		}
		tags, err := st.Tags()
		if err != nil {
			return err
		}
		book := coding.NewCodebook(plainTags(tags))
		shown := each(book.Ordered(), func(tag coding.Tag) jsonTag {
			n := counts[tag.ID]
			return jsonTag{tag.ID, book.PathString(tag.ID), tag.Colour, tag.Description, jsonCount(n.Own), jsonCount(n.WithBelow)}
		})
		return c.print(t, map[string]any{"tags": shown, "untagged": jsonCount(counts[excerpt.Untagged].Own)}, func(w io.Writer) {
			for i, tag := range book.Ordered() {
				indent := strings.Repeat("  ", len(book.Path(tag.ID))-1)
				fmt.Fprintf(w, "%s%s\t%s\n", indent, tag.Name, countWords(shown[i].WithBelow))
			}
			fmt.Fprintf(w, "untagged\t%s\n", countWords(jsonCount(counts[excerpt.Untagged].Own)))
		})
	})
}

func countWords(n jsonCount) string {
	return fmt.Sprintf("%s\t%s\t%s", counted(n.Highlights, "highlight"), counted(n.Transcripts, "transcript"), counted(n.Speakers, "speaker"))
}
