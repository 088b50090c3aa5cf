/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-rows.c: a line for each household that a list shows. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-households.h"

#include "store/gocua-status-row.h"

#define STATUS_COLUMN 13

void
gocua_household_row_free (GocuaHouseholdRow *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->head);
  g_free (self->address);
  g_free (self->area);
  g_free (self->group);
  g_free (self->phone);
  g_free (self->team);
  g_free (self->note);
  gocua_status_clear (&self->status);
  g_free (self);
}

static char *
dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static int
read_count (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) != SQLITE_NULL ? sqlite3_column_int (statement, column) : -1;
}

static void
read_row (GocuaHouseholdRow *row, sqlite3_stmt *statement)
{
  gocua_db_column_id (statement, 0, &row->id);
  row->code = dup_text (statement, 1);
  row->head = dup_text (statement, 2);
  row->address = dup_text (statement, 3);
  row->area = dup_text (statement, 4);
  row->group = dup_text (statement, 5);
  row->phone = dup_text (statement, 6);
  gocua_db_column_id (statement, 7, &row->area_id);
  row->people = read_count (statement, 8);
  row->eligible_people = read_count (statement, 9);
  row->archived = sqlite3_column_int (statement, 10) != 0;
  row->team = dup_text (statement, 11);
  row->note = dup_text (statement, 12);
  gocua_status_read_row (&row->status, statement, STATUS_COLUMN, !row->archived);
}

/* One prepared statement for each row: 64 rows take less than a millisecond, and the order is that of @ns. */
GPtrArray *
gocua_households_get_rows (GocuaDb *db, const gint64 *ns, guint n_ns, const GocuaId *campaign, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ns, (GDestroyNotify) gocua_household_row_free);
  g_autoptr (GError) problem = NULL;
  gint64 campaign_n;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && (ns != NULL || n_ns == 0), NULL);

  campaign_n = gocua_campaign_find_row (db, campaign);
  statement = gocua_db_query (db, "household-row", error);
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < n_ns && problem == NULL; i++)
    {
      GocuaHouseholdRow *row = g_new0 (GocuaHouseholdRow, 1);

      row->n = ns[i];
      row->people = row->eligible_people = -1;
      gocua_status_set_unvisited (&row->status, FALSE);
      g_ptr_array_add (rows, row);
      sqlite3_bind_int64 (statement, 1, ns[i]);
      sqlite3_bind_int64 (statement, 2, campaign_n);
      if (gocua_db_step (db, statement, &problem))
        read_row (row, statement);
      sqlite3_reset (statement);
    }
  return gocua_db_finish (statement, &problem, error) ? g_steal_pointer (&rows) : NULL;
}

GocuaHouseholdRow *
gocua_households_get_row (GocuaDb *db, const GocuaId *household, const GocuaId *campaign, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) problem = NULL;
  gint64 n = 0;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && household != NULL, NULL);

  statement = gocua_db_prepare (
      db,
      "SELECT coalesce (r.n, h.n) FROM household h LEFT JOIN household r ON r.id = h.root WHERE h.id = ?1",
      error);
  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, household);
  if (gocua_db_step (db, statement, &problem))
    n = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  if (n == 0)
    return NULL;
  rows = gocua_households_get_rows (db, &n, 1, campaign, error);
  if (rows == NULL || gocua_id_is_null (&((GocuaHouseholdRow *) rows->pdata[0])->id))
    return NULL;
  return g_ptr_array_steal_index (rows, 0);
}
