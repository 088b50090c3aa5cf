/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-journal-read.c: changes out of the journal, and the history of a thing. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-journal-read.h"

#include "store/gocua-journal.h"
#include "wire/gocua-change-json.h"

GocuaChange *
gocua_journal_read_row (sqlite3_stmt *statement)
{
  g_autoptr (GocuaChange) change = NULL;
  GocuaId entity;
  const char *kind = (const char *) sqlite3_column_text (statement, 5);

  if (kind == NULL || !gocua_db_column_id (statement, 6, &entity))
    return NULL;
  change = gocua_change_new (kind, &entity);
  gocua_db_column_id (statement, 0, &change->id);
  change->stamp = (GocuaStamp) sqlite3_column_int64 (statement, 1);
  gocua_db_column_id (statement, 2, &change->device);
  gocua_change_set_author (change, (const char *) sqlite3_column_text (statement, 3));
  gocua_db_column_id (statement, 4, &change->batch);
  change->position = sqlite3_column_int64 (statement, 8);
  if (!gocua_change_body_from_json (change, (const char *) sqlite3_column_text (statement, 7),
                                    sqlite3_column_bytes (statement, 7), NULL))
    return NULL;
  return g_steal_pointer (&change);
}

/* All rows of a bound statement, which is given back. */
static GPtrArray *
collect (GocuaDb *db, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  g_autoptr (GError) problem = NULL;

  while (gocua_db_step (db, statement, &problem))
    {
      GocuaChange *change = gocua_journal_read_row (statement);

      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  gocua_db_done (statement);
  if (problem != NULL && error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&changes);
}

GPtrArray *
gocua_journal_read_all (GocuaDb *db)
{
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT " GOCUA_JOURNAL_COLUMNS " FROM change ORDER BY pos", NULL);

  return statement != NULL ? collect (db, statement, NULL) : g_ptr_array_new ();
}

GPtrArray *
gocua_journal_read_thing (GocuaDb *db, GocuaKind kind, const GocuaId *entity, GError **error)
{
  /* The plus keeps the planner from anything but the index on entity. */
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db,
      "SELECT " GOCUA_JOURNAL_COLUMNS
      " FROM change WHERE entity = ?1 AND +kind = ?2 AND +refused IS NULL ORDER BY pos",
      error);

  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, entity);
  gocua_db_bind_text (statement, 2, gocua_kind_get_info (kind)->name);
  return collect (db, statement, error);
}

GPtrArray *
gocua_journal_read_batch (GocuaDb *db, const GocuaId *batch, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (
      db, "SELECT " GOCUA_JOURNAL_COLUMNS " FROM change WHERE batch = ?1 AND +refused IS NULL ORDER BY pos",
      error);

  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, batch);
  return collect (db, statement, error);
}

GocuaChange *
gocua_journal_read_one (GocuaDb *db, const GocuaId *id, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "SELECT " GOCUA_JOURNAL_COLUMNS " FROM change WHERE id = ?1", error);
  GocuaChange *change = NULL;

  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, id);
  if (gocua_db_step (db, statement, error))
    change = gocua_journal_read_row (statement);
  gocua_db_done (statement);
  return change;
}

/* Nothing ever leaves the journal, so its last row number is how many there are; counting them would read an
 * index from end to end. */
gint64
gocua_journal_count (GocuaDb *db, gint64 *n_waiting)
{
  sqlite3_stmt *statement = gocua_db_prepare (db,
                                              "SELECT coalesce(max(pos), 0), (SELECT count(*) FROM change "
                                              "WHERE server_pos IS NULL AND rejected IS NULL) "
                                              "FROM change",
                                              NULL);
  gint64 count = 0;

  if (statement != NULL && gocua_db_step (db, statement, NULL))
    {
      count = sqlite3_column_int64 (statement, 0);
      if (n_waiting != NULL)
        *n_waiting = sqlite3_column_int64 (statement, 1);
    }
  gocua_db_done (statement);
  return count;
}

void
gocua_event_free (GocuaEvent *self)
{
  g_free (self->author);
  g_free (self->action);
  gocua_change_unref (self->change);
  g_free (self);
}

static char *
find_action (GocuaDb *db, const GocuaId *batch)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT action FROM batch WHERE id = ?1", NULL);
  char *action = NULL;

  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, batch);
  if (gocua_db_step (db, statement, NULL))
    action = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  gocua_db_done (statement);
  return action;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const GocuaChange *x = (*(GocuaEvent *const *) a)->change;
  const GocuaChange *y = (*(GocuaEvent *const *) b)->change;

  if (x->stamp != y->stamp)
    return x->stamp < y->stamp ? -1 : 1;
  return gocua_id_compare (&x->device, &y->device);
}

GPtrArray *
gocua_journal_get_history (GocuaDb *db, const GocuaId *entity, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (
      db, "SELECT " GOCUA_JOURNAL_COLUMNS " FROM change WHERE entity = ?1 AND +refused IS NULL ORDER BY pos",
      error);
  g_autoptr (GPtrArray) changes = NULL;
  GPtrArray *events;

  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, entity);
  changes = collect (db, statement, error);
  if (changes == NULL)
    return NULL;
  events = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_event_free);
  for (guint i = 0; i < changes->len; i++)
    {
      GocuaEvent *event = g_new0 (GocuaEvent, 1);

      event->change = gocua_change_ref (changes->pdata[i]);
      event->at_ms = GOCUA_STAMP_MS (event->change->stamp);
      event->author = g_strdup (event->change->author);
      event->action = find_action (db, &event->change->batch);
      g_ptr_array_add (events, event);
    }
  g_ptr_array_sort (events, compare_events);
  return events;
}
