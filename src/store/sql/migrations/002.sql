-- Migration 002: sync. Positions, what the server or this version will not take, digests, conflicts.

ALTER TABLE change ADD COLUMN rejected TEXT;  -- the server's code for a change that it will not take as it is
ALTER TABLE change ADD COLUMN refused TEXT;   -- the rule of this version that it breaks: kept, but not projected

DROP INDEX change_outbox;
CREATE INDEX change_outbox ON change (pos) WHERE server_pos IS NULL AND rejected IS NULL;
CREATE INDEX change_rejected ON change (pos) WHERE rejected IS NOT NULL;
CREATE INDEX change_refused ON change (pos) WHERE refused IS NOT NULL;
-- Positions come in order, so this one only ever grows at its end.
CREATE INDEX change_server_pos ON change (server_pos) WHERE server_pos IS NOT NULL;

-- What breaks a rule stays in the journal now.
DROP TABLE quarantine;

-- Digests of complete buckets (wire/gocua-digest.h), worked out once.
CREATE TABLE digest (
  bucket INTEGER PRIMARY KEY,
  sha256 BLOB    NOT NULL,
  n_rows INTEGER NOT NULL
);

-- Projections. conflict: that one was settled. clash: those there are (core/gocua-conflict.h).
CREATE TABLE conflict (
  n       INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE,
  stamps  BLOB NOT NULL,
  deleted INTEGER,
  settled INTEGER,
  chosen  BLOB
);

CREATE TABLE clash (
  id     BLOB    PRIMARY KEY,
  kind   TEXT    NOT NULL,
  entity BLOB    NOT NULL,
  field  TEXT    NOT NULL,
  winner BLOB    NOT NULL,  -- change.id
  other  BLOB    NOT NULL,
  stamp  INTEGER NOT NULL   -- of the winner
) WITHOUT ROWID;
CREATE INDEX clash_entity ON clash (entity);

-- The rules by which the projections were made (core/gocua-schema.h).
INSERT INTO meta (key, value) VALUES ('rules', '1');
