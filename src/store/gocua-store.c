/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-store.c: the one asynchronous face of a ward's file: a writing thread, a reading thread, and a
 * signal. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include <glib/gi18n.h>

#include "store/gocua-db.h"
#include "store/gocua-journal.h"
#include "store/gocua-store-private.h"

G_DEFINE_FINAL_TYPE (GocuaStore, gocua_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  COMMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
gocua_store_dispose (GObject *object)
{
  gocua_store_close (GOCUA_STORE (object));
  G_OBJECT_CLASS (gocua_store_parent_class)->dispose (object);
}

static void
gocua_store_finalize (GObject *object)
{
  GocuaStore *self = GOCUA_STORE (object);

  g_free (self->path);
  g_clear_pointer (&self->clock, gocua_clock_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (gocua_store_parent_class)->finalize (object);
}

static void
gocua_store_class_init (GocuaStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gocua_store_dispose;
  object_class->finalize = gocua_store_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", GOCUA_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COMMITTED] =
      g_signal_new ("committed", GOCUA_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gocua_store_init (GocuaStore *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
}

void
gocua_store_close (GocuaStore *self)
{
  gboolean was_closed;

  g_return_if_fail (GOCUA_IS_STORE (self));

  g_mutex_lock (&self->lock);
  was_closed = self->closed;
  self->closed = TRUE;
  g_mutex_unlock (&self->lock);
  if (was_closed)
    return;
  gocua_store_worker_stop (&self->reader);
  gocua_store_worker_stop (&self->writer);
}

const char *
gocua_store_get_path (GocuaStore *self)
{
  return self->path;
}

GocuaClock *
gocua_store_get_clock (GocuaStore *self)
{
  g_return_val_if_fail (GOCUA_IS_STORE (self), NULL);

  return self->clock;
}

static void
write_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GocuaStore *self = GOCUA_STORE (source);
  g_autoptr (GTask) outer = user_data;
  GocuaStoreCall *call = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  self->pending_writes--;
  if (error != NULL)
    {
      g_task_return_error (outer, g_steal_pointer (&error));
      return;
    }
  if (call->announces)
    {
      g_signal_emit (self, signals[COMMITTED], 0);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  g_task_return_pointer (outer, value, call->free_result);
}

static void
push_call (GocuaStore *self,
           GocuaStoreWorker *worker,
           GocuaStoreCall call,
           gpointer tag,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  gboolean closed;

  g_task_set_source_tag (task, tag);
  gocua_store_call_attach (&call, task);
  g_mutex_lock (&self->lock);
  closed = self->closed;
  if (!closed)
    gocua_store_worker_push (worker, task);
  g_mutex_unlock (&self->lock);
  if (!closed)
    return;
  g_task_return_new_error (task, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED, _ ("The ward file has been closed."));
  g_object_unref (task);
}

void
gocua_store_read_async (GocuaStore *self,
                        GocuaStoreFunc func,
                        gpointer data,
                        GDestroyNotify free_data,
                        GDestroyNotify free_result,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GocuaStoreCall call = { func, data, free_data, free_result, FALSE, FALSE };

  g_return_if_fail (GOCUA_IS_STORE (self) && func != NULL);

  push_call (self, &self->reader, call, gocua_store_read_async, cancellable, callback, user_data);
}

static void
push_write (GocuaStore *self,
            GocuaStoreCall call,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *outer = g_task_new (self, NULL, callback, user_data);

  /* What is on the disk is on the disk, even if somebody cancels while the answer is on its way. */
  g_task_set_check_cancellable (outer, FALSE);
  g_task_set_source_tag (outer, push_write);
  self->pending_writes++;
  push_call (self, &self->writer, call, push_call, cancellable, write_done_cb, outer);
}

void
gocua_store_write_async (GocuaStore *self,
                         GocuaStoreFunc func,
                         gpointer data,
                         GDestroyNotify free_data,
                         GDestroyNotify free_result,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GocuaStoreCall call = { func, data, free_data, free_result, TRUE, TRUE };

  g_return_if_fail (GOCUA_IS_STORE (self) && func != NULL);

  push_write (self, call, cancellable, callback, user_data);
}

void
gocua_store_note_async (GocuaStore *self,
                        GocuaStoreFunc func,
                        gpointer data,
                        GDestroyNotify free_data,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GocuaStoreCall call = { func, data, free_data, NULL, TRUE, FALSE };

  g_return_if_fail (GOCUA_IS_STORE (self) && func != NULL);

  push_write (self, call, NULL, callback, user_data);
}

gpointer
gocua_store_call_finish (GocuaStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
announce_cb (gpointer data)
{
  GocuaStore *self = data;

  g_atomic_int_set (&self->announcing, 0);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

void
gocua_store_announce (GocuaStore *self)
{
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (GOCUA_IS_STORE (self));

  if (!g_atomic_int_compare_and_exchange (&self->announcing, 0, 1))
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, announce_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static gboolean
push_waiting (GocuaStore *self, GocuaStoreWaiting *waiting)
{
  gboolean open;

  g_mutex_lock (&self->lock);
  open = !self->closed;
  if (open)
    gocua_store_worker_push_waiting (&self->writer, waiting);
  g_mutex_unlock (&self->lock);
  return open;
}

gpointer
gocua_store_call_sync (GocuaStore *self,
                       GocuaStoreFunc func,
                       gpointer data,
                       gboolean announces,
                       GCancellable *cancellable,
                       GError **error)
{
  GocuaStoreWaiting *waiting;
  gpointer result = NULL;

  g_return_val_if_fail (GOCUA_IS_STORE (self) && func != NULL, NULL);
  g_return_val_if_fail (!g_main_context_is_owner (self->context), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  waiting = gocua_store_waiting_new (func, data, cancellable);
  if (!push_waiting (self, waiting))
    g_set_error_literal (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED, _ ("The ward file has been closed."));
  else if (gocua_store_waiting_wait (waiting, &result, error) && announces)
    gocua_store_announce (self);
  gocua_store_waiting_unref (waiting);
  return result;
}

static gpointer
commit_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gocua_journal_commit (db, data, NULL, cancellable, error);
  return NULL;
}

void
gocua_store_commit_async (GocuaStore *self,
                          GocuaBatch *batch,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GocuaStoreCall call = {
    commit_func, gocua_batch_ref (batch), (GDestroyNotify) gocua_batch_unref, NULL, TRUE, TRUE
  };

  g_return_if_fail (GOCUA_IS_STORE (self));

  push_write (self, call, cancellable, callback, user_data);
}

gboolean
gocua_store_commit_finish (GocuaStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_task_propagate_pointer (G_TASK (result), &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gpointer
set_author_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gocua_db_set_author (db, data);
  return NULL;
}

void
gocua_store_set_author (GocuaStore *self, const char *author)
{
  GocuaStoreCall call = { set_author_func, g_strdup (author), g_free, NULL, TRUE, FALSE };

  g_return_if_fail (GOCUA_IS_STORE (self));

  push_write (self, call, NULL, NULL, NULL);
}

gboolean
gocua_store_has_pending_writes (GocuaStore *self)
{
  g_return_val_if_fail (GOCUA_IS_STORE (self), FALSE);

  return self->pending_writes > 0;
}
