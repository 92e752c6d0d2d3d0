package store_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/store"
	"manicule/internal/text"
)

// tags are a picture's tags as the codebook takes them.
func (p picture) tags() []coding.Tag { return slices.Collect(maps.Values(p.Tags)) }

// admit puts a tag into a picture, if the codebook admits it.
func (p *picture) admit(tag coding.Tag) error {
	if err := coding.NewCodebook(p.tags()).Admits(tag); err != nil {
		return err
	}
	p.Tags[tag.ID] = tag
	return nil
}

// addTag puts a new tag into a picture, with the colour, key and position that are its due.
func (p *picture) addTag(tag coding.Tag) error {
	tag.Colour, tag.Key = coding.NextColour(p.tags()), coding.NextKey(p.tags())
	for _, other := range p.Tags {
		tag.Position = max(tag.Position, other.Position+1)
	}
	return p.admit(tag)
}

// newTag thinks of a tag; now and then of one that the codebook can't hold.
func (sc *script) newTag() coding.Tag {
	tag := coding.Tag{ID: sc.newID(), Name: fmt.Sprintf("Tag %d-%d %s", sc.seed, sc.n, vocabulary[sc.rng.IntN(5)])}
	if sc.rng.IntN(3) == 0 && len(sc.now.Tags) > 0 {
		tag.ParentID = pick(sc, sc.now.Tags)
	}
	if sc.rng.IntN(12) == 0 {
		tag.Name = sc.now.Tags[pick(sc, sc.now.Tags)].Name // taken, perhaps, or no name at all
	}
	return tag
}

func (sc *script) addTag() act {
	tag := sc.newTag()
	return act{
		name:  "add tag " + tag.Name,
		model: func(p *picture) error { return p.addTag(tag) },
		store: func(d *desk) error { return failure(d.AddTag(tag)) },
	}
}

// describeTag changes a tag's every property; now and then so that it would stand below itself.
func (sc *script) describeTag() act {
	tag := sc.now.Tags[pick(sc, sc.now.Tags)]
	tag.Description, tag.Key, tag.Position = sc.words(), sc.rng.IntN(10), sc.rng.IntN(6)
	tag.Colour = coding.Palette()[sc.rng.IntN(4)]
	if sc.rng.IntN(2) == 0 {
		tag.ParentID = ""
	} else if len(sc.now.Tags) > 0 {
		tag.ParentID = pick(sc, sc.now.Tags)
	}
	return act{
		name: "describe tag " + tag.Name,
		model: func(p *picture) error {
			if _, ok := p.Tags[tag.ID]; !ok {
				return nothing("tag")
			}
			if err := p.admit(tag); err != nil {
				return err
			}
			for id, other := range p.Tags {
				if id != tag.ID && other.Key == tag.Key {
					other.Key = 0
					p.Tags[id] = other
				}
			}
			return nil
		},
		store: func(d *desk) error { return failure(d.DescribeTag(tag)) },
	}
}

func (sc *script) removeTag() act {
	id := pick(sc, sc.now.Tags)
	return act{
		name: "remove tag " + id,
		model: func(p *picture) error {
			gone, ok := p.Tags[id]
			if !ok {
				return nothing("tag")
			}
			delete(p.Tags, id)
			delete(p.Memos, memoKey(coding.OnTag, id))
			for childID, child := range p.Tags {
				if child.ParentID == id {
					child.ParentID = gone.ParentID
					p.Tags[childID] = child
				}
			}
			for key, h := range p.Highlights {
				h.TagIDs = strings.Join(slices.DeleteFunc(strings.Fields(h.TagIDs), func(t string) bool { return t == id }), " ")
				p.Highlights[key] = h
			}
			p.tellTwinsApart()
			return nil
		},
		store: func(d *desk) error { return failure(d.RemoveTags([]string{id}, store.Removal{})) },
	}
}

// tellTwinsApart renames tags that have come to stand beside one of the same name.
func (p *picture) tellTwinsApart() {
	for twins := coding.NewCodebook(p.tags()).Twins(); len(twins) > 0; twins = coding.NewCodebook(p.tags()).Twins() {
		for _, twin := range twins {
			twin.Name += " (2)"
			p.Tags[twin.ID] = twin
		}
	}
}

