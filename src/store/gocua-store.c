/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-store.c: the one asynchronous face of a ward's file: a writing thread, a reading thread, and a
 * signal. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-store.h"

#include "store/gocua-backup.h"
#include "store/gocua-db.h"
#include "store/gocua-journal.h"
#include "store/gocua-key.h"

#include <glib/gi18n.h>

/* One connection with the thread that alone may use it. */
typedef struct
{
  GThread *thread;
  GAsyncQueue *queue; /* of Item; the worker itself ends the thread */
  GocuaDb *db;
} Worker;

struct _GocuaStore
{
  GObject parent_instance;

  char *path;
  GocuaClock *clock;
  GMainContext *context; /* where GocuaStore::changed is emitted */
  Worker writer;
  Worker reader;
  guint pending_writes;
  gint announcing; /* atomic: an emission is on its way */
  GMutex lock;
  gboolean closed; /* under @lock: nothing is pushed after the workers were told to end */
};

G_DEFINE_FINAL_TYPE (GocuaStore, gocua_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  COMMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  GocuaStoreFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gboolean writes;
  gboolean announces; /* tell everybody when it is done */
} Call;

/* A call whose thread waits for it. The caller gives it up when it is cancelled before it has started. */
typedef struct
{
  gatomicrefcount refs;
  GocuaStoreFunc func;
  gpointer data;
  GCancellable *cancellable; /* (nullable) (unowned): only while the caller waits */
  GMutex lock;
  GCond moved;
  gboolean started;
  gboolean done;
  gboolean given_up;
  gpointer result;
  GError *error;
} Waiting;

/* One of the two. */
typedef struct
{
  GTask *task;
  Waiting *waiting;
} Item;

static void
call_free (gpointer data)
{
  Call *call = data;

  if (call->free_data != NULL)
    call->free_data (call->data);
  g_free (call);
}

static void
interrupt_cb (GCancellable *cancellable, gpointer handle)
{
  sqlite3_interrupt (handle);
}

static void
run_call (Worker *worker, GTask *task, Call *call)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  gpointer result;
  gulong handler = 0;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (cancellable != NULL && !call->writes)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), gocua_db_get_handle (worker->db),
                                     NULL);
  result = call->func (worker->db, call->data, cancellable, &error);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, handler);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, call->free_result);
}

static gboolean
release_cb (gpointer task)
{
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

/* The last reference to a task may be the last one to the store, and a worker cannot wait for its own end. A
 * source, since g_main_context_invoke() would run here whenever nobody happens to hold the context. */
static void
release (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, release_cb, task, NULL);
  g_source_attach (source, g_task_get_context (task));
}

static void
waiting_unref (Waiting *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_error (&self->error);
  g_cond_clear (&self->moved);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* The result is written before @done, under whose lock the caller reads it. */
static void
run_waiting (Worker *worker, Waiting *waiting)
{
  g_mutex_lock (&waiting->lock);
  waiting->started = !waiting->given_up;
  g_mutex_unlock (&waiting->lock);
  if (!waiting->started)
    return;
  waiting->result = waiting->func (worker->db, waiting->data, waiting->cancellable, &waiting->error);
  g_mutex_lock (&waiting->lock);
  waiting->done = TRUE;
  g_cond_broadcast (&waiting->moved);
  g_mutex_unlock (&waiting->lock);
}

static void
push_item (Worker *worker, GTask *task, Waiting *waiting)
{
  Item item = { task, waiting };

  g_async_queue_push (worker->queue, g_memdup2 (&item, sizeof item));
}

static void
run_item (Worker *worker, Item *item)
{
  if (item->waiting != NULL)
    {
      run_waiting (worker, item->waiting);
      waiting_unref (item->waiting);
      return;
    }
  run_call (worker, item->task, g_task_get_task_data (item->task));
  release (item->task);
}

static gpointer
worker_main (gpointer data)
{
  Worker *worker = data;

  for (;;)
    {
      gpointer item = g_async_queue_pop (worker->queue);

      if (item == worker)
        return NULL;
      run_item (worker, item);
      g_free (item);
    }
}

/* The daily backup comes before the first entry, but does not keep the first page waiting: the largest ward
 * takes a second or two to copy. One that can't be made is no reason to keep a person from their work; the
 * next start tries again. */
static gpointer
writer_main (gpointer data)
{
  Worker *worker = data;
  g_autoptr (GError) problem = NULL;

  if (!gocua_backup_make_daily (worker->db, &problem))
    g_message ("%s", problem->message);
  return worker_main (worker);
}

static void
worker_start (Worker *worker, const char *name, GThreadFunc run, GocuaDb *db)
{
  worker->db = db;
  worker->queue = g_async_queue_new ();
  worker->thread = g_thread_new (name, run, worker);
}

static void
worker_stop (Worker *worker)
{
  if (worker->thread == NULL)
    return;
  g_async_queue_push (worker->queue, worker);
  g_thread_join (g_steal_pointer (&worker->thread));
  g_clear_pointer (&worker->queue, g_async_queue_unref);
  g_clear_pointer (&worker->db, gocua_db_close);
}

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
  worker_start (&self->writer, "gocua-writer", writer_main, g_steal_pointer (&opening->writer));
  worker_start (&self->reader, "gocua-reader", worker_main, g_steal_pointer (&opening->reader));
  return self;
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
  worker_stop (&self->reader);
  worker_stop (&self->writer);
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
  Call *call = g_task_get_task_data (G_TASK (result));
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
           Worker *worker,
           Call call,
           gpointer tag,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  gboolean closed;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (&call, sizeof call), call_free);
  g_mutex_lock (&self->lock);
  closed = self->closed;
  if (!closed)
    push_item (worker, task, NULL);
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
  Call call = { func, data, free_data, free_result, FALSE, FALSE };

  g_return_if_fail (GOCUA_IS_STORE (self) && func != NULL);

  push_call (self, &self->reader, call, gocua_store_read_async, cancellable, callback, user_data);
}

