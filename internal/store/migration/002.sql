-- Sync points: when the word at a place is spoken, in milliseconds into the recording.
CREATE TABLE sync (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript(id) DEFERRABLE INITIALLY DEFERRED,
  at            INTEGER NOT NULL,
  ms            INTEGER NOT NULL
) STRICT;

CREATE INDEX sync_by_place ON sync(transcript_id, at, ms);

-- How many highlights a transcript has and a tag is carried by, kept with each that comes and
-- goes, by triggers that the program lays: counting them anew would make every write slower
-- as the project grows.
CREATE TABLE tally (
  id         TEXT PRIMARY KEY,  -- of the transcript or tag; one without a row has none
  highlights INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The next step to undo and the next to do again are found without reading the history.
CREATE INDEX step_by_undone ON step(undone);

-- Of a text file: the encoding it was read in.
ALTER TABLE transcript ADD COLUMN source_encoding TEXT NOT NULL DEFAULT '';

-- The history and the trash hold transcripts as well, and the history the trash's rows.
UPDATE journal SET image = json_set(image, '$.source_encoding', '')
  WHERE tbl = 'transcript' AND image IS NOT NULL;

UPDATE trash_row SET image = json_set(image, '$.source_encoding', '') WHERE tbl = 'transcript';

UPDATE journal SET image = json_set(image, '$.image', json_set(json_extract(image, '$.image'), '$.source_encoding', ''))
  WHERE tbl = 'trash_row' AND json_extract(image, '$.tbl') = 'transcript';

-- The last word of a search may be the beginning of one. For the beginnings that stand
-- everywhere, of up to three letters, the places are listed as they are for words.
DROP TABLE passage_words;

CREATE VIRTUAL TABLE passage_words USING fts5(
  body, content='passage', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

INSERT INTO passage_words(passage_words, rank) VALUES ('secure-delete', 1);
INSERT INTO passage_words(passage_words) VALUES ('rebuild');
