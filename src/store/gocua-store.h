/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-store.h: the one asynchronous face of a ward's file: a writing thread, a reading thread, and a
 * signal. */
#pragma once

#include "core/gocua-batch.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_STORE (gocua_store_get_type ())
G_DECLARE_FINAL_TYPE (GocuaStore, gocua_store, GOCUA, STORE, GObject)

/**
 * GocuaStore::changed:
 *
 * Emitted on the main thread after something was committed, whoever did it. Pages read again what they show.
 */

/**
 * GocuaStore::committed:
 *
 * Emitted on the main thread, before GocuaStore::changed, after this window committed something: not for what
 * sync took in, so that sync can listen to it without waking itself.
 */

/**
 * gocua_store_open_async:
 * @path: the file, made when @create is set
 *
 * Finds the key (see gocua-key.h), opens the file, and starts the two threads. Takes the daily backup when it
 * is due.
 */
void gocua_store_open_async (const char *path,
                             gboolean create,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/** gocua_store_open_finish: Returns: (transfer full) (nullable): the store, or %NULL with a #GocuaDbError */
GocuaStore *gocua_store_open_finish (GAsyncResult *result, GError **error);

/** gocua_store_close: waits for what is under way, then closes the file. Also done when the last reference
 * goes. */
void gocua_store_close (GocuaStore *self);

/** gocua_store_get_path: Returns: (transfer none): the file. Any thread. */
const char *gocua_store_get_path (GocuaStore *self);

/** gocua_store_get_clock: Returns: (transfer none): what stamps the changes; sync corrects it. Any thread. */
GocuaClock *gocua_store_get_clock (GocuaStore *self);

/** GocuaStoreFunc: work on a database thread. Returns: a result, or %NULL with @error set (or without, if
 * there is none) */
typedef gpointer (*GocuaStoreFunc) (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error);

/**
 * gocua_store_open_and_read_async:
 * @func: (nullable): read in the thread that opens the file, right after it; fails the opening when it fails
 *
 * As gocua_store_open_async(), for who wants something of the file first of all. After
 * gocua_store_open_finish() the result is to be had once from gocua_store_open_take_result().
 */
void gocua_store_open_and_read_async (const char *path,
                                      gboolean create,
                                      GocuaStoreFunc func,
                                      GDestroyNotify free_result,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gpointer gocua_store_open_take_result (GAsyncResult *result); /* (transfer full) */

/**
 * gocua_store_read_async:
 * @func: (scope async): runs on the reading thread; it must not write
 * @data: (transfer full): for @func, freed with @free_data
 * @free_result: (nullable): frees a result that nobody takes
 *
 * Reads in the order in which they were asked for. A cancelled one that has not started never runs.
 */
void gocua_store_read_async (GocuaStore *self,
                             GocuaStoreFunc func,
                             gpointer data,
                             GDestroyNotify free_data,
                             GDestroyNotify free_result,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/** gocua_store_write_async: as gocua_store_read_async(), on the writing thread; emits GocuaStore::changed on
 * success. */
void gocua_store_write_async (GocuaStore *self,
                              GocuaStoreFunc func,
                              gpointer data,
                              GDestroyNotify free_data,
                              GDestroyNotify free_result,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/** gocua_store_note_async: as gocua_store_write_async(), for what no page shows: GocuaStore::changed is not
 * emitted. */
void gocua_store_note_async (GocuaStore *self,
                             GocuaStoreFunc func,
                             gpointer data,
                             GDestroyNotify free_data,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/** gocua_store_call_finish: Returns: (transfer full) (nullable): what @func returned; look at @error, not at
 * %NULL */
gpointer gocua_store_call_finish (GocuaStore *self, GAsyncResult *result, GError **error);

/**
 * gocua_store_call_sync:
 * @func: runs on the writing thread, after what was handed over before
 * @data: for @func; stays the caller's, who waits
 * @announces: emit GocuaStore::changed (as gocua_store_announce()) when @func succeeds
 * @cancellable: (nullable): before @func has started it never runs then; after that it is for @func to look
 *
 * For threads that are neither the main one nor a database thread, such as that of sync: runs @func and waits
 * for it. Keep @func short, since a person's entries wait behind it.
 *
 * Returns: (transfer full) (nullable): what @func returned; look at @error, not at %NULL
 */
gpointer gocua_store_call_sync (GocuaStore *self,
                                GocuaStoreFunc func,
                                gpointer data,
                                gboolean announces,
                                GCancellable *cancellable,
                                GError **error);

/** gocua_store_announce: emits GocuaStore::changed on the main thread soon, once for all calls until then.
 * Any thread. */
void gocua_store_announce (GocuaStore *self);

/** gocua_store_commit_async: commits a batch through gocua_journal_commit() on the writing thread. */
void gocua_store_commit_async (GocuaStore *self,
                               GocuaBatch *batch,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/** gocua_store_commit_finish: Returns: %TRUE when the batch is on the disk; %FALSE: nothing has changed */
gboolean gocua_store_commit_finish (GocuaStore *self, GAsyncResult *result, GError **error);

/** gocua_store_set_author: who is entering from now on. */
void gocua_store_set_author (GocuaStore *self, const char *author);

/** gocua_store_has_pending_writes: Returns: whether anything is still on its way to the disk */
gboolean gocua_store_has_pending_writes (GocuaStore *self);

G_END_DECLS