// span thinks of a stretch of a transcript; now and then of one that lies outside it.
func (sc *script) span(source string) text.Span {
	length := text.New(sc.now.Transcripts[source].Text).Len()
	start := sc.rng.IntN(length)
	end := start + 1 + sc.rng.IntN(length-start)
	if sc.rng.IntN(20) == 0 {
		end = length + 1
	}
	return text.Span{Start: start, End: end}
}

// lay puts a highlight's span and words into a picture.
func (p *picture) lay(id, source string, span text.Span) error {
	body := text.New(p.Transcripts[source].Text)
	if !body.Holds(span) || span.Len() == 0 {
		return nothing("passage")
	}
	h := p.Highlights[id]
	h.Source, h.Span, h.Quote = source, span, body.Slice(span)
	p.Highlights[id] = h
	return nil
}

// tagging thinks of tags for a highlight: some that are there, and perhaps a new one.
func (sc *script) tagging() (ids []string, newTags []coding.Tag) {
	ids = pickSome(sc, sc.now.Tags, 3)
	if sc.rng.IntN(4) == 0 {
		tag := sc.newTag()
		ids, newTags = append(ids, tag.ID), append(newTags, tag)
	}
	return ids, newTags
}

// giveTags puts a highlight's tags into a picture, the new ones first into the codebook.
func (p *picture) giveTags(id string, tagIDs []string, newTags []coding.Tag) error {
	for _, tag := range newTags {
		if err := p.addTag(tag); err != nil {
			return err
		}
	}
	h := p.Highlights[id]
	h.TagIDs = strings.Join(tagIDs, " ")
	p.Highlights[id] = h
	return nil
}

func (sc *script) addHighlight() act {
	source := pick(sc, sc.now.Transcripts)
	h := coding.Highlight{ID: sc.newID(), Span: sc.span(source), Note: sc.words()}
	tagIDs, newTags := sc.tagging()
	h.TagIDs = tagIDs
	return act{
		name: "highlight " + h.ID,
		model: func(p *picture) error {
			p.Highlights[h.ID] = passage{Note: h.Note}
			if err := p.lay(h.ID, source, h.Span); err != nil {
				return err
			}
			return p.giveTags(h.ID, tagIDs, newTags)
		},
		store: func(d *desk) error {
			h.TranscriptID = d.id(source)
			return failure(d.AddHighlight(h, newTags))
		},
	}
}

// edit is an act on a highlight that may be gone.
func edit(name, mergeKey, id string, model func(*picture) error, store func(*desk) error) act {
	return act{name: name + " " + id, mergeKey: mergeKey, store: store, model: func(p *picture) error {
		if _, ok := p.Highlights[id]; !ok {
			return nothing("highlight")
		}
		return model(p)
	}}
}

func (sc *script) setNote() act {
	id, note := pick(sc, sc.now.Highlights), sc.words()
	if sc.rng.IntN(5) == 0 {
		note = "the same again"
	}
	return edit("note on", "note:"+id, id, func(p *picture) error {
		h := p.Highlights[id]
		h.Note = note
		p.Highlights[id] = h
		return nil
	}, func(d *desk) error { return failure(d.SetNote(id, note)) })
}

func (sc *script) setTags() act {
	id := pick(sc, sc.now.Highlights)
	tagIDs, newTags := sc.tagging()
	return edit("tags of", "", id, func(p *picture) error { return p.giveTags(id, tagIDs, newTags) },
		func(d *desk) error { return failure(d.SetTags(id, tagIDs, newTags)) })
}

func (sc *script) moveHighlight() act {
	id := pick(sc, sc.now.Highlights)
	source := sc.now.Highlights[id].Source
	if source == "" {
		source = pick(sc, sc.now.Transcripts)
	}
	span := sc.span(source)
	return edit("move", "move:"+id, id, func(p *picture) error { return p.lay(id, source, span) },
		func(d *desk) error { return failure(d.MoveHighlight(id, span)) })
}

func (sc *script) removeHighlights() act {
	ids := append(pickSome(sc, sc.now.Highlights, 3), "gone already")
	return act{
		name: fmt.Sprint("remove highlights ", ids), throws: len(ids) == 2,
		model: func(p *picture) error {
			maps.DeleteFunc(p.Highlights, func(id string, _ passage) bool { return slices.Contains(ids, id) })
			return nil
		},
		store: func(d *desk) error { return failure(d.RemoveHighlights(ids)) },
	}
}
