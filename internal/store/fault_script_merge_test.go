package store_test

import (
	"fmt"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/fault"
)

func (sc *script) mergeTags() act {
	from, into := pick(sc, sc.now.Tags), pick(sc, sc.now.Tags)
	return act{
		name: fmt.Sprint("merge tag ", from, " into ", into),
		model: func(p *picture) error {
			a, ok := p.Tags[from]
			b, intoOK := p.Tags[into]
			switch {
			case !ok || !intoOK:
				return nothing("tag")
			case from == into:
				return fault.New(fault.Refused, "one tag")
			}
			if p.above(from, into) {
				b.ParentID = a.ParentID
				p.Tags[into] = b
			}
			p.merge(from, into)
			p.tellTwinsApart()
			return nil
		},
		store: func(d *desk) error { return failure(d.MergeTags([]string{from}, into)) },
	}
}

// above reports whether one tag stands above another.
func (p *picture) above(high, low string) bool {
	for low = p.Tags[low].ParentID; low != ""; low = p.Tags[low].ParentID {
		if low == high {
			return true
		}
	}
	return false
}

// merge makes one tag of two: children first, then what carries it, then what is said of it.
func (p *picture) merge(from, into string) {
	for children := p.children(from); len(children) > 0; children = p.children(from) {
		child := children[0]
		beside := p.children(into)
		if i := slices.IndexFunc(beside, func(tag coding.Tag) bool { return tag.ID != from && coding.SameName(tag.Name, child.Name) }); i >= 0 {
			p.merge(child.ID, beside[i].ID)
			continue
		}
		child.ParentID = into
		p.Tags[child.ID] = child
	}
	p.carryInstead(from, into)
	a, b := p.Tags[from], p.Tags[into]
	if b.Key == 0 {
		b.Key = a.Key
	}
	b.Description = behind(b.Description, a.Description)
	b.UseWhen, b.UseNot, b.Example = behind(b.UseWhen, a.UseWhen), behind(b.UseNot, a.UseNot), behind(b.Example, a.Example)
	p.Tags[into] = b
	delete(p.Tags, from)
	memo := p.Memos[memoKey(coding.OnTag, from)]
	delete(p.Memos, memoKey(coding.OnTag, from))
	if memo = behind(p.Memos[memoKey(coding.OnTag, into)], memo); memo != "" {
		p.Memos[memoKey(coding.OnTag, into)] = memo
	}
}

func (p *picture) children(id string) []coding.Tag { return coding.NewCodebook(p.tags()).Children(id) }

// carryInstead has every highlight that carries one tag carry another, and once.
func (p *picture) carryInstead(from, into string) {
	for key, h := range p.Highlights {
		ids := strings.Fields(h.TagIDs)
		at := slices.Index(ids, from)
		switch {
		case at < 0:
			continue
		case slices.Contains(ids, into):
			ids = slices.Delete(ids, at, at+1)
		default:
			ids[at] = into
		}
		h.TagIDs = strings.Join(ids, " ")
		p.Highlights[key] = h
	}
}

func behind(first, second string) string {
	return strings.Trim(first+"\n\n"+second, "\n")
}
