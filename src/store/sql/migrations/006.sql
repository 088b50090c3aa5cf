-- Migration 006: taking in many changes at once.

-- Few, and asked for at each visit, so that a visit need not read its household.
CREATE INDEX household_planned ON household (id) WHERE follow_up IS NOT NULL;

-- Pieces of the search index are put together eight at a time instead of four: each word is written less often.
INSERT INTO household_search (household_search, rank) VALUES ('automerge', 8);
