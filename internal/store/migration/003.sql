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

INSERT INTO passage_words(passage_words, rank) VALUES ('secure-delete', 1);

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

INSERT INTO writing_words(writing_words, rank) VALUES ('secure-delete', 1);

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

-- Two speakers, or two tags, of whom the person has said that they are not one, however alike
-- their names are.
CREATE TABLE apart (
  id    TEXT PRIMARY KEY,  -- the one's id, colon, the other's
  one   TEXT NOT NULL,     -- the lesser of the two ids
  other TEXT NOT NULL
) STRICT;

CREATE INDEX apart_by_one ON apart(one);
CREATE INDEX apart_by_other ON apart(other);
