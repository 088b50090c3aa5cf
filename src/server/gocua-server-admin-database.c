/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-admin-database.c: preparing the database. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "server/gocua-server-admin.h"
#include "server/gocua-server-secret.h"

#define RESOURCE "/vn/gocua/GoCua/server/sql/"
#define SERVER   "gocua_server"

static char *
read_sql (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE, name, ".sql", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static gboolean
run_sql (GocuaAdmin *self, const char *sql, GError **error)
{
  g_autoptr (GocuaResult) result = gocua_admin_query (self, sql, NULL, error);

  return result != NULL;
}

static gboolean
check_database (GocuaAdmin *self, GError **error)
{
  g_autoptr (GocuaResult) result = gocua_admin_query (self, "SHOW server_encoding", NULL, error);

  if (result == NULL)
    return FALSE;
  if (PQserverVersion (self->db) < 140000)
    return gocua_admin_set_error (error, GOCUA_ADMIN_DATABASE, "PostgreSQL 14 or newer is needed");
  if (!g_str_equal (PQgetvalue (result, 0, 0), "UTF8"))
    return gocua_admin_set_error (error, GOCUA_ADMIN_DATABASE,
                                  "the database has the encoding %s; make one with UTF8",
                                  PQgetvalue (result, 0, 0));
  return TRUE;
}

static int
get_version (GocuaAdmin *self, GError **error)
{
  g_autoptr (GocuaResult) there =
      gocua_admin_query (self, "SELECT to_regclass('gocua.migration') IS NOT NULL", NULL, error);
  g_autoptr (GocuaResult) result = NULL;

  if (there == NULL)
    return -1;
  if (*PQgetvalue (there, 0, 0) == 'f')
    return 0;
  result = gocua_admin_query (self, "SELECT coalesce(max(version), 0) FROM gocua.migration", NULL, error);
  return result != NULL ? atoi (PQgetvalue (result, 0, 0)) : -1;
}

static gboolean
run_migration (GocuaAdmin *self, int version, const char *sql, GError **error)
{
  g_autofree char *whole = g_strdup_printf (
      "BEGIN;\n%s\nINSERT INTO gocua.migration (version) VALUES (%d);\nCOMMIT", sql, version);

  if (run_sql (self, whole, error))
    return TRUE;
  run_sql (self, "ROLLBACK", NULL);
  g_prefix_error (error, "%03d.sql: ", version);
  return FALSE;
}

static gboolean
migrate (GocuaAdmin *self, GError **error)
{
  int version = get_version (self, error);

  if (version < 0)
    return FALSE;
  for (;;)
    {
      g_autofree char *name = g_strdup_printf ("%03d", ++version);
      g_autofree char *sql = read_sql (name);

      if (sql == NULL)
        break;
      if (!run_migration (self, version, sql, error))
        return FALSE;
    }
  return run_sql (self, "SELECT gocua.hello()", error);
}

/* The database gets the hash that it would keep itself, so that the password is in nobody's log. */
static gboolean
set_server_password (GocuaAdmin *self, GError **error)
{
  g_autofree char *password = gocua_admin_read_password ("Password of the role " SERVER, error);
  g_autofree char *sql = NULL;
  char *hash, *quoted;

  if (password == NULL)
    return FALSE;
  hash = PQencryptPasswordConn (self->db, password, SERVER, NULL);
  gocua_secret_wipe (password, strlen (password));
  quoted = hash != NULL ? PQescapeLiteral (self->db, hash, strlen (hash)) : NULL;
  PQfreemem (hash);
  if (quoted == NULL)
    return gocua_admin_set_error (error, GOCUA_ADMIN_DATABASE, "%s", PQerrorMessage (self->db));
  sql = g_strconcat ("ALTER ROLE " SERVER " PASSWORD ", quoted, NULL);
  PQfreemem (quoted);
  return run_sql (self, sql, error);
}

gboolean
gocua_admin_init (GocuaAdmin *self, GError **error)
{
  g_autofree char *roles = read_sql ("roles");

  if (!gocua_admin_connect (self, FALSE, error) || !check_database (self, error) ||
      !run_sql (self, roles, error))
    return FALSE;
  if (self->sets_password && !set_server_password (self, error))
    return FALSE;
  if (!run_sql (self, "SET ROLE gocua_owner", error) || !migrate (self, error))
    return FALSE;
  printf ("The database is ready.\n");
  return TRUE;
}

gboolean
gocua_admin_new_epoch (GocuaAdmin *self, GError **error)
{
  g_autoptr (GocuaResult) result = NULL;

  if (!gocua_admin_connect (self, TRUE, error))
    return FALSE;
  result = gocua_admin_query (self, "SELECT gocua.new_epoch()", NULL, error);
  if (result == NULL)
    return FALSE;
  gocua_admin_print (result);
  return TRUE;
}
