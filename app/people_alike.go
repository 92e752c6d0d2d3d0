package app

import (
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/recognise"
)

// mostAlike is how many pairs are offered at most.
const mostAlike = 2000

// alike finds people who may be one person under two names: the ids of each two, those who
// share a name but for its spelling first. Only those are compared who share a clue: of some
// thousands, all with all would take minutes. Those who are known to be two are left out.
func (p *people) alike(apart []coding.Pair) [][]string {
	two := map[coding.Pair]bool{}
	for _, pair := range apart {
		two[pair] = true
	}
	holders := map[string][]int{} // of each clue, in their order
	same, likely := [][]string{}, [][]string{}
	for i, one := range p.all {
		met := map[int]bool{}
		c := cluesOf(one.key)
		for _, clue := range c.sought {
			for _, at := range holders[clue] {
				other := p.all[at]
				if met[at] || two[coding.NewPair(other.id, one.id)] || len(same)+len(likely) >= mostAlike {
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
		}
		for _, clue := range c.held {
			holders[clue] = append(holders[clue], i)
		}
	}
	return append(same, likely...)
}

// clues are what two names that may be one person's have in common: all words of one are words
// of the other, their letters are the same but for one, or one is the initials of the other.
type clues struct{ held, sought []string }

func cluesOf(key string) clues {
	words := slices.Compact(slices.Sorted(slices.Values(strings.Fields(key))))
	whole := strings.Join(words, " ")
	c := clues{
		held:   []string{"all " + whole, "initials of " + initialsOf(key), "initials " + key},
		sought: []string{"some " + whole, "initials " + initialsOf(key), "initials of " + key},
	}
	for _, some := range subsets(words) {
		c.held, c.sought = append(c.held, "some "+some), append(c.sought, "all "+some)
	}
	for _, letters := range withoutOne(key) {
		c.held, c.sought = append(c.held, "letters "+letters), append(c.sought, "letters "+letters)
	}
	return c
}

// subsets are some of the words, all of them among them; of many words only all.
func subsets(words []string) (all []string) {
	const most = 4
	if len(words) > most {
		return []string{strings.Join(words, " ")}
	}
	for set := 1; set < 1<<len(words); set++ {
		var some []string
		for i, word := range words {
			if set&(1<<i) != 0 {
				some = append(some, word)
			}
		}
		all = append(all, strings.Join(some, " "))
	}
	return all
}

// withoutOne are a name's letters, and they without each of them.
func withoutOne(key string) []string {
	letters := []rune(key)
	all := []string{key}
	for i := range letters {
		all = append(all, string(letters[:i])+string(letters[i+1:]))
	}
	return slices.Compact(slices.Sorted(slices.Values(all)))
}

func initialsOf(key string) string {
	var initials strings.Builder
	for word := range strings.FieldsSeq(key) {
		initials.WriteRune([]rune(word)[0])
	}
	return initials.String()
}
