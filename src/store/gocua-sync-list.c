/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-list.c: what waits and what the server will not take, in words. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-sync-store.h"

#include "store/gocua-db.h"
#include "store/gocua-title.h"

void
gocua_rejected_change_free (GocuaRejectedChange *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

void
gocua_waiting_batch_free (GocuaWaitingBatch *self)
{
  if (self == NULL)
    return;
  g_free (self->action);
  g_free (self->author);
  g_free (self->title);
  g_free (self);
}

static char *
column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static gint64
column_ms (sqlite3_stmt *statement, int column)
{
  return GOCUA_STAMP_MS ((GocuaStamp) sqlite3_column_int64 (statement, column));
}

GPtrArray *
gocua_sync_list_rejected (GocuaDb *db, guint limit, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_rejected_change_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL, NULL);

  statement =
      gocua_db_prepare (db,
                        "SELECT id, entity, kind, rejected, stamp FROM change WHERE " GOCUA_SYNC_SQL_REJECTED
                        " ORDER BY pos DESC LIMIT ?1",
                        error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  while (gocua_db_step (db, statement, &problem))
    {
      GocuaRejectedChange *one = g_new0 (GocuaRejectedChange, 1);

      gocua_db_column_id (statement, 0, &one->change);
      gocua_db_column_id (statement, 1, &one->entity);
      one->kind = column_text (statement, 2);
      one->code = column_text (statement, 3);
      one->made_ms = column_ms (statement, 4);
      one->title = gocua_title_make (db, one->kind, &one->entity, &one->household);
      g_ptr_array_add (list, one);
    }
  return gocua_db_finish (statement, &problem, error) ? g_steal_pointer (&list) : NULL;
}

GPtrArray *
gocua_sync_list_waiting (GocuaDb *db, guint limit, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_waiting_batch_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL, NULL);

  statement = gocua_db_query (db, "sync-waiting", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  while (gocua_db_step (db, statement, &problem))
    {
      GocuaWaitingBatch *one = g_new0 (GocuaWaitingBatch, 1);
      GocuaId entity = { { 0 } };

      gocua_db_column_id (statement, 0, &one->batch);
      one->n_changes = sqlite3_column_int64 (statement, 1);
      one->made_ms = column_ms (statement, 2);
      one->author = column_text (statement, 3);
      gocua_db_column_id (statement, 5, &entity);
      one->action = column_text (statement, 6);
      one->title =
          gocua_title_make (db, (const char *) sqlite3_column_text (statement, 4), &entity, &one->household);
      g_ptr_array_add (list, one);
    }
  return gocua_db_finish (statement, &problem, error) ? g_steal_pointer (&list) : NULL;
}
