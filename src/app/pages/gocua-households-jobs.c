/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-jobs.c: what the list of households asks of the store besides its rows. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/pages/gocua-households-jobs.h"

#include "core/gocua-batch.h"
#include "store/gocua-entities.h"
#include "store/gocua-households.h"

/* Rows are read in pieces, so that a whole ward is never in memory at once. */
#define ROWS_AT_ONCE 500

gpointer
gocua_households_count (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GArray) ns = gocua_households_query (db, query, NULL, cancellable, error);
  gint64 *count;

  if (ns == NULL)
    return NULL;
  count = g_new (gint64, 1);
  *count = ns->len;
  return count;
}

static gboolean
archive_row (GocuaBatch *batch, GocuaDb *db, const GocuaHouseholdRow *row, GError **error)
{
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  if (gocua_id_is_null (&row->id) || row->archived)
    return TRUE;
  seen = gocua_entity_load (db, GOCUA_KIND_HOUSEHOLD, &row->id, error);
  if (seen == NULL)
    return FALSE;
  wanted = gocua_record_copy (seen);
  gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ARCHIVED, 1);
  gocua_batch_put (batch, seen, wanted);
  return TRUE;
}

gpointer
gocua_households_make_archive_batch (GocuaDb *db, gpointer ns, GCancellable *cancellable, GError **error)
{
  GArray *numbers = ns;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.archive");

  for (guint i = 0; i < numbers->len; i += ROWS_AT_ONCE)
    {
      guint n = MIN (ROWS_AT_ONCE, numbers->len - i);
      g_autoptr (GPtrArray) rows =
          gocua_households_get_rows (db, &g_array_index (numbers, gint64, i), n, NULL, error);

      if (rows == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint k = 0; k < rows->len; k++)
        if (!archive_row (batch, db, g_ptr_array_index (rows, k), error))
          return NULL;
    }
  return g_steal_pointer (&batch);
}
