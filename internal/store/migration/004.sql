-- Corrections of a transcript's words: where each stands now, and what the imported text says there.
CREATE TABLE correction (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript(id) DEFERRABLE INITIALLY DEFERRED,
  start_at      INTEGER NOT NULL,
  end_at        INTEGER NOT NULL,  -- start_at where the words were taken out
  was           TEXT NOT NULL,
  author        TEXT NOT NULL,
  created       TEXT NOT NULL,
  CHECK (0 <= start_at AND start_at <= end_at AND was != '')
) STRICT;

CREATE INDEX correction_by_place ON correction(transcript_id, start_at);

-- Whether all that lies on a transcript is being moved: what each speaker says is then counted anew
-- when all has moved, and not with each row.
ALTER TABLE recording ADD COLUMN moving INTEGER NOT NULL DEFAULT 0;
