package app

import (
	"slices"
	"strings"

	"manicule/internal/recognise"
)

// mostAlike is how many pairs are offered at most.
const mostAlike = 2000

// alike finds people who may be one person under two names: the ids of each two, those who
// share a name but for its spelling first. Only those are compared who share a clue: of some
// thousands, all with all would take minutes.
func (p *people) alike() [][]string {
	holders := map[string][]int{} // of each clue, in their order
	same, likely := [][]string{}, [][]string{}
	for i, one := range p.all {
		met := map[int]bool{}
		for _, clue := range cluesOf(one.key) {
			for _, at := range holders[clue] {
				other := p.all[at]
				if met[at] || len(same)+len(likely) >= mostAlike {
					continue
				}
				met[at] = true
				switch {
				case recognise.SamePerson(other.name, one.name):
					same = append(same, []string{other.id, one.id})
				case recognise.MayBePerson(other.name, one.name):
					likely = append(likely, []string{other.id, one.id})
				}
			}
			holders[clue] = append(holders[clue], i)
		}
	}
	return append(same, likely...)
}

// cluesOf are what two names that may be one person's have in common: some of their words, their
// letters but for one, or the initials of one.
func cluesOf(key string) []string {
	words := slices.Compact(slices.Sorted(slices.Values(strings.Fields(key))))
	clues := []string{"letters " + key, "initials " + initialsOf(key), "initials " + key}
	const most = 4 // of more words, no subsets
	if n := len(words); n <= most {
		for set := 1; set < 1<<n; set++ {
			var some []string
			for i, word := range words {
				if set&(1<<i) != 0 {
					some = append(some, word)
				}
			}
			clues = append(clues, "words "+strings.Join(some, " "))
		}
	}
	letters := []rune(key)
	for i := range letters {
		clues = append(clues, "letters "+string(letters[:i])+string(letters[i+1:]))
	}
	return slices.Compact(slices.Sorted(slices.Values(clues)))
}

func initialsOf(key string) string {
	var initials strings.Builder
	for word := range strings.FieldsSeq(key) {
		initials.WriteRune([]rune(word)[0])
	}
	return initials.String()
}
