-- Migration 004: walk sheets, and the visits that were written on them.

CREATE TABLE sheet (
  n         INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE,
  stamps    BLOB NOT NULL,
  deleted   INTEGER,
  code      TEXT,
  campaign  BLOB,
  area      BLOB,
  team      BLOB,
  day       TEXT,
  expires   TEXT,
  purpose   TEXT,
  lines     TEXT,
  skipped   TEXT,
  issued    TEXT,
  returned  TEXT,
  keyed     TEXT,
  verified  TEXT,
  missing   TEXT,
  cancelled TEXT
);
CREATE INDEX sheet_code ON sheet (code);

ALTER TABLE visit ADD COLUMN sheet BLOB;
ALTER TABLE visit ADD COLUMN line INTEGER;
CREATE INDEX visit_sheet ON visit (sheet, line) WHERE sheet IS NOT NULL;

-- Lines that a second person keyed without seeing the first result.
CREATE TABLE second_keying (
  n         INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE,
  stamps    BLOB NOT NULL,
  deleted   INTEGER,
  sheet     BLOB,
  line      INTEGER,
  visit     BLOB,
  keyer     TEXT,
  checker   TEXT,
  date      TEXT,
  outcome   TEXT,
  answers   TEXT,
  reason    TEXT,
  follow_up TEXT,
  differing TEXT,
  result    TEXT
);
CREATE INDEX second_keying_sheet ON second_keying (sheet, line);
