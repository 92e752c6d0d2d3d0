package query

import (
	"strings"
	"testing"

	"manicule/internal/fault"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"", ""}, {"  ", ""}, {"… – 🙂", ""}, {`""`, ""}, {"()", ""},
		{"sanctions", `"sanctions" *`},
		{"sanctions ", `"sanctions"`},
		{"lift sanctions", `("lift" AND "sanctions" *)`},
		{"lift AND sanctions ", `("lift" AND "sanctions")`},
		{`"lift the sanctions"`, `"lift the sanctions"`},
		{`“lift the” sanc`, `("lift the" AND "sanc" *)`},
		{`"lift the san`, `"lift the san" *`},
		{`sanction* lift `, `("sanction" * AND "lift")`},
		{`"the sanction"* lift `, `("the sanction" * AND "lift")`},
		{"peace OR ceasefire ", `("peace" OR "ceasefire")`},
		{"a b OR c d ", `(("a" AND "b") OR ("c" AND "d"))`},
		{"sanctions NOT lifted ", `("sanctions" NOT "lifted")`},
		{"sanctions AND NOT lifted ", `("sanctions" NOT "lifted")`},
		{"-lifted -eased sanctions ", `("sanctions" NOT ("lifted" OR "eased"))`},
		{`sanctions -"at once" `, `("sanctions" NOT "at once")`},
		{"sanctions -(lifted OR eased) ", `("sanctions" NOT ("lifted" OR "eased"))`},
		{"sanctions NOT NOT lifted ", `("sanctions" AND "lifted")`},
		{"(NOT lifted) sanctions ", `("sanctions" NOT "lifted")`},
		{"(peace OR truce) Minsk ", `(("peace" OR "truce") AND "Minsk")`},
		{"((peace))", `"peace"`},
		{`"lift sanctions"~5`, `NEAR("lift" "sanctions", 5)`},
		{`"lift"~5`, `"lift"`},
		{"NEAR(lift sanctions)", `NEAR("lift" "sanctions", 10)`},
		{`NEAR(lift "the sanction"*, 5) now `, `(NEAR("lift" "the sanction" *, 5) AND "now")`},
		{"NEAR(lift)", `"lift"`}, {"NEAR( )", ""},
		{"NEAR and far ", `("NEAR" AND "and" AND "far")`},
		{"well-known - now ", `("well-known" AND "now")`},
		{"peace — NOT 🙂 war ", `("peace" AND "war")`},
		{"don’t ", `"don’t"`}, {"and or not ", `("and" AND "or" AND "not")`}, {"AND* OR OR* ", `("AND" * OR "OR" *)`},
		{"1,5 (%) ", `"1,5"`},
		{"制裁", "\"制\x1f裁\" *"}, {"iPhone手机 ", "\"iPhone\x1f手\x1f机\""}, {`"กิน ข้าว"`, "\"กิ\x1fน ข้\x1fา\x1fว\""},
		{"a\x1fb ", `"a b"`}, {"body:war ^a + b ", `("body:war" AND "^a" AND "b")`}, {"a\xffb ", `("a" AND "b")`},
	} {
		q, err := Parse(c.typed)
		if err != nil {
			t.Errorf("%q: %v", c.typed, err)
		} else if got := q.Match(); got != c.want || q.Empty() != (c.want == "") {
			t.Errorf("%q is %s, want %s", c.typed, got, c.want)
		}
	}
}

func TestParseFaults(t *testing.T) {
	for _, c := range []struct{ typed, where string }{
		{"(peace", "Character 1:"}, {"a (b (c)", "Character 3:"}, {"peace)", "Character 6:"},
		{"peace OR", "Character 7:"}, {"OR peace", "Character 1:"}, {"a OR OR b", "Character 6:"}, {"(a OR) b", "Character 4:"},
		{"AND b", "Character 1:"}, {"a AND", "Character 3:"}, {"a AND AND b", "Character 3:"}, {"a AND OR b", "Character 3:"},
		{"NOT", "Character 1:"}, {"a NOT", "Character 3:"}, {"a NOT OR b", "Character 3:"},
		{"NOT a", "Character 1:"}, {"-a -b", "Character 1:"}, {"(NOT a)", "Character 1:"}, {"b OR -a", "Character 6:"},
		{`"a b"~`, "Character 6:"}, {`"a b"~0`, "Character 6:"}, {`"a b"~9999`, "Character 6:"}, {`"a b"~99999999999999999999`, "Character 6:"},
		{"NEAR(a b", "Character 5:"}, {"NEAR(a b, x)", "Character 11:"}, {"NEAR(a (b))", "Character 8:"}, {"NEAR(a, 5, 6)", "Character 10:"},
		{strings.Repeat("(", 40) + "a", "Character 32:"}, {strings.Repeat("NOT ", 40) + "a", "Character 125:"},
		{strings.Repeat("a", 1001), "A search may be 1000 characters"},
	} {
		_, err := Parse(c.typed)
		if f := fault.From(err); err == nil || f.Code != fault.Invalid || !strings.HasPrefix(f.Message, c.where) || f.Hint == "" {
			t.Errorf("%q: %v, want a fault at %s", c.typed, err, c.where)
		}
	}
}

func TestPattern(t *testing.T) {
	for _, c := range []struct {
		typed, words string
		found        bool
	}{
		{`sanction(s|ed)\b`, "SANCTIONED at last", true}, {`(?-i)sanction`, "Sanction", false}, {`^and$`, "so\nand\nso", true}, {`制裁`, "对俄制裁", true},
	} {
		p, err := Pattern(c.typed)
		if err != nil || p.MatchString(c.words) != c.found {
			t.Errorf("%q in %q: %v", c.typed, c.words, err)
		}
	}
	if p, err := Pattern(""); p != nil || err != nil {
		t.Errorf("nothing is %v, %v", p, err)
	}
	for _, typed := range []string{"(a", "a)", "[z-a]", "a**", "a{2000}", `\8`, "(?<n", strings.Repeat("a", 1001), "\xff"} {
		if _, err := Pattern(typed); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

// FuzzParse: whatever is typed, a query or a fault comes of it, and outside of quotes a
// query holds nothing but the signs of its language.
func FuzzParse(f *testing.F) {
	for _, typed := range []string{`a "b c"~3 OR (d -e*) NEAR(f "g h", 4)`, "((", `"`, "NOT NOT a", "制裁 กิน", `a"b"c*"`, "NEAR(,)"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		q, err := Parse(typed)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("%q: %v", typed, err)
			}
			return
		}
		depth := 0
		for i, part := range strings.Split(q.Match(), `"`) {
			if i%2 == 1 {
				continue
			}
			depth += strings.Count(part, "(") - strings.Count(part, ")")
			for _, known := range []string{"NEAR(", "AND", "OR", "NOT", "*", "(", ")", ",", " ", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"} {
				part = strings.ReplaceAll(part, known, "")
			}
			if part != "" || depth < 0 {
				t.Fatalf("%q is %s", typed, q.Match())
			}
		}
		if depth != 0 {
			t.Fatalf("%q is %s", typed, q.Match())
		}
	})
}
