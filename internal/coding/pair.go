package coding

// Pair are two of a kind, by their ids, the lesser first.
type Pair struct{ One, Other string }

// NewPair is the pair of two, in whichever order they come.
func NewPair(one, other string) Pair { return Pair{min(one, other), max(one, other)} }

// Beside returns the one of the two that is not this one.
func (p Pair) Beside(id string) string {
	if p.One == id {
		return p.Other
	}
	return p.One
}
