-- SPDX-License-Identifier: GPL-3.0-or-later
-- 003.sql: signing in and out.
--
-- The server derives a key from the password (Argon2id) with the salt that begin_sign_in() tells, and sign_in() makes
-- a session only for that key. So SQL that was smuggled in cannot make itself a session, and reading the tables is not
-- enough to sign in.

-- Seconds until the next try after so many wrong ones: it doubles, and is never more than a minute, so that nobody is
-- locked out. Many people may sit behind one address.
CREATE FUNCTION gocua.delay_after (p_failures integer, p_free integer) RETURNS interval
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN p_failures <= p_free THEN interval '0'
              ELSE least(2.0 ^ least(p_failures - p_free - 1, 10), 60) * interval '1 second' END
$$;

-- Locks the count of wrong tries. Those of more than an hour ago are forgotten.
CREATE FUNCTION gocua.look_up_tries (p_kind text, p_subject text, OUT r_failures integer, OUT r_until timestamptz)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO gocua.try VALUES (p_kind, p_subject, 0, 'epoch', clock_timestamp()) ON CONFLICT DO NOTHING;
  SELECT CASE WHEN t.changed > clock_timestamp() - interval '1 hour' THEN t.failures ELSE 0 END, t.until
  INTO r_failures, r_until
  FROM gocua.try t WHERE t.kind = p_kind AND t.subject = p_subject FOR UPDATE;
END
$$;

CREATE FUNCTION gocua.count_try (p_kind text, p_subject text, p_failures integer, p_free integer) RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE gocua.try SET failures = p_failures, changed = clock_timestamp(),
    until = clock_timestamp() + gocua.delay_after(p_failures, p_free)
  WHERE kind = p_kind AND subject = p_subject
$$;

-- A try begins: how many seconds too early it is, else the salt of the account. It counts as a wrong one until
-- sign_in() says otherwise, so that many tries at once do not count as one. An account that does not exist has a salt
-- too, always the same.
CREATE FUNCTION gocua.begin_sign_in (p_account text, p_address text, OUT r_wait integer, OUT r_salt bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_account record;
  v_address record;
  v_early interval;
BEGIN
  IF random() < 0.01 THEN
    DELETE FROM gocua.try WHERE changed < clock_timestamp() - interval '1 day';
    DELETE FROM gocua.session WHERE expires < clock_timestamp() - interval '30 days';
  END IF;
  v_account := gocua.look_up_tries('account', p_account);
  v_address := gocua.look_up_tries('address', p_address);
  v_early := greatest(v_account.r_until, v_address.r_until) - clock_timestamp();
  IF v_early > interval '0' THEN
    r_wait := ceil(extract(epoch FROM v_early));
    RETURN;
  END IF;
  PERFORM gocua.count_try('account', p_account, v_account.r_failures + 1, 3);
  PERFORM gocua.count_try('address', p_address, v_address.r_failures + 1, 30);
  r_wait := 0;
  SELECT a.salt INTO r_salt FROM gocua.account a WHERE a.account = p_account;
  IF r_salt IS NULL THEN
    SELECT substr(sha256(s.salt_key || convert_to(p_account, 'UTF8')), 1, 16) INTO r_salt FROM gocua.server s;
  END IF;
END
$$;

-- The try succeeds when the key is the account's; its earlier wrong ones are forgotten. p_token is the SHA-256 of the
-- token that the person will have.
CREATE FUNCTION gocua.sign_in (
  p_account text, p_address text, p_key bytea, p_token bytea, p_device uuid, p_name text, p_days integer,
  OUT r_code text, OUT r_role text, OUT r_display text, OUT r_wards text[], OUT r_names text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  r_code := 'wrong-password';
  SELECT a.role, a.display INTO r_role, r_display FROM gocua.account a
  WHERE a.account = p_account AND NOT a.disabled AND a.verifier = sha256(p_key);
  IF NOT FOUND THEN
    RETURN;
  END IF;
  PERFORM gocua.count_try('account', p_account, 0, 3);
  UPDATE gocua.try SET failures = greatest(failures - 1, 0), until = 'epoch'
  WHERE kind = 'address' AND subject = p_address;

  INSERT INTO gocua.device AS d (account, device, name) VALUES (p_account, p_device, p_name)
  ON CONFLICT (account, device) DO UPDATE SET name = excluded.name, last_seen = now();
  IF EXISTS (SELECT FROM gocua.device d
             WHERE d.account = p_account AND d.device = p_device AND d.revoked IS NOT NULL) THEN
    r_code := 'device-revoked';
    RETURN;
  END IF;
  -- A few are left, for a copied store that has not noticed yet that it has another's device.
  DELETE FROM gocua.session WHERE token IN (
    SELECT s.token FROM gocua.session s WHERE s.account = p_account AND s.device = p_device
    ORDER BY s.created DESC OFFSET 4);
  INSERT INTO gocua.session (token, account, device, expires)
  VALUES (p_token, p_account, p_device, now() + p_days * interval '1 day')
  ON CONFLICT (token) DO NOTHING; -- the same call again, after the connection was lost
  SELECT coalesce(array_agg(w.ward ORDER BY w.name, w.ward), '{}'), coalesce(array_agg(w.name ORDER BY w.name, w.ward), '{}')
  INTO r_wards, r_names
  FROM gocua.ward_account x JOIN gocua.ward w ON w.ward = x.ward WHERE x.account = p_account;
  r_code := 'ok';
END
$$;

-- Ends the session of this transaction: ok, or why there is none.
CREATE FUNCTION gocua.sign_out () RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_state text := (SELECT s.r_state FROM gocua.current_session() s);
BEGIN
  IF v_state = 'ok' THEN
    DELETE FROM gocua.session WHERE token = decode(current_setting('gocua.session'), 'hex');
  END IF;
  RETURN v_state;
END
$$;

GRANT EXECUTE ON FUNCTION gocua.begin_sign_in (text, text), gocua.sign_out (),
  gocua.sign_in (text, text, bytea, bytea, uuid, text, integer) TO gocua_server;
