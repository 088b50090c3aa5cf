-- Migration 001: the first schema. Never edited once released.
-- Ids are 16-byte blobs, stamps 64-bit integers, dates ISO text, booleans 0 or 1.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The journal: everything that anyone entered, in the order in which this store came to know it.
CREATE TABLE change (
  pos        INTEGER PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE,
  stamp      INTEGER NOT NULL,
  device     BLOB    NOT NULL,
  author     TEXT,
  batch      BLOB    NOT NULL,
  kind       TEXT    NOT NULL,
  entity     BLOB    NOT NULL,
  body       TEXT    NOT NULL,  -- what is set, and the bases, as JSON
  server_pos INTEGER            -- null: not yet acknowledged by a server
);
CREATE INDEX change_entity ON change (entity);
CREATE INDEX change_batch ON change (batch);
CREATE INDEX change_outbox ON change (pos) WHERE server_pos IS NULL;

-- Changes that break a rule: kept, shown, and in nobody's way.
CREATE TABLE quarantine (
  id     BLOB PRIMARY KEY,
  stamp  INTEGER NOT NULL,
  body   TEXT NOT NULL,
  reason TEXT NOT NULL
) WITHOUT ROWID;

-- What each batch of this store was, for the history and for undo.
CREATE TABLE batch (
  n         INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE,
  action    TEXT NOT NULL,
  at_ms     INTEGER NOT NULL,
  undoes    BLOB,
  undone_by BLOB
);

-- Projections: what the screens read. Each can be thrown away and made again from the journal.
CREATE TABLE campaign (
  n          INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE,
  stamps     BLOB NOT NULL,
  deleted    INTEGER,
  key        TEXT,
  definition TEXT,
  active     INTEGER
);

CREATE TABLE area (
  n        INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE,
  stamps   BLOB NOT NULL,
  deleted  INTEGER,
  name     TEXT,
  position INTEGER
);

CREATE TABLE team (
  n       INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE,
  stamps  BLOB NOT NULL,
  deleted INTEGER,
  name    TEXT,
  force   TEXT,
  area    BLOB,
  leader  TEXT
);

CREATE TABLE household (
  n           INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE,
  stamps      BLOB NOT NULL,
  deleted     INTEGER,
  code        TEXT,
  head        TEXT,
  address     TEXT,
  area        BLOB,
  group_name  TEXT,
  phone       TEXT,
  people      INTEGER,
  eligible    INTEGER,
  note        TEXT,
  archived    INTEGER,
  -- derived: sort keys (core/gocua-collate.h, core/gocua-address.h) and the folded text that is searched
  name_key    TEXT NOT NULL,
  address_key TEXT NOT NULL,
  walk_key    TEXT NOT NULL
);
CREATE INDEX household_code ON household (code) WHERE code IS NOT NULL;
-- Few, and taken out of what a search finds without a look at each household.
CREATE INDEX household_archived ON household (archived) WHERE archived = 1;

-- Folded words only: unicode61 would not fold đ. rowid = household.n
CREATE VIRTUAL TABLE household_search USING fts5 (
  head, address, phone, code,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3', detail = full
);

CREATE TABLE visit (
  n         INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE,
  stamps    BLOB NOT NULL,
  deleted   INTEGER,
  household BLOB,
  campaign  BLOB,
  date      TEXT,
  team      BLOB,
  outcome   TEXT,
  answers   TEXT,
  reason    TEXT,
  follow_up TEXT,
  note      TEXT,
  withdrawn TEXT
);
CREATE INDEX visit_household ON visit (household);

-- Where each household stands in each campaign (core/gocua-status.h). v0 ... v15: the value of the indicator in that
-- slot, null unknown. Only households that are on the roster have a row (archived ones too, with archived = 1).
CREATE TABLE status (
  campaign     INTEGER NOT NULL,  -- campaign.n
  household    INTEGER NOT NULL,  -- household.n
  area         BLOB,              -- of the household, repeated so that the overview reads one table
  archived     INTEGER NOT NULL,
  eligible     INTEGER NOT NULL,  -- counts in the numbers
  reached      INTEGER NOT NULL,
  attempts     INTEGER NOT NULL,
  people       INTEGER,           -- people of eligible age
  outcome      TEXT,
  last_date    TEXT,
  reached_date TEXT,
  follow_up    TEXT,
  reason       TEXT,
  v0 INTEGER, v1 INTEGER, v2 INTEGER, v3 INTEGER, v4 INTEGER, v5 INTEGER, v6 INTEGER, v7 INTEGER,
  v8 INTEGER, v9 INTEGER, v10 INTEGER, v11 INTEGER, v12 INTEGER, v13 INTEGER, v14 INTEGER, v15 INTEGER,
  PRIMARY KEY (campaign, household)
) WITHOUT ROWID;
