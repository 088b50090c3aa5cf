-- SPDX-License-Identifier: GPL-3.0-or-later
-- 004.sql: taking in what a store sends.

-- Adds changes to a ward, all in one call. It runs as the server's role, under the policies of 002.sql.
-- In:  the session's token as the hexadecimal digits of its SHA-256, the ward, the epoch that the store knows (or
--      null), and the changes, one array for each column.
-- Out: r_code is "ok" or why nothing was done; r_epoch; r_head, the position of the ward's last change; r_added, how
--      many were new. When all were new, r_first is the position of the first, and the others follow. Otherwise
--      r_positions has the position of each, 0 where its id is known with another content. r_stamps has the effective
--      stamps; it is null when all were new and none was lowered. r_digest is that of the last complete bucket, when
--      it is known already.
CREATE FUNCTION gocua.push (
  p_session text, p_ward text, p_epoch uuid,
  p_ids uuid[], p_stamps bigint[], p_devices uuid[], p_batches uuid[], p_entities uuid[],
  p_authors text[], p_kinds text[], p_bodies text[],
  OUT r_code text, OUT r_epoch uuid, OUT r_head bigint, OUT r_added integer, OUT r_first bigint,
  OUT r_positions bigint[], OUT r_stamps bigint[], OUT r_digest bytea)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_n integer := cardinality(p_ids);
  v_account text;
  v_last bigint;
  v_given bigint;
  v_next bigint;
  v_latest bigint; -- five minutes after the arrival
  v_stamps bigint[] := p_stamps;
  v_lowered boolean := false;
BEGIN
  PERFORM set_config('gocua.session', p_session, true);
  SELECT a.r_code, a.r_account INTO r_code, v_account FROM gocua.authorize('write', p_ward) a;
  SELECT s.epoch INTO r_epoch FROM gocua.server s;
  IF r_code = 'ok' AND p_epoch <> r_epoch THEN
    r_code := 'epoch-changed';
  END IF;
  IF r_code <> 'ok' THEN
    RETURN;
  END IF;

  -- A statement of its own: the next ones see what was committed while this one waited.
  SELECT w.last, w.given INTO STRICT v_last, v_given
  FROM gocua.ward_seq w WHERE w.ward = p_ward FOR NO KEY UPDATE;

  v_latest := (floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint + 300000) << 16;
  IF EXISTS (SELECT FROM unnest(p_stamps) AS u (stamp) WHERE u.stamp > v_latest) THEN
    v_lowered := true;
    v_next := greatest(v_latest, v_given + 1);
    FOR i IN 1 .. v_n LOOP
      IF p_stamps[i] > v_latest THEN
        v_stamps[i] := v_next;
        v_next := v_next + 1;
      END IF;
    END LOOP;
    v_given := v_next - 1;
  END IF;

  WITH added AS (
    INSERT INTO gocua.change AS c (ward, seq, stamp, sent, id, device, batch, entity, author, kind, body, sender)
    SELECT p_ward, v_last + u.n, u.stamp, nullif(u.sent, u.stamp), u.id, u.device, u.batch, u.entity, u.author,
           u.kind, u.body, v_account
    FROM unnest(p_ids, v_stamps, p_stamps, p_devices, p_batches, p_entities, p_authors, p_kinds, p_bodies)
      WITH ORDINALITY AS u (id, stamp, sent, device, batch, entity, author, kind, body, n)
    ON CONFLICT (ward, id) DO NOTHING
    RETURNING c.seq)
  SELECT count(*), max(added.seq) INTO r_added, r_head FROM added;

  IF r_added > 0 THEN
    UPDATE gocua.ward_seq SET last = r_head, given = v_given WHERE ward = p_ward;
  ELSE
    r_head := v_last;
  END IF;
  SELECT d.sha256 INTO r_digest FROM gocua.digest d WHERE d.ward = p_ward AND d.bucket = r_head / 1024 - 1;
  IF r_added = v_n THEN
    r_first := v_last + 1;
    r_stamps := CASE WHEN v_lowered THEN v_stamps END;
    RETURN;
  END IF;

  -- The same content: all of it is equal. The stamp may be the one that the device sent, or the lower one that the
  -- server gave it, now or before it was restored from a backup.
  SELECT array_agg(coalesce(c.seq, 0) ORDER BY u.n), array_agg(coalesce(c.stamp, 0) ORDER BY u.n)
  INTO r_positions, r_stamps
  FROM unnest(p_ids, p_stamps, p_devices, p_batches, p_entities, p_authors, p_kinds, p_bodies)
    WITH ORDINALITY AS u (id, stamp, device, batch, entity, author, kind, body, n)
  LEFT JOIN LATERAL (
    SELECT k.seq, k.stamp FROM gocua.change k
    WHERE k.ward = p_ward AND k.id = u.id AND k.device = u.device AND k.batch = u.batch AND k.entity = u.entity
      AND k.author IS NOT DISTINCT FROM u.author AND k.kind = u.kind AND k.body = u.body
      AND (u.stamp = k.stamp OR u.stamp = k.sent OR (k.sent IS NULL AND (u.stamp > k.stamp)))
    OFFSET 0) c ON true;
END
$$;
GRANT EXECUTE ON FUNCTION gocua.push (text, text, uuid, uuid[], bigint[], uuid[], uuid[], uuid[], text[], text[], text[])
  TO gocua_server;
