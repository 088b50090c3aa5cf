-- SPDX-License-Identifier: GPL-3.0-or-later
-- roles.sql: the two roles and what they have of the database. "gocua-server init" runs it each time, as whoever the
-- administrator is, so that a restored copy has them too.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gocua_owner') THEN
    CREATE ROLE gocua_owner NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gocua_server') THEN
    CREATE ROLE gocua_server LOGIN NOINHERIT;
  END IF;
  IF NOT pg_has_role(current_user, 'gocua_owner', 'MEMBER') THEN
    EXECUTE format('GRANT gocua_owner TO %I', current_user);
  END IF;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CREATE ON DATABASE %I TO gocua_owner', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO gocua_server', current_database());
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
END
$$;