static void
push_write (GocuaStore *self,
            Call call,
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
  Call call = { func, data, free_data, free_result, TRUE, TRUE };

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
  Call call = { func, data, free_data, NULL, TRUE, FALSE };

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

static Waiting *
waiting_new (GocuaStoreFunc func, gpointer data, GCancellable *cancellable)
{
  Waiting *self = g_new0 (Waiting, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  g_cond_init (&self->moved);
  self->func = func;
  self->data = data;
  self->cancellable = cancellable;
  return self;
}

static void
waiting_cancelled_cb (GCancellable *cancellable, gpointer data)
{
  Waiting *self = data;

  g_mutex_lock (&self->lock);
  g_cond_broadcast (&self->moved);
  g_mutex_unlock (&self->lock);
}

/* Returns: whether the call ran. One that has started runs to its end: it may have reached the disk. */
static gboolean
waiting_wait (Waiting *self)
{
  gulong handler = 0;
  gboolean done;

  if (self->cancellable != NULL)
    handler = g_cancellable_connect (self->cancellable, G_CALLBACK (waiting_cancelled_cb), self, NULL);
  g_mutex_lock (&self->lock);
  while (!self->done && (self->started || !g_cancellable_is_cancelled (self->cancellable)))
    g_cond_wait (&self->moved, &self->lock);
  done = self->done;
  self->given_up = !done;
  g_mutex_unlock (&self->lock);
  if (self->cancellable != NULL)
    g_cancellable_disconnect (self->cancellable, handler);
  return done;
}

static gboolean
push_waiting (GocuaStore *self, Waiting *waiting)
{
  gboolean open;

  g_mutex_lock (&self->lock);
  open = !self->closed;
  if (open)
    {
      g_atomic_ref_count_inc (&waiting->refs);
      push_item (&self->writer, NULL, waiting);
    }
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
  Waiting *waiting;
  gpointer result = NULL;

  g_return_val_if_fail (GOCUA_IS_STORE (self) && func != NULL, NULL);
  g_return_val_if_fail (!g_main_context_is_owner (self->context), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  waiting = waiting_new (func, data, cancellable);
  if (!push_waiting (self, waiting))
    g_set_error_literal (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED, _ ("The ward file has been closed."));
  else if (!waiting_wait (waiting))
    g_cancellable_set_error_if_cancelled (cancellable, error);
  else if (waiting->error != NULL)
    g_propagate_error (error, g_steal_pointer (&waiting->error));
  else
    {
      result = waiting->result;
      if (announces)
        gocua_store_announce (self);
    }
  waiting_unref (waiting);
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
  Call call = { commit_func, gocua_batch_ref (batch), (GDestroyNotify) gocua_batch_unref, NULL, TRUE, TRUE };

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
  Call call = { set_author_func, g_strdup (author), g_free, NULL, TRUE, FALSE };

  g_return_if_fail (GOCUA_IS_STORE (self));

  push_write (self, call, NULL, NULL, NULL);
}

gboolean
gocua_store_has_pending_writes (GocuaStore *self)
{
  g_return_val_if_fail (GOCUA_IS_STORE (self), FALSE);

  return self->pending_writes > 0;
}
