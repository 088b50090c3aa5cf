/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-status-row.c: a household's status out of a row of the table status. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-status-row.h"

#include "core/gocua-answers.h"

static void
copy_date (sqlite3_stmt *statement, int column, char out[GOCUA_ISO_DATE_SIZE])
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  g_strlcpy (out, text != NULL ? text : "", GOCUA_ISO_DATE_SIZE);
}

void
gocua_status_set_unvisited (GocuaStatus *self, gboolean on_roster)
{
  gocua_status_clear (self);
  self->eligible = on_roster;
  for (int i = 0; i < GOCUA_MAX_INDICATORS; i++)
    self->values[i] = GOCUA_ANSWER_UNKNOWN;
}

void
gocua_status_read_row (GocuaStatus *self, sqlite3_stmt *statement, int first, gboolean on_roster)
{
  gocua_status_set_unvisited (self, on_roster);
  if (sqlite3_column_type (statement, first) == SQLITE_NULL)
    return;
  self->eligible = sqlite3_column_int (statement, first) != 0;
  self->reached = sqlite3_column_int (statement, first + 1) != 0;
  self->attempts = sqlite3_column_int (statement, first + 2);
  self->outcome = gocua_outcome_from_id ((const char *) sqlite3_column_text (statement, first + 3));
  copy_date (statement, first + 4, self->last_date);
  copy_date (statement, first + 5, self->reached_date);
  copy_date (statement, first + 6, self->follow_up);
  self->reason = g_strdup ((const char *) sqlite3_column_text (statement, first + 7));
  for (int i = 0; i < GOCUA_MAX_INDICATORS; i++)
    if (sqlite3_column_type (statement, first + 8 + i) != SQLITE_NULL)
      self->values[i] = sqlite3_column_int (statement, first + 8 + i);
}

gint64
gocua_campaign_find_row (GocuaDb *db, const GocuaId *campaign)
{
  sqlite3_stmt *statement;
  gint64 n = 0;

  if (campaign == NULL || gocua_id_is_null (campaign))
    return 0;
  statement = gocua_db_prepare (db, "SELECT n FROM campaign WHERE id = ?1", NULL);
  if (statement == NULL)
    return 0;
  gocua_db_bind_id (statement, 1, campaign);
  if (gocua_db_step (db, statement, NULL))
    n = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return n;
}
