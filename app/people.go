package app

import (
	"cmp"
	"slices"

	"manicule/internal/recognise"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// people are the persons who speak in the project, and in the files of an import that came
// before the one at hand. Who is named only by what they do is nobody's like.
type people struct {
	all   []*person
	byID  map[string]*person
	byKey map[string][]*person // see recognise.PersonKey
}

// person is somebody with a name of their own.
type person struct {
	id, name    string
	key         string // see recognise.PersonKey
	role        transcript.Role
	transcripts int  // in which they speak
	fresh       bool // not in the project before this import
}

func newPeople() *people { return &people{byID: map[string]*person{}, byKey: map[string][]*person{}} }

// peopleOf are the persons who speak in a project.
func peopleOf(st *store.Store) (*people, error) {
	speakers, err := st.Speakers()
	if err != nil {
		return nil, err
	}
	counts, err := st.SpeakerCounts()
	if err != nil {
		return nil, err
	}
	p := newPeople()
	for _, sp := range speakers {
		p.add(&person{id: sp.ID, name: sp.Name, role: sp.Role, transcripts: counts[sp.ID].Transcripts})
	}
	return p, nil
}

func (p *people) add(one *person) {
	key := recognise.PersonKey(one.name)
	if key == "" {
		return
	}
	one.key = key
	p.all = append(p.all, one)
	p.byID[one.id] = one
	p.byKey[key] = append(p.byKey[key], one)
}

// whoAre says for each of a file's speakers which known person they are, nil for another: as
// was chosen, else by their names. Two speakers of a file are two people unless it was chosen.
func (p *people) whoAre(speakers []transcript.DraftSpeaker, c ImportChoices) []*person {
	who := make([]*person, len(speakers))
	taken := map[*person]bool{}
	for i, sp := range speakers {
		who[i] = p.byID[c.People[sp.Name]]
		taken[who[i]] = true
	}
	toTheLetter := func(a, b string) bool { return a == b }
	for _, fits := range []func(a, b string) bool{toTheLetter, recognise.SamePerson} {
		for i, sp := range speakers {
			if _, chosen := c.People[sp.Name]; chosen || who[i] != nil {
				continue
			}
			who[i] = p.likeliest(sp.Name, func(one *person) bool { return !taken[one] && fits(sp.Name, one.name) })
			taken[who[i]] = true
		}
	}
	return who
}

// likeliest is the person of a name who fits and speaks in most transcripts; nil if there is none.
func (p *people) likeliest(name string, fits func(*person) bool) *person {
	var best *person
	for _, one := range p.byKey[recognise.PersonKey(name)] {
		if fits(one) && (best == nil || one.transcripts > best.transcripts) {
			best = one
		}
	}
	return best
}

// give gives the speakers of a draft the ids of the people they are, and what those do. Who
// is new is known from now on.
func (p *people) give(d *transcript.Draft, c ImportChoices) {
	for i, one := range p.whoAre(d.Speakers, c) {
		sp := &d.Speakers[i]
		if one == nil {
			sp.ID = store.NewID()
			if _, chosen := c.People[sp.Name]; !chosen {
				p.add(&person{id: sp.ID, name: sp.Name, role: sp.Role, fresh: true})
			}
			continue
		}
		one.role = c.roleOf(one, sp.Name)
		sp.ID, sp.Name, sp.Role = one.id, one.name, one.role
	}
	for _, sp := range d.Speakers {
		if one := p.byID[sp.ID]; one != nil {
			one.transcripts++
		}
	}
}

// roleOf is what a person does from now on who is called so in a file. Somebody of the
// project does what they did unless that was changed.
func (c ImportChoices) roleOf(one *person, name string) transcript.Role {
	if role, changed := c.PeopleRoles[one.id]; changed {
		return role
	}
	if role, chosen := c.Roles[name]; chosen && one.fresh {
		return role
	}
	return one.role
}

// mostLikely is how many people a speaker is offered to be.
const mostLikely = 3

// like are the people whom a speaker of a name may be, the likeliest first.
func (p *people) like(name string) []*person {
	var found []*person
	for _, one := range p.all {
		if recognise.MayBePerson(name, one.name) {
			found = append(found, one)
		}
	}
	rank := func(one *person) int {
		switch {
		case one.name == name:
			return 0
		case recognise.SamePerson(name, one.name):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(found, func(a, b *person) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.transcripts, a.transcripts))
	})
	return found
}

// viewPeople shows whom the speakers of a file may be, where there is anybody. The others are
// the names of persons in the other files of the import.
func (p *people) viewPeople(speakers []transcript.DraftSpeaker, c ImportChoices, others [][]string) []ImportPerson {
	shown := []ImportPerson{}
	for i, one := range p.whoAre(speakers, c) {
		name := speakers[i].Name
		v := ImportPerson{Name: name, Known: []KnownPerson{}}
		found := p.like(name)
		for _, candidate := range found[:min(mostLikely, len(found))] {
			v.Known = append(v.Known, viewKnown(candidate, c, candidate == one))
		}
		if one != nil && !slices.ContainsFunc(v.Known, func(k KnownPerson) bool { return k.Same }) {
			v.Known = append([]KnownPerson{viewKnown(one, c, true)}, v.Known...)
		}
		if files := namedIn(name, others); files > 0 && !slices.ContainsFunc(found, func(p *person) bool { return recognise.SamePerson(name, p.name) }) {
			_, chosen := c.People[name]
			v.Known = append(v.Known, KnownPerson{Name: name, Display: transcript.DisplayName(name), Files: files, Same: !chosen})
		}
		if len(v.Known) > 0 {
			shown = append(shown, v)
		}
	}
	return shown
}

func viewKnown(one *person, c ImportChoices, same bool) KnownPerson {
	return KnownPerson{
		ID: one.id, Name: one.name, Display: transcript.DisplayName(one.name), Role: string(c.roleOf(one, one.name)),
		Transcripts: one.transcripts, Same: same,
	}
}

// namedIn counts the files that name a person.
func namedIn(name string, files [][]string) int {
	n := 0
	for _, names := range files {
		if slices.ContainsFunc(names, func(other string) bool { return recognise.SamePerson(name, other) }) {
			n++
		}
	}
	return n
}

// personsIn are the speakers of a draft who have names of their own.
func personsIn(d transcript.Draft) (names []string) {
	for _, sp := range d.Speakers {
		if recognise.PersonKey(sp.Name) != "" {
			names = append(names, sp.Name)
		}
	}
	return names
}
