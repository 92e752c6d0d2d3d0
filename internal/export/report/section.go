package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// sections groups the excerpts, which lie in order.
func (b *builder) sections(excerpts []*Excerpt) []Section {
	if len(excerpts) == 0 {
		return nil
	}
	switch b.options.group() {
	case BySpeaker:
		return b.bySpeaker(excerpts)
	case ByTranscript:
		return b.byTranscript()
	case ByQuestion:
		return b.byQuestion(excerpts)
	case Ungrouped:
		return []Section{{Excerpts: excerpts}}
	}
	return b.byTag(excerpts)
}

// byTag puts each excerpt under every tag it carries. With a filter of tags, only those
// have sections.
func (b *builder) byTag(excerpts []*Excerpt) []Section {
	tagged, untagged := spread(excerpts, func(e *Excerpt) []*Tag { return e.Tags })
	var sections []Section
	for _, tag := range b.tags {
		if len(tagged[tag]) == 0 || !letsThrough(b.options.Tags, tag.ID) {
			continue
		}
		sections = append(sections, Section{Heading: tag.Path, Colour: tag.Colour, Excerpts: tagged[tag], Sayings: tag.Sayings, Memo: tag.Memo})
	}
	return withRest(sections, Untagged, untagged)
}

// bySpeaker puts each excerpt under everybody who speaks in it.
func (b *builder) bySpeaker(excerpts []*Excerpt) []Section {
	said, unsaid := spread(excerpts, func(e *Excerpt) []*Speaker { return e.Where.Speakers })
	var sections []Section
	for _, speaker := range b.speakers {
		if len(said[speaker]) > 0 && letsThrough(b.options.Speakers, speaker.ID) {
			sections = append(sections, Section{
				Heading: cmp.Or(speaker.Display, "Unnamed speaker"), Details: string(speaker.Role), Excerpts: said[speaker], Memo: speaker.Memo,
			})
		}
	}
	return withRest(sections, Nobody, unsaid)
}

// spread lists the excerpts under each of what they have, and those that have none.
func spread[K comparable](excerpts []*Excerpt, of func(*Excerpt) []K) (under map[K][]*Excerpt, rest []*Excerpt) {
	under = map[K][]*Excerpt{}
	for _, e := range excerpts {
		keys := of(e)
		if len(keys) == 0 {
			rest = append(rest, e)
		}
		for _, key := range keys {
			under[key] = append(under[key], e)
		}
	}
	return under, rest
}

func withRest(sections []Section, heading string, rest []*Excerpt) []Section {
	if len(rest) == 0 {
		return sections
	}
	return append(sections, Section{Heading: heading, Excerpts: rest})
}

func (b *builder) byTranscript() []Section {
	var sections []Section
	for _, s := range b.quoted {
		if len(s.Excerpts) > 0 {
			sections = append(sections, Section{
				Heading: s.Label(), Details: s.Details(), Excerpts: s.Excerpts, Memo: s.Memo,
			})
		}
	}
	return sections
}

// byQuestion puts the answers to one question together, also of several interviews where it
// was asked in the same words.
func (b *builder) byQuestion(excerpts []*Excerpt) []Section {
	var sections []Section
	var rest []*Excerpt
	at := map[string]int{}
	for _, e := range excerpts {
		question := b.questionOf(e)
		if len(question) == 0 {
			rest = append(rest, e)
			continue
		}
		key := strings.ToLower(strings.Join(strings.Fields(strings.Join(question, " ")), " "))
		i, met := at[key]
		if !met {
			i = len(sections)
			at[key] = i
			sections = append(sections, asked(question))
		}
		sections[i].Excerpts = append(sections[i].Excerpts, e)
	}
	return withRest(sections, NoQuestion, rest)
}

// headingLen is how many code points of a question its heading has room for.
const headingLen = 120

func asked(question []string) Section {
	words := strings.Join(question, " ")
	heading := shorten(words, headingLen)
	if heading == words {
		return Section{Heading: heading}
	}
	return Section{Heading: heading, Sayings: []Saying{{Body: question}}}
}

// shorten cuts words at a space near a length.
func shorten(words string, length int) string {
	words = strings.Join(strings.Fields(words), " ")
	if utf8.RuneCountInString(words) <= length {
		return words
	}
	cut := string([]rune(words)[:length-1])
	if space := strings.LastIndexByte(cut, ' '); space > len(cut)/2 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, " ,.;:") + "…"
}

// restOfMemos are those on what the report holds and gives no section to.
func (b *builder) restOfMemos() []Memo {
	var memos []Memo
	add := func(headed bool, kind, name string, body []string) {
		if len(body) > 0 && !headed {
			memos = append(memos, Memo{Heading: kind + ": " + name, Body: body})
		}
	}
	by := b.options.group()
	for _, s := range b.quoted {
		add(by == ByTranscript && len(s.Excerpts) > 0, "Interview", s.Label(), s.Memo)
	}
	for _, s := range b.speakers {
		if s.Excerpts > 0 {
			add(by == BySpeaker && letsThrough(b.options.Speakers, s.ID), "Speaker", s.Display, s.Memo)
		}
	}
	for _, tag := range b.tags {
		if len(tag.Memo) > 0 && b.held(tag) {
			add(b.heads(tag), "Tag", tag.Path, tag.Memo)
		}
	}
	return memos
}

// glossary is what the report holds of tags with sayings, but for those that head a section.
func (b *builder) glossary() []*Tag {
	var tags []*Tag
	for _, tag := range b.tags {
		if len(tag.Sayings) > 0 && b.held(tag) && !b.heads(tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// heads reports whether a tag has a section of its own.
func (b *builder) heads(tag *Tag) bool {
	return b.options.group() == ByTag && tag.Excerpts > 0 && letsThrough(b.options.Tags, tag.ID)
}

// held reports whether a tag is in the report, by itself or as what is above another.
func (b *builder) held(tag *Tag) bool { return tag.Excerpts > 0 || b.heldBelow(tag) }

// heldBelow reports whether a tag right below one is in the report.
func (b *builder) heldBelow(tag *Tag) bool {
	return slices.ContainsFunc(b.tags, func(t *Tag) bool { return t.ParentID == tag.ID && t.Excerpts > 0 })
}
