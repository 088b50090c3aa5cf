/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-store-worker.h: a connection with the thread that alone may use it, and what it is given to do. */
#pragma once

#include "store/gocua-store.h"

G_BEGIN_DECLS

/** GocuaStoreWorker: @queue and @db are its thread's between gocua_store_worker_start() and _stop(). */
typedef struct
{
  GThread *thread;
  GAsyncQueue *queue;
  GocuaDb *db;
} GocuaStoreWorker;

/** GocuaStoreCall: what one task asks for; see gocua_store_read_async(). */
typedef struct
{
  GocuaStoreFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gboolean writes;
  gboolean announces; /* tell everybody when it is done */
} GocuaStoreCall;

/** GocuaStoreWaiting: a call whose thread waits for it, counted. The caller gives it up when it is cancelled
 * before it has started. */
typedef struct _GocuaStoreWaiting GocuaStoreWaiting;

/** gocua_store_worker_start: @db: (transfer full). @is_writer: whether it takes the daily backup first */
void gocua_store_worker_start (GocuaStoreWorker *self, const char *name, GocuaDb *db, gboolean is_writer);

/** gocua_store_worker_stop: waits for what was pushed before, then closes the connection. Not from its own
 * thread. */
void gocua_store_worker_stop (GocuaStoreWorker *self);

/** gocua_store_worker_push: @task: (transfer full): with a call attached, whose result it returns. Any
 * thread, before the worker is stopped. */
void gocua_store_worker_push (GocuaStoreWorker *self, GTask *task);

/** gocua_store_worker_push_waiting: as gocua_store_worker_push(). @waiting: the worker takes a reference */
void gocua_store_worker_push_waiting (GocuaStoreWorker *self, GocuaStoreWaiting *waiting);

/** gocua_store_call_attach: @call: copied into @task; its data are freed with that */
void gocua_store_call_attach (const GocuaStoreCall *call, GTask *task);

/** gocua_store_waiting_new: @data, @cancellable: the caller's, who waits. Returns: (transfer full) */
GocuaStoreWaiting *gocua_store_waiting_new (GocuaStoreFunc func, gpointer data, GCancellable *cancellable);
void gocua_store_waiting_unref (GocuaStoreWaiting *self);

/** gocua_store_waiting_wait: until the call has run, or was given up: one that has started runs to its end,
 * since it may have reached the disk. @result: (out) (transfer full) (nullable). Returns: whether it ran and
 * succeeded */
gboolean gocua_store_waiting_wait (GocuaStoreWaiting *self, gpointer *result, GError **error);

G_END_DECLS
