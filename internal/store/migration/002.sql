-- Sync points: when the word at a place is spoken, in milliseconds into the recording.
CREATE TABLE sync (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript(id) DEFERRABLE INITIALLY DEFERRED,
  at            INTEGER NOT NULL,
  ms            INTEGER NOT NULL
) STRICT;

CREATE INDEX sync_by_place ON sync(transcript_id, at, ms);

-- Of a text file: the encoding it was read in.
ALTER TABLE transcript ADD COLUMN source_encoding TEXT NOT NULL DEFAULT '';

-- The history and the trash hold transcripts as well, and the history the trash's rows.
UPDATE journal SET image = json_set(image, '$.source_encoding', '')
  WHERE tbl = 'transcript' AND image IS NOT NULL;

UPDATE trash_row SET image = json_set(image, '$.source_encoding', '') WHERE tbl = 'transcript';

UPDATE journal SET image = json_set(image, '$.image', json_set(json_extract(image, '$.image'), '$.source_encoding', ''))
  WHERE tbl = 'trash_row' AND json_extract(image, '$.tbl') = 'transcript';
