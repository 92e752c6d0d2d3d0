package app

import "time"

// status says how far the batch is, and which files have changed since a revision.
func (b *batch) status(since int) ImportStatus {
	b.mu.Lock()
	defer b.mu.Unlock()
	v := ImportStatus{
		Batch: b.id, Phase: string(b.phase), Done: b.done, Of: b.of, Left: b.left(), Total: len(b.files), Revision: b.revision,
		Files: []ImportFile{},
	}
	for _, c := range b.files {
		if c.revision > since {
			v.Files = append(v.Files, viewCandidate(c))
		}
	}
	return v
}

// left is about how many seconds the phase will go on; -1 while that can't be told. The batch
// is locked.
func (b *batch) left() int {
	const soonest = 1500 * time.Millisecond
	gone := time.Since(b.since)
	if b.done == 0 || gone < soonest {
		return -1
	}
	return int((gone * time.Duration(b.of-b.done) / time.Duration(b.done)).Seconds())
}

func viewCandidate(c *candidate) ImportFile {
	return ImportFile{
		Key: c.key, Name: c.name, Folder: c.folder, Bytes: int(c.bytes), State: string(c.state), Reason: c.reason, Again: c.again,
		Title: c.outline.title, Words: c.outline.words, Turns: c.outline.turns, Speakers: c.outline.speakers, Gaps: c.outline.gaps,
		Unsure: c.outline.unsure,
	}
}
