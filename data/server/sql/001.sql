-- SPDX-License-Identifier: GPL-3.0-or-later
-- 001.sql: the tables of the central server.
--
-- Every migration runs once, in a transaction of its own, as the role gocua_owner, which owns everything and cannot
-- sign in. The server itself signs in as gocua_server and has only what is granted to it here and in the files after
-- this one. The tables with the wards' records begin with the ward, in every key, so that they can be distributed by
-- it; the others are small and can be copied to every node (src/server/SCALING.md).

CREATE SCHEMA gocua;
GRANT USAGE ON SCHEMA gocua TO gocua_server;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TABLE gocua.migration (
  version integer PRIMARY KEY,
  applied timestamptz NOT NULL DEFAULT now()
);

-- Which database this is. A copy, a standby that took over and a restored dump differ from what is written here, and
-- give themselves a new epoch (002.sql).
CREATE TABLE gocua.server (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch uuid NOT NULL,
  system_identifier bigint NOT NULL,
  timeline text NOT NULL,
  database oid NOT NULL,
  journal oid NOT NULL, -- of the table "change": restoring a dump makes another one
  salt_key bytea NOT NULL -- for the salts that unknown accounts seem to have
);
GRANT SELECT (epoch) ON gocua.server TO gocua_server;

CREATE TABLE gocua.ward (
  ward text PRIMARY KEY CHECK (ward ~ '^[0-9A-Za-z]{1,20}@([0-9]{4}-[0-9]{2}-[0-9]{2})?$'),
  name text NOT NULL CHECK (name <> ''),
  created timestamptz NOT NULL DEFAULT now()
);

-- Where each ward's feed stands. The row is locked while changes are added, so that positions come in commit order.
CREATE TABLE gocua.ward_seq (
  ward text PRIMARY KEY REFERENCES gocua.ward,
  last bigint NOT NULL DEFAULT 0, -- position of the last change
  given bigint NOT NULL DEFAULT 0 -- the greatest stamp given to a change whose own lay in the future
) WITH (fillfactor = 50);
GRANT SELECT, UPDATE (last, given) ON gocua.ward_seq TO gocua_server;

-- The journals of all wards. Nothing is ever changed or deleted in it by the server.
CREATE TABLE gocua.change (
  ward text NOT NULL,
  seq bigint NOT NULL,
  stamp bigint NOT NULL, -- the effective one
  sent bigint, -- as the device sent it, where it was lowered
  id uuid NOT NULL,
  device uuid NOT NULL,
  batch uuid NOT NULL,
  entity uuid NOT NULL,
  author text,
  kind text NOT NULL,
  body text NOT NULL,
  sender text NOT NULL, -- the account that sent it, which need not be the author
  PRIMARY KEY (ward, seq),
  UNIQUE (ward, id)
);
GRANT SELECT, INSERT ON gocua.change TO gocua_server;

-- Digests of complete buckets. They never change, so the first one stays.
CREATE TABLE gocua.digest (
  ward text NOT NULL,
  bucket bigint NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  PRIMARY KEY (ward, bucket)
);
GRANT SELECT, INSERT ON gocua.digest TO gocua_server;

-- Who may sign in. Nothing of these tables is granted to the server: it has the functions of 003.sql.
CREATE TABLE gocua.account (
  account text PRIMARY KEY CHECK (account ~ '^[a-z0-9._-]{1,64}$'),
  display text NOT NULL CHECK (display <> ''),
  role text NOT NULL CHECK (role IN ('entry', 'viewer', 'city')),
  disabled boolean NOT NULL DEFAULT false,
  -- Argon2id of the password, and of that the SHA-256, so that whoever reads this table has nothing to sign in with.
  salt bytea NOT NULL,
  verifier bytea NOT NULL,
  created timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE gocua.ward_account (
  ward text NOT NULL REFERENCES gocua.ward,
  account text NOT NULL REFERENCES gocua.account,
  PRIMARY KEY (ward, account)
);
CREATE INDEX ward_account_by_account ON gocua.ward_account (account, ward);

CREATE TABLE gocua.device (
  account text NOT NULL REFERENCES gocua.account,
  device uuid NOT NULL,
  name text NOT NULL,
  revoked timestamptz,
  first_seen timestamptz NOT NULL DEFAULT now(),
  last_seen timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account, device)
);

CREATE TABLE gocua.session (
  token bytea PRIMARY KEY CHECK (octet_length(token) = 32), -- SHA-256 of it
  account text NOT NULL,
  device uuid NOT NULL,
  created timestamptz NOT NULL DEFAULT now(),
  expires timestamptz NOT NULL,
  FOREIGN KEY (account, device) REFERENCES gocua.device
);
CREATE INDEX session_by_device ON gocua.session (account, device);
CREATE INDEX session_by_expiry ON gocua.session (expires);

-- Wrong passwords, so that all processes slow the same ones down. A crash may forget them.
CREATE UNLOGGED TABLE gocua.try (
  kind text NOT NULL, -- account or address
  subject text NOT NULL,
  failures integer NOT NULL,
  until timestamptz NOT NULL, -- no further try before
  changed timestamptz NOT NULL,
  PRIMARY KEY (kind, subject)
);
