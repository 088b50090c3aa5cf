/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-store-opening.c: a ward file is opened, for writing and for reading. */
#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-db.h"
#include "store/gocua-key.h"
#include "store/gocua-store-private.h"

typedef struct
{
  char *path;
  gboolean create;
  GocuaDb *writer;
  GocuaDb *reader;
  GocuaStoreFunc func; /* (nullable): what is read along with the opening */
  GDestroyNotify free_result;
  gpointer result;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_pointer (&opening->writer, gocua_db_close);
  g_clear_pointer (&opening->reader, gocua_db_close);
  if (opening->result != NULL)
    opening->free_result (opening->result);
  g_free (opening->path);
  g_free (opening);
}

static gboolean
open_both (Opening *opening, GError **error)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_system ();
  g_autofree char *folder = g_path_get_dirname (opening->path);
  g_autofree char *key = NULL;

  if (opening->create)
    g_mkdir_with_parents (folder, 0700);
  key = gocua_key_find (opening->path, opening->create, error);
  if (key == NULL)
    return FALSE;
  opening->writer = gocua_db_open (opening->path, key,
                                   opening->create ? GOCUA_DB_CREATE : GOCUA_DB_READ_WRITE, clock, error);
  if (opening->writer == NULL)
    return FALSE;
  opening->reader = gocua_db_open (opening->path, key, GOCUA_DB_READ, clock, error);
  return opening->reader != NULL;
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;

  if (open_both (opening, &error) && opening->func != NULL)
    opening->result = opening->func (opening->reader, NULL, cancellable, &error);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
gocua_store_open_async (const char *path,
                        gboolean create,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  gocua_store_open_and_read_async (path, create, NULL, NULL, cancellable, callback, user_data);
}

void
gocua_store_open_and_read_async (const char *path,
                                 gboolean create,
                                 GocuaStoreFunc func,
                                 GDestroyNotify free_result,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->create = create;
  opening->func = func;
  opening->free_result = free_result;
  g_task_set_source_tag (task, gocua_store_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

gpointer
gocua_store_open_take_result (GAsyncResult *result)
{
  Opening *opening;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  opening = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&opening->result);
}

GocuaStore *
gocua_store_open_finish (GAsyncResult *result, GError **error)
{
  GocuaStore *self;
  Opening *opening;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  opening = g_task_get_task_data (G_TASK (result));
  self = g_object_new (GOCUA_TYPE_STORE, NULL);
  self->path = g_strdup (opening->path);
  self->clock = gocua_clock_ref (gocua_db_get_clock (opening->writer));
  gocua_store_worker_start (&self->writer, "gocua-writer", g_steal_pointer (&opening->writer), TRUE);
  gocua_store_worker_start (&self->reader, "gocua-reader", g_steal_pointer (&opening->reader), FALSE);
  return self;
}
