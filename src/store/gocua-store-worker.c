/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-store-worker.c: a connection with the thread that alone may use it, and what it is given to do. */
#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-store-worker.h"

#include "store/gocua-backup.h"
#include "store/gocua-db.h"

struct _GocuaStoreWaiting
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
};

/* What waits in the queue: one of the two. The worker itself in it ends the thread. */
typedef struct
{
  GTask *task;
  GocuaStoreWaiting *waiting;
} Item;

static void
call_free (gpointer data)
{
  GocuaStoreCall *call = data;

  if (call->free_data != NULL)
    call->free_data (call->data);
  g_free (call);
}

void
gocua_store_call_attach (const GocuaStoreCall *call, GTask *task)
{
  g_task_set_task_data (task, g_memdup2 (call, sizeof *call), call_free);
}

static void
interrupt_cb (GCancellable *cancellable, gpointer handle)
{
  sqlite3_interrupt (handle);
}

static void
run_call (GocuaStoreWorker *worker, GTask *task, GocuaStoreCall *call)
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

void
gocua_store_waiting_unref (GocuaStoreWaiting *self)
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
run_waiting (GocuaStoreWorker *worker, GocuaStoreWaiting *waiting)
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
push_item (GocuaStoreWorker *worker, GTask *task, GocuaStoreWaiting *waiting)
{
  Item item = { task, waiting };

  g_async_queue_push (worker->queue, g_memdup2 (&item, sizeof item));
}

static void
run_item (GocuaStoreWorker *worker, Item *item)
{
  if (item->waiting != NULL)
    {
      run_waiting (worker, item->waiting);
      gocua_store_waiting_unref (item->waiting);
      return;
    }
  run_call (worker, item->task, g_task_get_task_data (item->task));
  release (item->task);
}

static gpointer
worker_main (gpointer data)
{
  GocuaStoreWorker *worker = data;

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
  GocuaStoreWorker *worker = data;
  g_autoptr (GError) problem = NULL;

  if (!gocua_backup_make_daily (worker->db, &problem))
    g_message ("%s", problem->message);
  return worker_main (worker);
}

void
gocua_store_worker_start (GocuaStoreWorker *self, const char *name, GocuaDb *db, gboolean is_writer)
{
  self->db = db;
  self->queue = g_async_queue_new ();
  self->thread = g_thread_new (name, is_writer ? writer_main : worker_main, self);
}

void
gocua_store_worker_stop (GocuaStoreWorker *self)
{
  if (self->thread == NULL)
    return;
  g_async_queue_push (self->queue, self);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_clear_pointer (&self->db, gocua_db_close);
}

void
gocua_store_worker_push (GocuaStoreWorker *self, GTask *task)
{
  push_item (self, task, NULL);
}

void
gocua_store_worker_push_waiting (GocuaStoreWorker *self, GocuaStoreWaiting *waiting)
{
  g_atomic_ref_count_inc (&waiting->refs);
  push_item (self, NULL, waiting);
}

GocuaStoreWaiting *
gocua_store_waiting_new (GocuaStoreFunc func, gpointer data, GCancellable *cancellable)
{
  GocuaStoreWaiting *self = g_new0 (GocuaStoreWaiting, 1);

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
  GocuaStoreWaiting *self = data;

  g_mutex_lock (&self->lock);
  g_cond_broadcast (&self->moved);
  g_mutex_unlock (&self->lock);
}

/* Returns: whether the call ran. */
static gboolean
wait_until_done (GocuaStoreWaiting *self)
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

gboolean
gocua_store_waiting_wait (GocuaStoreWaiting *self, gpointer *result, GError **error)
{
  if (!wait_until_done (self))
    return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  *result = self->result;
  return TRUE;
}
