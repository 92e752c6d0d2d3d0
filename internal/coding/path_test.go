package coding

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestParsePath(t *testing.T) {
	for _, c := range []struct {
		path string
		want []string
	}{
		{"Sanctions", []string{"Sanctions"}},
		{"Bilateral relations > Cooperation", []string{"Bilateral relations", "Cooperation"}},
		{"  A  >  B  ", []string{"A", "B"}},
		{`A \> B`, []string{"A > B"}},
		{`A \\> B`, []string{`A \> B`}},
		{"A>B", []string{"A>B"}},
		{"A -> B", []string{"A -> B"}},
		{"> 5 years", []string{"> 5 years"}},
		{`Tenure > \> 5 years`, []string{"Tenure", "> 5 years"}},
		{"A >  > B", []string{"A", "", "B"}},
		{`C:\temp`, []string{`C:\temp`}},
		{"", nil},
		{"  ", nil},
	} {
		if got := ParsePath(c.path); !slices.Equal(got, c.want) {
			t.Errorf("ParsePath(%q) = %q, want %q", c.path, got, c.want)
		}
	}
}

func TestFormatPath(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"Bilateral relations", "Cooperation"}, "Bilateral relations > Cooperation"},
		{[]string{"A > B", "C>D"}, `A \> B > C>D`},
		{[]string{">", `\>`}, `\> > \\>`},
		{nil, ""},
	} {
		if got := FormatPath(c.names); got != c.want {
			t.Errorf("FormatPath(%q) = %q, want %q", c.names, got, c.want)
		}
	}
}

func TestPathsRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{">", `\`, " ", "a", "é", ">>", "-"}
	for range 20000 {
		var names []string
		for range 1 + random.IntN(4) {
			var name strings.Builder
			for range 1 + random.IntN(7) {
				name.WriteString(pieces[random.IntN(len(pieces))])
			}
			if CheckName(name.String()) == nil {
				names = append(names, name.String())
			}
		}
		if got := ParsePath(FormatPath(names)); !slices.Equal(got, names) {
			t.Fatalf("%q was written %q and read %q", names, FormatPath(names), got)
		}
	}
}

func FuzzPathRoundTrip(f *testing.F) {
	f.Add("A > B", `\> C`)
	f.Fuzz(func(t *testing.T, a, b string) {
		if CheckName(a) != nil || CheckName(b) != nil {
			return
		}
		names := []string{a, b}
		if got := ParsePath(FormatPath(names)); !slices.Equal(got, names) {
			t.Fatalf("%q was written %q and read %q", names, FormatPath(names), got)
		}
	})
}
