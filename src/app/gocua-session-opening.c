/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-session-opening.c: the opening of a ward, with all that the first page needs. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-session-private.h"

/* Opened ahead of the window that will ask for it. */
static GocuaSession *begun;

static void
tell_opened (GocuaSession *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->opening == NULL || !self->is_opened)
    return;
  task = g_steal_pointer (&self->opening);
  if (self->open_error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->open_error));
  else
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

/* What the first page needs. */
typedef struct
{
  GocuaSharedData *shared;
  GocuaOverview *overview; /* (nullable): could not be read; whoever asks for it will be told why */
} FirstRead;

static void
first_read_free (gpointer data)
{
  FirstRead *first = data;

  g_clear_pointer (&first->shared, gocua_shared_data_free);
  g_clear_pointer (&first->overview, gocua_overview_free);
  g_free (first);
}

/* With the opening itself, so that the main thread need not come round in between: it is starting the
 * toolkit. */
static gpointer
read_first (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GocuaSharedData *shared = gocua_shared_data_read (db, NULL, cancellable, error);
  FirstRead *first;

  if (shared == NULL)
    return NULL;
  first = g_new0 (FirstRead, 1);
  first->shared = shared;
  first->overview = gocua_overview_read (db, NULL);
  return first;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSession) self = data;
  FirstRead *first;

  self->store = gocua_store_open_finish (result, &self->open_error);
  self->is_opened = TRUE;
  if (self->store != NULL)
    {
      first = gocua_store_open_take_result (result);
      self->shared = g_steal_pointer (&first->shared);
      self->first = g_steal_pointer (&first->overview);
      first_read_free (first);
      gocua_session_follow_store (self);
    }
  tell_opened (self);
}

static GocuaSession *
begin (const char *path, gboolean create)
{
  GocuaSession *self = g_object_new (GOCUA_TYPE_SESSION, NULL);

  self->path = g_strdup (path);
  gocua_store_open_and_read_async (path, create, read_first, first_read_free, NULL, opened_cb,
                                   g_object_ref (self));
  return self;
}

void
gocua_session_begin (const char *path)
{
  g_return_if_fail (path != NULL);

  g_clear_object (&begun);
  begun = begin (path, FALSE);
}

void
gocua_session_new_async (const char *path, gboolean create, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GocuaSession) self = g_steal_pointer (&begun);

  g_return_if_fail (path != NULL);

  if (self == NULL || create || !g_str_equal (self->path, path))
    {
      g_clear_object (&self);
      self = begin (path, create);
    }
  self->opening = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (self->opening, gocua_session_new_async);
  tell_opened (self);
}

GocuaSession *
gocua_session_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GocuaOverview *
gocua_session_take_overview (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  return g_steal_pointer (&self->first);
}
