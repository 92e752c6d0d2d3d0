package projecttest_test

import (
	"math/rand/v2"
	"testing"

	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

func TestProjectsMadeHereAreSound(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		if problems := project.Validate(projecttest.Random(random)); len(problems) > 0 {
			t.Fatal(problems)
		}
	}
	if problems := project.Validate(projecttest.Hostile()); len(problems) > 0 {
		t.Fatal(problems)
	}
}
