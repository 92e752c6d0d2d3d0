package filter

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"manicule/internal/fault"
)

func is(text string) []Value { return []Value{{Text: text}} }

func TestParse(t *testing.T) {
	for words, want := range map[string]Filter{
		"":                         nil,
		" \t\n":                    nil,
		"sanctions":                {{Any: is("sanctions")}},
		"war,peace":                {{Any: []Value{{Text: "war"}, {Text: "peace"}}}},
		`"hidden agenda"`:          {{Any: is("hidden agenda")}},
		`-"hidden agenda"`:         {{Not: true, Any: is("hidden agenda")}},
		"“hidden agenda” „so“":     {{Any: is("hidden agenda")}, {Any: is("so")}},
		"at 10:30":                 {{Any: is("at")}, {Any: is("10:30")}},
		"text:war":                 {{Any: is("war")}},
		`"tag:war"`:                {{Any: is("tag:war")}},
		`"a \"b\" \\ c"`:           {{Any: is(`a "b" \ c`)}},
		"tag:Sanctions":            {{Key: Tag, Any: is("Sanctions")}},
		"Tag:Sanctions":            {{Key: Tag, Any: is("Sanctions")}},
		"tag:=Sanctions,Evasion":   {{Key: Tag, Any: []Value{{Text: "Sanctions", Alone: true}, {Text: "Evasion"}}}},
		`-tag:"Ukraine > Minsk"`:   {{Not: true, Key: Tag, Any: is("Ukraine > Minsk")}},
		"tag:none":                 {{Key: Tag, Any: []Value{{Kind: None}}}},
		"is:untagged":              {{Key: Tag, Any: []Value{{Kind: None}}}},
		`tag:"none"`:               {{Key: Tag, Any: is("none")}},
		"tag:=none":                {{Key: Tag, Any: []Value{{Text: "none", Alone: true}}}},
		"tag:{0198-a}":             {{Key: Tag, Any: []Value{{Kind: ByID, Text: "0198-a"}}}},
		"tag:={0198-a}":            {{Key: Tag, Any: []Value{{Kind: ByID, Text: "0198-a", Alone: true}}}},
		`tag:"{0198-a}"`:           {{Key: Tag, Any: is("{0198-a}")}},
		"role:Interviewer":         {{Key: Role, Any: is("interviewer")}},
		"status:unread,done":       {{Key: Status, Any: []Value{{Text: "unread"}, {Text: "done"}}}},
		"has:note":                 {{Key: Has, Any: is("note")}},
		"note:condition":           {{Key: Note, Any: is("condition")}},
		"date:2016":                {{Key: Date, Any: is("2016")}},
		"date:2016..2017-03":       {{Key: Date, Any: []Value{{Kind: Between, Text: "2016", To: "2017-03"}}}},
		"date:>=2016":              {{Key: Date, Any: []Value{{Kind: Between, Text: "2016"}}}},
		"date:<2016,none":          {{Key: Date, Any: []Value{{Kind: Under, Text: "2016"}, {Kind: None}}}},
		"made:2026-11-01..":        {{Key: Made, Any: []Value{{Kind: Between, Text: "2026-11-01"}}}},
		"@age:30":                  {{Key: Attribute, Name: "age", Any: is("30")}},
		"@age:30..40,>60,-1.5..0":  {{Key: Attribute, Name: "age", Any: []Value{{Kind: Between, Text: "30", To: "40"}, {Kind: Over, Text: "60"}, {Kind: Between, Text: "-1.5", To: "0"}}}},
		`@"work place":"the mill"`: {{Key: Attribute, Name: "work place", Any: is("the mill")}},
		`@site:"a..b"`:             {{Key: Attribute, Name: "site", Any: is("a..b")}},
		"@site:none":               {{Key: Attribute, Name: "site", Any: []Value{{Kind: None}}}},
		"overlaps:Evasion":         {{Key: Overlaps, Any: is("Evasion")}},
		"sameturn:Evasion":         {{Key: SameTurn, Any: is("Evasion")}},
		"near:Evasion":             {{Key: Near, Any: []Value{{Text: "Evasion", Turns: UsualTurns}}}},
		"near:Evasion/0":           {{Key: Near, Any: []Value{{Text: "Evasion"}}}},
		`near:"Ukraine / Minsk"/5`: {{Key: Near, Any: []Value{{Text: "Ukraine / Minsk", Turns: 5}}}},
		`near:=a/b/12`:             {{Key: Near, Any: []Value{{Text: "a/b", Alone: true, Turns: 12}}}},
		"tag:Sanctions speaker:Kerry -tag:Evasion": {
			{Key: Tag, Any: is("Sanctions")}, {Key: Speaker, Any: is("Kerry")}, {Not: true, Key: Tag, Any: is("Evasion")},
		},
	} {
		got, err := Parse(words)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s\ngot  %+v, %v\nwant %+v", words, got, err, want)
		}
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	for words, want := range map[string]string{
		"a -":               "at character 4: after the minus stands nothing.",
		"tag:":              "at character 5: after “tag:” something is missing.",
		"x tag:a,":          "at character 9: after “tag:a,” something is missing.",
		"a,,b":              "at character 3: before a comma something is missing.",
		",a":                "at character 1: before a comma something is missing.",
		`tag:""`:            "at character 5: between the quotes stands nothing.",
		`x "hidden agenda`:  "at character 3: the quote that begins here does not end.",
		`"x\`:               "at character 1: the quote that begins here does not end.",
		`"x"y`:              "at character 4: after “\"x\"” a space is missing.",
		`x"y"`:              "at character 2: a quote begins in the middle of a word.",
		"a tga:Sanctions":   "at character 3: there is no “tga:”.",
		"https://x.example": "at character 1: there is no “https:”.",
		"is:blue":           "at character 4: “is:” is followed by untagged.",
		"has:tag":           "at character 5: “has:” is one of note.",
		"role:chair":        "at character 6: “role:” is one of interviewer, respondent.",
		"date:spring":       "at character 6: “spring” is no date.",
		"date:2016-13":      "at character 6: “2016-13” is no date.",
		"date:2016..x":      "at character 6: “x” is no date.",
		"date:..":           "at character 6: a range has at least one end.",
		"@age:30..old":      "at character 6: “old” is no number or date.",
		"@age:>":            "at character 6: “” is no number or date.",
		"@age":              "at character 5: after @ a name and a colon are needed",
		"@ x":               "at character 2: after @ a name and a colon are needed",
		"near:Minsk/x":      "at character 13: behind the slash stands how many turns away",
		`near:"Minsk"/`:     "at character 13: behind the slash stands how many turns away",
		"near:a/99999999":   "behind the slash stands how many turns away",
	} {
		_, err := Parse(words)
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngot  %v\nwant %s", words, err, want)
		}
	}
}

func TestStringIsShort(t *testing.T) {
	for _, words := range []string{
		`tag:Sanctions speaker:Kerry -tag:Evasion`,
		`"hidden agenda" tag:=Work,"Ukraine > Minsk" tag:none near:Minsk/3`,
		`@age:30..40,>60 @"work place":mill date:..2016 made:2026-11-01.. overlaps:={id}`,
	} {
		f, err := Parse(words)
		if err != nil || f.String() != words {
			t.Errorf("%s came out as %s (%v)", words, f, err)
		}
	}
}

// random is a filter of any terms there may be.
func random(r *rand.Rand) Filter {
	var f Filter
	keys := append(Keys(), Words, Attribute)
	for range r.IntN(4) {
		term := Term{Not: r.IntN(3) == 0, Key: keys[r.IntN(len(keys))]}
		if term.Key == Attribute {
			term.Name = anyText(r)
		}
		for range 1 + r.IntN(3) {
			term.Any = append(term.Any, anyValue(r, term.Key))
		}
		f = append(f, term)
	}
	return f
}

func anyText(r *rand.Rand) string {
	signs := []rune(`aZ09é中 ,:"“”„«»\-=@/{}<>.…_'’&😀` + "\t\u0301")
	text := []rune{'x'}
	for range r.IntN(6) {
		text = append(text, signs[r.IntN(len(signs))])
	}
	for range r.IntN(3) {
		text = append([]rune{signs[r.IntN(len(signs))]}, text...)
	}
	return string(text)
}

func anyValue(r *rand.Rand, key Key) Value {
	if noneHas[key] && r.IntN(5) == 0 {
		return Value{Kind: None}
	}
	if list := Choices(key); list != nil {
		return Value{Text: list[r.IntN(len(list))]}
	}
	if dated[key] || key == Attribute && r.IntN(2) == 0 {
		ends := []string{"2016", "2017-02", "2018-01-31"}
		if key == Attribute {
			ends = append(ends, "-3", "4.25")
		}
		v := Value{Kind: []Kind{Is, Between, Over, Under}[r.IntN(4)], Text: ends[r.IntN(len(ends))]}
		if v.Kind == Between {
			v.To = []string{"", "2019"}[r.IntN(2)]
		}
		return v
	}
	v := Value{Text: []string{anyText(r), "none", "Sanctions"}[r.IntN(3)], Alone: tagged[key] && r.IntN(2) == 0}
	if key == Near {
		v.Turns = r.IntN(12)
	}
	if named[key] && r.IntN(4) == 0 {
		v.Kind, v.Text = ByID, "0198-abcd"
	}
	return v
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		f := random(r)
		back, err := Parse(f.String())
		if err != nil || !reflect.DeepEqual(back, f) {
			t.Fatalf("%+v\nwritten %s\nread    %+v, %v", f, f, back, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, words := range []string{
		"", `tag:Sanctions speaker:"Secretary Kerry" -tag:=Evasion`, `near:"a / b"/3,c`, "@age:30..40,>60 date:2016..", "“a” „b“ «c»", `"\`, "is:untagged,",
	} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		read, err := Parse(words)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("%q: %v", words, err)
			}
			return
		}
		back, err := Parse(read.String())
		if err != nil || !reflect.DeepEqual(back, read) {
			t.Fatalf("%q was read as %+v, written %q and read back as %+v, %v", words, read, read, back, err)
		}
	})
}
