-- Migration 005: who looks after a household, and when somebody is to go there again.

ALTER TABLE household ADD COLUMN team BLOB;
ALTER TABLE household ADD COLUMN follow_up TEXT;
