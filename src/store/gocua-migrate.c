/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-migrate.c: brings a file to the schema of this version. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-migrate.h"

#include "store/gocua-backup.h"
#include "store/gocua-db-private.h"

#include <glib/gi18n.h>

static int
get_version (GocuaDb *db, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "PRAGMA user_version", error);
  int version = -1;

  if (statement != NULL && gocua_db_step (db, statement, error))
    version = sqlite3_column_int (statement, 0);
  gocua_db_done (statement);
  return version;
}

static int
get_newest (void)
{
  int version = 0;

  for (;;)
    {
      g_autofree char *sql = gocua_db_get_migration_text (version + 1);

      if (sql == NULL)
        return version;
      version++;
    }
}

static gboolean
run_one (GocuaDb *db, int version, GError **error)
{
  g_autofree char *sql = gocua_db_get_migration_text (version);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", version);

  if (!gocua_db_begin (db, error))
    return FALSE;
  /* Another program may have done it between our look and the lock. */
  if (get_version (db, NULL) >= version)
    {
      gocua_db_rollback (db);
      return TRUE;
    }
  if (gocua_db_exec (db, sql, error) && gocua_db_exec (db, pragma, error))
    return gocua_db_commit (db, error);
  gocua_db_rollback (db);
  return FALSE;
}

gboolean
gocua_migrate (GocuaDb *db, gboolean may_write, GError **error)
{
  int version = get_version (db, error);
  int newest = get_newest ();

  if (version < 0)
    return FALSE;
  if (version > newest)
    {
      g_set_error_literal (
          error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_TOO_NEW,
          _ ("The file was written by a newer version of Gõ Cửa. Update the program on this computer; "
             "nothing was changed."));
      return FALSE;
    }
  if (version == newest)
    return TRUE;
  if (!may_write)
    {
      g_set_error_literal (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED,
                           _ ("The file is of an older version and has not been brought up to date yet."));
      return FALSE;
    }
  if (version > 0 && !gocua_backup_make (db, error))
    return FALSE;
  for (version++; version <= newest; version++)
    if (!run_one (db, version, error))
      return FALSE;
  return TRUE;
}
