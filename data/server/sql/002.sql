-- SPDX-License-Identifier: GPL-3.0-or-later
-- 002.sql: which database this is, and who reaches which ward.

-- What tells this database from every other one, a standby that took over and a restored copy among them.
CREATE FUNCTION gocua.fingerprint (
  OUT r_system bigint, OUT r_timeline text, OUT r_database oid, OUT r_journal oid)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT (SELECT system_identifier FROM pg_control_system()),
         substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),
         (SELECT oid FROM pg_database WHERE datname = current_database()),
         'gocua.change'::regclass::oid
$$;

-- A new epoch. Stores find out at their next exchange, compare digests, and offer what is missing here.
CREATE FUNCTION gocua.new_epoch () RETURNS uuid
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO gocua.server AS s (epoch, system_identifier, timeline, database, journal, salt_key)
  SELECT gen_random_uuid(), f.r_system, f.r_timeline, f.r_database, f.r_journal,
         uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
  FROM gocua.fingerprint() f
  ON CONFLICT (one) DO UPDATE SET
    epoch = excluded.epoch, system_identifier = excluded.system_identifier, timeline = excluded.timeline,
    database = excluded.database, journal = excluded.journal
  RETURNING s.epoch
$$;

-- Called by the server on every new connection: the version of this schema, and whether the epoch had to be changed.
CREATE FUNCTION gocua.hello (OUT r_version integer, OUT r_epoch uuid, OUT r_is_new boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  SELECT max(m.version) INTO r_version FROM gocua.migration m;
  SELECT s.epoch INTO r_epoch FROM gocua.server s, gocua.fingerprint() f
  WHERE (s.system_identifier, s.timeline, s.database, s.journal)
      = (f.r_system, f.r_timeline, f.r_database, f.r_journal);
  r_is_new := r_epoch IS NULL;
  IF NOT r_is_new THEN
    RETURN;
  END IF;
  -- Several connections may find out at once.
  PERFORM pg_advisory_xact_lock(7098311);
  SELECT s.epoch INTO r_epoch FROM gocua.server s, gocua.fingerprint() f
  WHERE (s.system_identifier, s.timeline, s.database, s.journal)
      = (f.r_system, f.r_timeline, f.r_database, f.r_journal);
  r_is_new := r_epoch IS NULL;
  IF r_is_new THEN
    r_epoch := gocua.new_epoch();
  END IF;
END
$$;
GRANT EXECUTE ON FUNCTION gocua.hello () TO gocua_server;

-- The session of this transaction: what the server set as gocua.session is the SHA-256 of the token that came with the
-- request. Nobody but the functions of this file can read which sessions there are, so a handler with a fault, or SQL
-- that was smuggled in, has the wards of that one token and no others.
CREATE FUNCTION gocua.current_session (OUT r_account text, OUT r_role text, OUT r_state text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_token text := coalesce(current_setting('gocua.session', true), '');
BEGIN
  r_state := 'token-invalid';
  IF v_token !~ '^[0-9a-f]{64}$' THEN
    RETURN;
  END IF;
  SELECT a.account, a.role,
    CASE WHEN d.revoked IS NOT NULL THEN 'device-revoked'
         WHEN a.disabled THEN 'token-invalid'
         WHEN s.expires <= clock_timestamp() THEN 'token-expired'
         ELSE 'ok' END
  INTO r_account, r_role, r_state
  FROM gocua.session s
  JOIN gocua.account a ON a.account = s.account
  JOIN gocua.device d ON d.account = s.account AND d.device = s.device
  WHERE s.token = decode(v_token, 'hex');
  r_state := coalesce(r_state, 'token-invalid');
END
$$;

CREATE FUNCTION gocua.wards_of_session (p_roles text[]) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(array_agg(w.ward), '{}')
  FROM gocua.current_session() s
  JOIN gocua.ward_account w ON w.account = s.r_account
  WHERE s.r_state = 'ok' AND s.r_role = ANY (p_roles)
$$;

CREATE FUNCTION gocua.readable_wards () RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT gocua.wards_of_session('{entry,viewer}') $$;

CREATE FUNCTION gocua.writable_wards () RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT gocua.wards_of_session('{entry}') $$;

GRANT EXECUTE ON FUNCTION gocua.readable_wards (), gocua.writable_wards () TO gocua_server;

-- Whether the session may do this ("read" or "write") in the ward: ok, or the code of the refusal. Whether a ward
-- exists is not told. p_account is who it is.
CREATE FUNCTION gocua.authorize (p_action text, p_ward text, OUT r_code text, OUT r_account text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_role text;
BEGIN
  SELECT s.r_account, s.r_role, s.r_state INTO r_account, v_role, r_code FROM gocua.current_session() s;
  IF r_code <> 'ok' THEN
    r_account := NULL;
  ELSIF v_role IS DISTINCT FROM 'entry' AND (p_action, v_role) IS DISTINCT FROM ('read', 'viewer') THEN
    r_code := 'role-may-not';
  ELSIF NOT EXISTS (SELECT FROM gocua.ward_account w WHERE w.account = r_account AND w.ward = p_ward) THEN
    r_code := 'ward-not-yours';
  END IF;
END
$$;
GRANT EXECUTE ON FUNCTION gocua.authorize (text, text) TO gocua_server;

-- Each policy's question is asked once for a statement, not for each row.
ALTER TABLE gocua.ward_seq ENABLE ROW LEVEL SECURITY;
ALTER TABLE gocua.ward_seq FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON gocua.ward_seq FOR SELECT
  USING (ward = ANY ((SELECT gocua.readable_wards())::text[]));
CREATE POLICY advance ON gocua.ward_seq FOR UPDATE
  USING (ward = ANY ((SELECT gocua.writable_wards())::text[]));
CREATE POLICY begin ON gocua.ward_seq FOR INSERT TO gocua_owner WITH CHECK (true);

ALTER TABLE gocua.change ENABLE ROW LEVEL SECURITY;
ALTER TABLE gocua.change FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON gocua.change FOR SELECT
  USING (ward = ANY ((SELECT gocua.readable_wards())::text[]));
CREATE POLICY add ON gocua.change FOR INSERT
  WITH CHECK (ward = ANY ((SELECT gocua.writable_wards())::text[]));

ALTER TABLE gocua.digest ENABLE ROW LEVEL SECURITY;
ALTER TABLE gocua.digest FORCE ROW LEVEL SECURITY;
CREATE POLICY look ON gocua.digest FOR SELECT
  USING (ward = ANY ((SELECT gocua.readable_wards())::text[]));
CREATE POLICY add ON gocua.digest FOR INSERT
  WITH CHECK (ward = ANY ((SELECT gocua.readable_wards())::text[]));
