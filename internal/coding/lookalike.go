package coding

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Lookalikes reports whether two names that are not the same look so: whether they differ
// only in letters that other scripts share with Latin (Сore with a Cyrillic С), in letters
// drawn for show (ｗｏｒｋ), or in characters that can't be seen.
func Lookalikes(a, b string) bool { return !SameName(a, b) && skeleton(a) == skeleton(b) }

// Lookalike returns a sibling of the tag, as it is or would be, whose name looks like its own.
func (c Codebook) Lookalike(tag Tag) (Tag, bool) {
	for _, sibling := range c.Children(tag.ParentID) {
		if sibling.ID != tag.ID && Lookalikes(sibling.Name, tag.Name) {
			return sibling, true
		}
	}
	return Tag{}, false
}

// Unseen reports whether a name holds characters that turn the order of the letters around
// them or can't be seen at all. Joiners are let pass: scripts and emoji need them.
func Unseen(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool { return unseen(r) && r != '\u200c' && r != '\u200d' })
}

// skeleton gives names that look the same the same form.
func skeleton(name string) string {
	latin := strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		if twin, ok := twins[r]; ok {
			return twin
		}
		return r
	}, norm.NFKD.String(name))
	return Fold(latin)
}

// unseen reports whether a character leaves no mark on the paper.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector) || r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\u034f'
}

// twins are the Cyrillic, Greek and Armenian letters that are drawn as Latin ones are, of the
// data of Unicode's report 39 those that nobody could tell apart in a name. The library there
// is for Go covers all scripts, and has not been kept since 2021.
var twins = pairs(
	"АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ѴV ԌG ԚQ ԜW ҮY ӀI "+
		"аa еe іi јj оo рp сc уy хx ѕs һh ӏl ԁd ԛq ԝw ѵv үy кk",
	"ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ϺM ϜF ϳj αa ιi κk νv οo ρp υu ϲc",
	"ՍU ՏS ՕO աw զq հh ոn սu ցg օo",
)

func pairs(scripts ...string) map[rune]rune {
	found := map[rune]rune{}
	for _, script := range scripts {
		for pair := range strings.FieldsSeq(script) {
			letters := []rune(pair)
			found[letters[0]] = letters[1]
		}
	}
	return found
}
