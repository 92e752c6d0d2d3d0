-- Tags: when to use one, when not, an example, and whether it is put away.
ALTER TABLE tag ADD COLUMN use_when TEXT NOT NULL DEFAULT '';
ALTER TABLE tag ADD COLUMN use_not TEXT NOT NULL DEFAULT '';
ALTER TABLE tag ADD COLUMN example TEXT NOT NULL DEFAULT '';
ALTER TABLE tag ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;

-- The history and the trash hold tags as well, and the history the trash's rows.
UPDATE journal SET image = json_set(image, '$.use_when', '', '$.use_not', '', '$.example', '', '$.archived', 0)
  WHERE tbl = 'tag' AND image IS NOT NULL;

UPDATE trash_row SET image = json_set(image, '$.use_when', '', '$.use_not', '', '$.example', '', '$.archived', 0)
  WHERE tbl = 'tag';

UPDATE journal SET image = json_set(image, '$.image',
    json_set(json_extract(image, '$.image'), '$.use_when', '', '$.use_not', '', '$.example', '', '$.archived', 0))
  WHERE tbl = 'trash_row' AND json_extract(image, '$.tbl') = 'tag';

-- Folders that transcripts are filed in.
CREATE TABLE folder (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- Where a transcript is filed, and how far one is with it. Apart from the transcript, in whose
-- row these would stand behind the text. One that was never filed has no row.
CREATE TABLE filing (
  id        TEXT PRIMARY KEY REFERENCES transcript(id) DEFERRABLE INITIALLY DEFERRED,
  folder_id TEXT REFERENCES folder(id) DEFERRABLE INITIALLY DEFERRED,  -- null for none
  status    TEXT NOT NULL CHECK (status IN ('', 'unread', 'reading', 'done'))  -- '' as its reading tells
) STRICT;

CREATE INDEX filing_by_folder ON filing(folder_id);

-- Attributes: what is known of every speaker or every transcript, such as age or site.
CREATE TABLE attribute (
  id       TEXT PRIMARY KEY,
  subject  TEXT NOT NULL CHECK (subject IN ('transcript', 'speaker')),
  name     TEXT NOT NULL,
  position INTEGER NOT NULL  -- among those of its subject
) STRICT;

CREATE TABLE attribute_value (
  id           TEXT PRIMARY KEY,  -- attribute id, colon, subject id
  attribute_id TEXT NOT NULL REFERENCES attribute(id) DEFERRABLE INITIALLY DEFERRED,
  subject_id   TEXT NOT NULL,     -- of a transcript or a speaker, as the attribute says
  value        TEXT NOT NULL      -- never empty
) STRICT;

CREATE INDEX attribute_value_by_subject ON attribute_value(subject_id, attribute_id);
CREATE INDEX attribute_value_by_attribute ON attribute_value(attribute_id, value);

-- Filters of excerpts that the person has given a name.
CREATE TABLE filter (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  words    TEXT NOT NULL,  -- as it is typed: tag:Sanctions -tag:Evasion
  group_by TEXT NOT NULL,
  sort_by  TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- Who is called what in what goes out.
CREATE TABLE pseudonym (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  replacement TEXT NOT NULL,
  position    INTEGER NOT NULL
) STRICT;

-- Choices of an export that the person has given a name.
CREATE TABLE preset (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  choices  TEXT NOT NULL,  -- JSON, as the window makes it
  position INTEGER NOT NULL
) STRICT;

-- Search knows the words of every script. A passage's body is now its words as they are
-- searched, sign by sign (see folding.Fold); where they stand otherwise in the transcript, said
-- has them as they stand. The program fills both indexes when it has run this.
ALTER TABLE passage ADD COLUMN said TEXT;

DROP TABLE passage_words;

CREATE VIRTUAL TABLE passage_words USING fts5(
  body, content='passage', content_rowid='id', prefix='1 2 3',
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);

-- What can be searched besides the transcripts' words: one row for each highlight with a note,
-- each memo, tag, speaker and transcript with its words. They follow their rows at the end of
-- every write, undo and redo.
CREATE TABLE writing (
  id   INTEGER PRIMARY KEY,
  tbl  TEXT NOT NULL,
  row  TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX writing_by_row ON writing(tbl, row);

CREATE VIRTUAL TABLE writing_words USING fts5(
  body, content='writing', content_rowid='id', prefix='1 2 3',
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);

-- Whether words that are in neither index any more can still be read in their pages: 0 no, 1 yes, 2 yes
-- and they are to go. FTS5 can cut them out with each that leaves, and that took a minute
-- for a hundred of ten thousand transcripts.
ALTER TABLE recording ADD COLUMN unswept INTEGER NOT NULL DEFAULT 0;

-- The way of folding that both indexes were made with (folding.Version).
ALTER TABLE recording ADD COLUMN folding INTEGER NOT NULL DEFAULT 0;

-- How much each speaker says in each transcript, and how many highlights begin there: kept, as the
-- tally is, by triggers that the program lays. A speaker who says nothing there has no row.
CREATE TABLE voice (
  speaker_id    TEXT NOT NULL,
  transcript_id TEXT NOT NULL,
  turns         INTEGER NOT NULL,
  words         INTEGER NOT NULL,
  highlights    INTEGER NOT NULL,
  PRIMARY KEY (speaker_id, transcript_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX voice_by_transcript ON voice(transcript_id);

-- A transcript's text never changes, and stands in a row of its own: what is written about the
-- transcript would otherwise write the text anew, and keep another copy of it in the history.
CREATE TABLE transcript_text (
  id   TEXT PRIMARY KEY REFERENCES transcript(id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL
) STRICT;

INSERT INTO transcript_text (id, text) SELECT id, text FROM transcript;

INSERT INTO stamp (tbl, row, clock, device, gone)
  SELECT 'transcript_text', row, clock, device, gone FROM stamp WHERE tbl = 'transcript';

DROP TRIGGER journal_transcript_insert;
DROP TRIGGER journal_transcript_update;
DROP TRIGGER journal_transcript_delete;

ALTER TABLE transcript DROP COLUMN text;

-- The history and the trash hold transcripts as well, and the history the trash's rows: each
-- gets a text beside it.
INSERT INTO journal (step, tbl, row, image)
  SELECT step, 'transcript_text', row,
    CASE WHEN image IS NOT NULL THEN json_object('id', row, 'text', json_extract(image, '$.text')) END
  FROM journal WHERE tbl = 'transcript';

UPDATE journal SET image = json_remove(image, '$.text') WHERE tbl = 'transcript' AND image IS NOT NULL;

INSERT INTO trash_row (id, trash_id, tbl, row, image)
  SELECT trash_id || ':transcript_text:' || row, trash_id, 'transcript_text', row,
    json_object('id', row, 'text', json_extract(image, '$.text'))
  FROM trash_row WHERE tbl = 'transcript';

UPDATE trash_row SET image = json_remove(image, '$.text') WHERE tbl = 'transcript';

INSERT INTO journal (step, tbl, row, image)
  SELECT step, 'trash_row', replace(row, ':transcript:', ':transcript_text:'),
    CASE WHEN image IS NOT NULL THEN json_object(
      'id', replace(row, ':transcript:', ':transcript_text:'), 'trash_id', json_extract(image, '$.trash_id'),
      'tbl', 'transcript_text', 'row', json_extract(image, '$.row'),
      'image', json_object('id', json_extract(image, '$.row'), 'text', json_extract(json_extract(image, '$.image'), '$.text'))) END
  FROM journal WHERE tbl = 'trash_row' AND instr(row, ':transcript:');

UPDATE journal SET image = json_set(image, '$.image', json_remove(json_extract(image, '$.image'), '$.text'))
  WHERE tbl = 'trash_row' AND json_extract(image, '$.tbl') = 'transcript';

-- Two speakers, or two tags, of whom the person has said that they are not one, however alike
-- their names are.
CREATE TABLE apart (
  id    TEXT PRIMARY KEY,  -- the one's id, colon, the other's
  one   TEXT NOT NULL,     -- the lesser of the two ids
  other TEXT NOT NULL
) STRICT;

CREATE INDEX apart_by_one ON apart(one);
CREATE INDEX apart_by_other ON apart(other);
