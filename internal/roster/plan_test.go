package roster_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"manicule/internal/roster"
	"manicule/internal/transcript"
)

// speakers is a small table of speakers, two of them of one name.
func speakers() roster.Table {
	return roster.Table{
		Of: transcript.OfSpeakers,
		Columns: []roster.Column{
			{Field: transcript.FieldName, Name: "Name"}, {Field: transcript.FieldRole, Name: "Role", Choices: roster.Roles()},
			{Name: "Words"}, {Field: "age-id", Name: "Age"},
		},
		Rows: []roster.Row{
			{"anna", []string{"Anna Larsen", "respondent", "120", "41"}},
			{"bo", []string{"BO", "", "80", ""}},
			{"q1", []string{"Question", "interviewer", "7", ""}},
			{"q2", []string{"QUESTION", "interviewer", "9", ""}},
		},
	}
}

// said is a plan in words.
func said(p roster.Plan) string {
	var out strings.Builder
	for _, c := range p.Changes {
		fmt.Fprintf(&out, "%s %s: %q → %q\n", c.ID, p.Heading(c.Column), c.Was, c.Becomes)
	}
	fmt.Fprintf(&out, "%d of %d, unknown %v, unsure %v, unread %v, new %v", p.Matched, p.Rows, p.Unknown, p.Unsure, p.Unread, p.New)
	return out.String()
}

func TestPrepare(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"as it went out": {"Name|Role|Words|Age\nAnna Larsen|respondent|120|41\nBO||80|\nQuestion|interviewer|7|\nQUESTION|interviewer|9|",
			"4 of 4, unknown [], unsure [], unread [], new []"},
		"somebody's own headings, in another order": {"AGE|participant|Town\n42|anna  larsen|Oslo\n|Bo|Bergen\n30|Carl|",
			"anna AGE: \"41\" → \"42\"\nanna Town: \"\" → \"Oslo\"\nbo Town: \"\" → \"Bergen\"\n2 of 3, unknown [Carl], unsure [], unread [], new [2]"},
		"roles as people say them": {"Speaker|Role\nBo|Interviewee\nAnna Larsen|chair",
			"bo Role: \"\" → \"respondent\"\n2 of 2, unknown [], unsure [], unread [“chair” means nothing in the column Role.], new []"},
		"one row for two of a name": {"Name|Age\nQuestion|50", "0 of 1, unknown [], unsure [Question], unread [], new []"},
		"a row for each of a name":  {"Name|Age\nquestion|50\nQuestion|51", "q1 Age: \"\" → \"50\"\nq2 Age: \"\" → \"51\"\n2 of 2, unknown [], unsure [], unread [], new []"},
		"two rows on one":           {"Name|Age\nBo|50\nBo|51", "bo Age: \"\" → \"51\"\n2 of 2, unknown [], unsure [], unread [], new []"},
		"no name at all":            {"Age|Town\n41|Oslo", "0 of 1, unknown [41], unsure [], unread [], new []"},
		"hostile":                   {"Name|=cmd()\nBo|=HYPERLINK(\"x\")\n|x", "bo =cmd(): \"\" → \"=HYPERLINK(\\\"x\\\")\"\n1 of 1, unknown [], unsure [], unread [], new [1]"},
		"rows that end early":       {"Name|Age|Town\nBo\nAnna Larsen|39", "anna Age: \"41\" → \"39\"\n2 of 2, unknown [], unsure [], unread [], new []"},
		"nothing":                   {"", "0 of 0, unknown [], unsure [], unread [], new []"},
	} {
		t.Run(name, func(t *testing.T) {
			rows := table(c.sheet)
			if got := said(roster.Prepare(speakers(), rows, roster.Guess(speakers(), rows))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func table(words string) (rows [][]string) {
	for line := range strings.SplitSeq(words, "\n") {
		if line != "" {
			rows = append(rows, strings.Split(line, "|"))
		}
	}
	return rows
}

// TestWhatGoesOutChangesNothing: a table read back as it was written is the same.
func TestWhatGoesOutChangesNothing(t *testing.T) {
	rows := roster.Sheet(speakers())
	if want := []string{"Anna Larsen", "respondent", "120", "41"}; !reflect.DeepEqual(rows[1], want) {
		t.Errorf("row = %q", rows[1])
	}
	if p := roster.Prepare(speakers(), rows, roster.Guess(speakers(), rows)); len(p.Changes) > 0 || p.Matched != 4 {
		t.Error(said(p))
	}
}

func TestCells(t *testing.T) {
	rows := table("Name|Role|Town\nBo|asks|Oslo")
	p := roster.Prepare(speakers(), rows, roster.Guess(speakers(), rows))
	want := []transcript.Cell{{SubjectID: "bo", Field: "role", Value: "interviewer"}, {SubjectID: "bo", Field: "town-id", Value: "Oslo"}}
	if got := p.Cells(func(int) transcript.Field { return "town-id" }); !reflect.DeepEqual(got, want) {
		t.Errorf("cells = %+v", got)
	}
}

func FuzzPrepare(f *testing.F) {
	f.Add("Name|Age\nBo|5\n|", "new column", "age-id")
	f.Fuzz(func(t *testing.T, sheet, one, two string) {
		rows := table(sheet)
		for _, targets := range [][]roster.Target{roster.Guess(speakers(), rows), {roster.Target(one), roster.ToName, roster.Target(two)}, nil} {
			p := roster.Prepare(speakers(), rows, targets)
			for _, c := range p.Cells(func(int) transcript.Field { return "new" }) {
				if c.Value == "" && c.Field != transcript.FieldRole || c.SubjectID == "" {
					t.Errorf("%+v", c)
				}
			}
		}
	})
}
