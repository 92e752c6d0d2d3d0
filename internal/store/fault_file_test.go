package store_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
)

// damages are the ways a file comes to harm, each at a place of its choice.
var damages = []struct {
	name string
	harm func(rng *rand.Rand, file []byte) []byte
}{
	{"a bit flipped", func(rng *rand.Rand, file []byte) []byte {
		file[rng.IntN(len(file))] ^= 1 << rng.IntN(8)
		return file
	}},
	{"two pages swapped", func(rng *rand.Rand, file []byte) []byte {
		a, b := pageOf(rng, file), pageOf(rng, file)
		for i := range a {
			a[i], b[i] = b[i], a[i]
		}
		return file
	}},
	{"a page of zeros", func(rng *rand.Rand, file []byte) []byte { clear(pageOf(rng, file)); return file }},
	{"a page twice", func(rng *rand.Rand, file []byte) []byte { copy(pageOf(rng, file), pageOf(rng, file)); return file }},
	{"cut short", func(rng *rand.Rand, file []byte) []byte { return file[:rng.IntN(len(file))] }},
	{"cut short by pages", func(rng *rand.Rand, file []byte) []byte { return file[:rng.IntN(len(file)/pageSize)*pageSize] }},
	{"100 bytes at random", func(rng *rand.Rand, file []byte) []byte {
		for range 100 {
			file[rng.IntN(len(file))] = byte(rng.UintN(256))
		}
		return file
	}},
	{"a stretch at random", func(rng *rand.Rand, file []byte) []byte {
		for i, at := 0, rng.IntN(len(file)-100); i < 100; i++ {
			file[at+i] = byte(rng.UintN(256))
		}
		return file
	}},
	{"a header at random", func(rng *rand.Rand, file []byte) []byte {
		file[16+rng.IntN(84)] = byte(rng.UintN(256))
		return file
	}},
	{"nothing but zeros", func(_ *rand.Rand, file []byte) []byte { clear(file); return file }},
}

const pageSize = 4096

func pageOf(rng *rand.Rand, file []byte) []byte {
	at := rng.IntN(len(file)/pageSize) * pageSize
	return file[at : at+pageSize]
}

// TestF19Damage opens files that have come to harm. None makes the store panic or hang; a
// file that is refused is left as it is; and damage is reported, or did no harm, or lies
// within the free words of one thing: SQLite keeps no checksum, so that words overwritten
// where they lie are words still.
func TestF19Damage(t *testing.T) {
	whole := must[[]byte](t)(opened())
	want := newTimeline("opening", 0, opening).after(opening).now
	rng := rand.New(rand.NewPCG(19, 19))
	n, folder := rounds(200, 5000), t.TempDir()
	reported, harmless, words := 0, 0, 0
	for i := range n {
		damage := damages[i%len(damages)]
		path := filepath.Join(folder, fmt.Sprint(i, ".manicule"))
		harmed := damage.harm(rng, bytes.Clone(whole))
		if err := os.WriteFile(path, harmed, 0o600); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		refused, got, ok := openDamaged(t, path)
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s (%d): took %v", damage.name, i, took)
		}
		if after := must[[]byte](t)(os.ReadFile(path)); refused && sha256.Sum256(after) != sha256.Sum256(harmed) {
			t.Errorf("%s (%d): refused, and changed", damage.name, i)
		}
		switch {
		case !ok:
			reported++
		case got.equal(want):
			harmless++
		case len(got.disagreements(want)) == 1:
			words++
		default:
			t.Errorf("%s (%d): not noticed: %s", damage.name, i, got.differences(want))
		}
		os.Remove(path)
	}
	t.Logf("damaged files %d: reported %d, harmless %d, in the words of one thing %d", n, reported, harmless, words)
}

// openDamaged opens a file, looks it over, and works on it a little.
func openDamaged(t *testing.T, path string) (refused bool, got picture, ok bool) {
	t.Helper()
	s, err := store.Open(path)
	if err != nil {
		if fault.From(err).Code == fault.Internal {
			t.Errorf("refused without words: %v", fault.From(err).Cause)
		}
		return true, got, false
	}
	defer s.Close()
	problems, err := s.Check()
	if err != nil || len(problems) > 0 {
		s.Find(t.Context(), asked(t, "well"), 0, 10) // none of these may panic or hang, whatever they say
		s.Undo()
		s.AddTag(coding.Tag{ID: store.NewID(), Name: "On damaged ground"})
		return false, got, false
	}
	got, err = look(s)
	return false, got, err == nil
}
