-- Migration 003: doubles among households.

ALTER TABLE household ADD COLUMN merged_into BLOB;
-- Derived from the pointers of all households (core/gocua-merge.h): the household at which this one is shown, with its
-- visits; null where that is itself.
ALTER TABLE household ADD COLUMN root BLOB;
-- What the field "deleted" holds. The column "deleted" says from now on whether the household is gone from all lists,
-- which it also is while it is shown at another one: so no query can forget it.
ALTER TABLE household ADD COLUMN own_deleted INTEGER;
UPDATE household SET own_deleted = deleted WHERE deleted IS NOT NULL;
-- Few, and looked through as a whole whenever one of them changes.
CREATE INDEX household_merged ON household (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX household_root ON household (root) WHERE root IS NOT NULL;

-- Pairs of households that look alike and are not the same, so that nobody is asked again.
CREATE TABLE distinct_pair (
  n           INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE,
  stamps      BLOB NOT NULL,
  deleted     INTEGER,
  household_a BLOB,
  household_b BLOB
);
