/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-scan.c: every household of a ward, one after the other. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-household-scan.h"

#include "store/gocua-projection.h"

#define ROWS_BETWEEN_CHECKS 1024

gboolean
gocua_household_scan (GocuaDb *db,
                      GocuaHouseholdFunc func,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;
  guint n_rows = 0;

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);

  sql = g_strdup_printf ("SELECT %s FROM household WHERE deleted IS NOT 1 ORDER BY n",
                         gocua_projection_columns (GOCUA_KIND_HOUSEHOLD));
  statement = gocua_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  while (gocua_db_step (db, statement, &local_error))
    {
      g_autoptr (GocuaRecord) household = gocua_projection_read_row (GOCUA_KIND_HOUSEHOLD, statement, 0);

      if (household != NULL)
        func (household, data);
      if (++n_rows % ROWS_BETWEEN_CHECKS == 0 &&
          g_cancellable_set_error_if_cancelled (cancellable, &local_error))
        break;
    }
  gocua_db_done (statement);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
gocua_household_scan_merged (GocuaDb *db,
                             const GocuaId *root,
                             GocuaMergedFunc func,
                             gpointer data,
                             GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);

  sql = g_strdup_printf (
      "SELECT root, %s FROM household WHERE root IS NOT NULL AND (?1 IS NULL OR root = ?1) ORDER BY n",
      gocua_projection_columns (GOCUA_KIND_HOUSEHOLD));
  statement = gocua_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, root);
  while (gocua_db_step (db, statement, &local_error))
    {
      g_autoptr (GocuaRecord) household = gocua_projection_read_row (GOCUA_KIND_HOUSEHOLD, statement, 1);
      GocuaId at;

      if (household != NULL && gocua_db_column_id (statement, 0, &at))
        func (household, &at, data);
    }
  gocua_db_done (statement);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
