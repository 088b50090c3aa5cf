-- SPDX-License-Identifier: GPL-3.0-or-later
-- 005.sql: a transaction that is for one ward has only that one.
--
-- The server sets gocua.ward beside gocua.session. The policies then compare with one ward in the place of all that
-- the account has (a push took ten times as long for an account with a thousand), and a handler with a fault
-- reaches no other ward of the account. Whoever leaves it out has all of the session's wards as before; setting it to
-- a ward that is not the session's leads to none.

CREATE OR REPLACE FUNCTION gocua.wards_of_session (p_roles text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_ward text := coalesce(current_setting('gocua.ward', true), '');
  v_account text;
BEGIN
  SELECT s.r_account INTO v_account FROM gocua.current_session() s
  WHERE s.r_state = 'ok' AND s.r_role = ANY (p_roles);
  IF v_ward <> '' THEN
    RETURN ARRAY(SELECT w.ward FROM gocua.ward_account w WHERE w.account = v_account AND w.ward = v_ward);
  END IF;
  RETURN ARRAY(SELECT w.ward FROM gocua.ward_account w WHERE w.account = v_account);
END
$$;
