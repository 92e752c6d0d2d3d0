-- A project file. Positions are Unicode code points, zero-based, half-open:
--   SELECT substr(text, start_at + 1, end_at - start_at) = quote
-- holds for every highlight. Ids are UUIDs made by whoever makes the thing. Times are
-- RFC 3339 in UTC. Foreign keys are checked at commit; nothing cascades among the tables
-- the journal watches, so that every row that goes is named by a statement of ours.

-- The project itself: one row.
CREATE TABLE project (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;

-- The bytes a transcript was read from, kept once however often they are imported.
CREATE TABLE source (
  sha256 TEXT PRIMARY KEY,  -- of bytes, hexadecimal
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE transcript (
  id            TEXT PRIMARY KEY,
  title         TEXT NOT NULL,
  date          TEXT NOT NULL,     -- ISO 8601 where it could be read, else as written, or empty
  place         TEXT NOT NULL,
  front_end     INTEGER NOT NULL,  -- the front matter is [0, front_end)
  words         INTEGER NOT NULL,
  source_name   TEXT NOT NULL,     -- the file's own name, no folder
  source_format TEXT NOT NULL,
  source_sha256 TEXT NOT NULL REFERENCES source(sha256) DEFERRABLE INITIALLY DEFERRED,
  source_bytes  INTEGER NOT NULL,
  imported      TEXT NOT NULL,
  position      INTEGER NOT NULL,  -- in the order of import
  text          TEXT NOT NULL      -- last, so that the columns before it are read without it
) STRICT;

CREATE INDEX transcript_by_source ON transcript(source_sha256);

CREATE TABLE speaker (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('', 'interviewer', 'respondent'))
) STRICT;

CREATE TABLE turn (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript(id) DEFERRABLE INITIALLY DEFERRED,
  number        INTEGER NOT NULL,  -- from 1
  speaker_id    TEXT NOT NULL REFERENCES speaker(id) DEFERRABLE INITIALLY DEFERRED,
  start_at      INTEGER NOT NULL,
  end_at        INTEGER NOT NULL,
  words         INTEGER NOT NULL,
  start_ms      INTEGER,           -- into the recording; null where unknown
  end_ms        INTEGER
) STRICT;

CREATE INDEX turn_by_place ON turn(transcript_id, start_at);
CREATE INDEX turn_by_speaker ON turn(speaker_id, transcript_id);

CREATE TABLE direction (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript(id) DEFERRABLE INITIALLY DEFERRED,
  start_at      INTEGER NOT NULL,
  end_at        INTEGER NOT NULL
) STRICT;

CREATE INDEX direction_by_place ON direction(transcript_id, start_at);

CREATE TABLE tag (
  id          TEXT PRIMARY KEY,
  parent_id   TEXT REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,  -- null at the top
  name        TEXT NOT NULL,
  colour      TEXT NOT NULL,     -- #RRGGBB
  description TEXT NOT NULL,
  key         INTEGER NOT NULL,  -- the digit 1 to 9 that applies it, 0 for none
  position    INTEGER NOT NULL   -- among its siblings
) STRICT;

CREATE INDEX tag_by_parent ON tag(parent_id);

CREATE TABLE highlight (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript(id) DEFERRABLE INITIALLY DEFERRED,
  start_at      INTEGER NOT NULL,
  end_at        INTEGER NOT NULL,
  quote         TEXT NOT NULL,   -- the words of the span
  prefix        TEXT NOT NULL,   -- up to 32 code points before it
  suffix        TEXT NOT NULL,   -- and after it
  note          TEXT NOT NULL,
  author        TEXT NOT NULL,
  created       TEXT NOT NULL,
  updated       TEXT NOT NULL,
  CHECK (0 <= start_at AND start_at < end_at)
) STRICT;

CREATE INDEX highlight_by_place ON highlight(transcript_id, start_at);

CREATE TABLE highlight_tag (
  id           TEXT PRIMARY KEY,  -- highlight id, colon, tag id
  highlight_id TEXT NOT NULL REFERENCES highlight(id) DEFERRABLE INITIALLY DEFERRED,
  tag_id       TEXT NOT NULL REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
  position     INTEGER NOT NULL   -- in the order they were given
) STRICT;

CREATE INDEX highlight_tag_by_highlight ON highlight_tag(highlight_id, position);
CREATE INDEX highlight_tag_by_tag ON highlight_tag(tag_id, highlight_id);

CREATE TABLE memo (
  id         TEXT PRIMARY KEY,
  subject    TEXT NOT NULL CHECK (subject IN ('project', 'transcript', 'tag', 'speaker')),
  subject_id TEXT NOT NULL,
  body       TEXT NOT NULL,
  author     TEXT NOT NULL,
  updated    TEXT NOT NULL
) STRICT;

CREATE INDEX memo_by_subject ON memo(subject, subject_id);

-- What was removed, kept for a while: the rows that went, each as JSON.
CREATE TABLE trash (
  id     TEXT PRIMARY KEY,
  kind   TEXT NOT NULL CHECK (kind IN ('transcript', 'tag', 'highlight')),
  title  TEXT NOT NULL,       -- what the person knows it by
  thrown TEXT NOT NULL,
  clock  INTEGER NOT NULL     -- the logical clock then: what the order goes by
) STRICT;

CREATE TABLE trash_row (
  id       TEXT PRIMARY KEY,  -- trash id, colon, table, colon, row
  trash_id TEXT NOT NULL REFERENCES trash(id) DEFERRABLE INITIALLY DEFERRED,
  tbl      TEXT NOT NULL,
  row      TEXT NOT NULL,
  image    TEXT NOT NULL
) STRICT;

CREATE INDEX trash_row_by_trash ON trash_row(trash_id, tbl);
CREATE INDEX trash_row_by_row ON trash_row(tbl, row);

-- Where the reader was. Not part of the work, so not in the journal; it outlives its
-- transcript, whose removal may be undone.
CREATE TABLE place (
  transcript_id TEXT PRIMARY KEY,
  position      INTEGER NOT NULL,
  progress      REAL NOT NULL,  -- how much has been read, 0 to 1
  visited       INTEGER NOT NULL  -- counts visits; the largest was open last
) STRICT;

-- The journal. A step is one act of the person; for every row it touched the journal
-- keeps the row as it stands on the other side of the step: as it was before while the
-- step is done, as it was after while it is undone. Undo and redo are one operation: swap.
CREATE TABLE step (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  label     TEXT NOT NULL,
  merge_key TEXT NOT NULL,     -- acts that share it and follow one another are one step
  at        TEXT NOT NULL,
  undone    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE journal (
  step  INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE,
  tbl   TEXT NOT NULL,
  row   TEXT NOT NULL,
  image TEXT,                  -- the row as JSON; null where there was none
  next  TEXT,                  -- used within a swap
  PRIMARY KEY (step, tbl, row)
) STRICT, WITHOUT ROWID;

-- What the triggers of the journal go by: one row.
CREATE TABLE recording (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  step   INTEGER,              -- the step being recorded; null for none
  clock  INTEGER NOT NULL,     -- a logical clock: the number of the last change
  device TEXT NOT NULL         -- who makes the changes
) STRICT;

-- When each row was last changed and by which device, and whether it is gone: what a
-- later merge of two copies goes by.
CREATE TABLE stamp (
  tbl    TEXT NOT NULL,
  row    TEXT NOT NULL,
  clock  INTEGER NOT NULL,
  device TEXT NOT NULL,
  gone   INTEGER NOT NULL,
  PRIMARY KEY (tbl, row)
) STRICT, WITHOUT ROWID;

-- Full-text search: one row for each turn and each paragraph outside turns. The words are
-- indexed a transcript at a time: were it done row by row, in triggers, each row would be
-- flushed by itself.
CREATE TABLE passage (
  id            INTEGER PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript(id) DEFERRABLE INITIALLY DEFERRED,
  start_at      INTEGER NOT NULL,
  end_at        INTEGER NOT NULL,
  body          TEXT NOT NULL
) STRICT;

CREATE INDEX passage_by_place ON passage(transcript_id, start_at);

CREATE VIRTUAL TABLE passage_words USING fts5(
  body, content='passage', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);

INSERT INTO passage_words(passage_words, rank) VALUES ('secure-delete', 1);
